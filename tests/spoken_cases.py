"""Small cases about one claim, and what the outputs say of who spoke in them."""

import io
import json

from verifykit import assess, explain, load, write
from verifykit.reporting.explanation import explanation_lines
from verifykit.reporting.style import Style

SOURCES = [
    {"id": "reporter", "name": "The Reporter", "kind": "outlet", "reliability": "A"},
    {"id": "daily", "name": "The Daily", "kind": "outlet", "reliability": "C"},
    {"id": "weekly", "name": "The Weekly", "kind": "outlet", "reliability": "C"},
    {"id": "lab", "name": "City Lab", "kind": "institution", "reliability": "B"},
    {"id": "lind", "name": "Rosa Lind", "kind": "official"},
    {
        "id": "insider",
        "name": "an insider",
        "kind": "person",
        "anonymous": True,
        "reliability": "B",
    },
    {"id": "aides", "name": "three aides", "kind": "person", "anonymous": True, "people": 3},
    {"id": "blog", "name": "A Blog", "kind": "person"},
]
DOCUMENTS = [
    {"id": f"{source}-piece", "source": source, "published": "2024-01-02"}
    for source in ("reporter", "daily", "weekly", "lab", "lind", "blog")
]
CLAIMS = [{"id": "c", "text": "The plant leaks."}]


def reported(evidence, documents=(), **lists):
    """The report on a case of these sources; `documents` go before those of the same id."""
    given = {one["id"] for one in documents}
    case = {
        "verifykit": 1,
        "case": {"as_of": "2024-06-01"},
        "sources": SOURCES,
        "documents": [*documents, *(one for one in DOCUMENTS if one["id"] not in given)],
        "claims": CLAIMS,
        "evidence": [
            {"id": f"e{number}", "claim": "c", "stance": "supports", **item}
            for number, item in enumerate(evidence)
        ],
        **lists,
    }
    report = assess(load("case.json", data=json.dumps(case).encode(), readers=()))
    assert report.claims, report.findings
    return report


def piece(source, **keys):
    return {"document": f"{source}-piece", **keys}


def explained(report, claim="c"):
    return "\n".join(step.why or "" for step in report.claim(claim).explanation)


def findings(report, code):
    return [found.message for found in report.findings if found.rule == code]


def page(report):
    written = io.StringIO()
    write(report, written, format="html")
    return written.getvalue()


def steps_as_text(report):
    lines = explanation_lines(explain(report, "c"), Style(), 200)
    return "\n".join(lines).partition("How the score")[2].partition("Who got it")[0]
