"""`--redact` leaves out what is private, says so, and changes no score."""

import json
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
import yaml

from verifykit.cli import main

MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"
SECRETS = {
    "sources": ["malian-lieutenant", "bbc-afrique"],
    "documents": ["daily-beast-report"],
}
GIVEAWAYS = [
    "malian-lieutenant",
    "unnamed lieutenant of the Malian army",
    "Took no part in the coup",
    "bbc-afrique",
    "BBC Afrique",
    "bbc-afrique-report",
    "large newsroom with published standards",
    "daily-beast-report",
    "e-bbc-camara",
    "e-bbc-diaw",
    "e-beast-camara",
    "x-private",
]


def private_case(folder):
    """The Mali case with some sources and a document marked private, as an author would."""
    lines = []
    for line in MALI.read_text(encoding="utf-8").splitlines():
        lines.append(line)
        found = re.fullmatch(r"  - id: ([a-z-]+)", line)
        if found and found[1] in [*SECRETS["sources"], *SECRETS["documents"]]:
            lines.append("    x-private: true")
    shutil.copytree(MALI.parent, folder / "mali")
    path = folder / "mali" / "case.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def pages(tmp_path, write_report):
    case = private_case(tmp_path)
    full = write_report(case, tmp_path / "full.html").read_text(encoding="utf-8")
    redacted = write_report(case, tmp_path / "redacted.html", "--redact")
    return full, redacted.read_text(encoding="utf-8")


def scores(html):
    row = re.compile(r"<tr data-v=([a-z]+) .*?<b>([0-9.–]+)</b>.*?<td data-k=(\d)>", re.DOTALL)
    return row.findall(html)


def test_nothing_private_is_in_the_bytes(pages):
    full, redacted = pages
    for secret in GIVEAWAYS[:-1]:
        assert secret.lower() in full.lower(), f"the test looks for what is never shown: {secret}"
    assert [secret for secret in GIVEAWAYS if secret.lower() in redacted.lower()] == []


def test_it_says_what_it_left_out(pages):
    full, redacted = pages
    text = " ".join(re.sub(r"<[^>]+>", " ", redacted).split())
    # A document of a private source is private, too.
    assert "2 sources and 2 documents marked private are left out" in text
    assert "9 items of evidence" in text
    assert "2 sources and 2 documents are left out of these lists" in text
    assert "marked private" not in full


def test_a_page_with_what_is_private_says_that_it_is_not_to_be_published(
    pages, tmp_path, write_report
):
    full, redacted = pages
    told = "Not to be published."
    assert (full.count(told), redacted.count(told)) == (1, 0)
    brief = write_report(tmp_path / "mali" / "case.yaml", tmp_path / "brief.html", "--brief")
    assert told in brief.read_text(encoding="utf-8")
    assert told not in write_report(MALI, tmp_path / "plain.html").read_text(encoding="utf-8")


def test_no_score_changes(pages):
    full, redacted = pages
    assert len(scores(full)) > 20
    assert scores(full) == scores(redacted)


def test_a_case_without_secrets_says_so(tmp_path, write_report):
    html = write_report(MALI, tmp_path / "r.html", "--redact").read_text(encoding="utf-8")
    assert "Nothing in this case is marked private" in html


def test_what_is_marked_false_is_not_private(tmp_path, write_report):
    data = {"id": "s", "name": "Seen", "x-private": False}
    case = tmp_path / "case.yaml"
    content = {
        "verifykit": 1,
        "sources": [data],
        "claims": [{"id": "c", "text": "It rains."}],
        "evidence": [{"id": "e", "claim": "c", "source": "s", "stance": "supports"}],
    }
    case.write_text(yaml.safe_dump(content), encoding="utf-8")
    assert "Seen" in write_report(case, tmp_path / "r.html", "--redact").read_text(encoding="utf-8")


NAME = "Am\u00e9lie O\u2019Neill-Ch\u00e2teau"


def quoting_case(folder):
    """A private document whose capture has other words than its quote."""
    (folder / "captures").mkdir()
    page = (
        "<p>The minister signed the protocol in the garden while the band was playing loudly.</p>"
    )
    (folder / "captures" / "page.html").write_text(page, encoding="utf-8")
    quote = "The minister signed the protocol in the palace while the band was playing loudly."
    data = {
        "verifykit": 1,
        "sources": [
            {"id": "clerk", "name": NAME, "x-private": True},
            {"id": "paper", "name": "Paper", "notes": "Edited by " + " and ".join([
                unicodedata.normalize("NFD", NAME), NAME.replace("\u2019", "'"),
                NAME.replace("-", "\u2011"), NAME.upper()])},
        ],
        "documents": [
            {"id": "ledger", "source": "clerk", "capture": {"path": "captures/page.html"}},
            {"id": "open", "source": "paper", "capture": {"path": "captures/page.html"}},
        ],
        "claims": [{"id": "c", "text": "The minister signed."}],
        "evidence": [
            {"id": "e-secret", "claim": "c", "document": "ledger", "stance": "supports",
             "quote": {"exact": quote}},
            {"id": "e-open", "claim": "c", "document": "open", "stance": "supports"},
        ],
    }  # fmt: skip
    path = folder / "case.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_name_goes_however_its_accents_and_punctuation_are_written(tmp_path, write_report):
    html = write_report(quoting_case(tmp_path), tmp_path / "r.html", "--redact").read_text("utf-8")
    assert "Edited by [left out] and [left out] and [left out] and [left out]" in html
    assert "neill" not in html.lower()


@pytest.mark.parametrize("accepted", [[], ["--accept", "quotes"]], ids=["suggested", "accepted"])
def test_what_a_plug_in_read_in_a_private_capture_is_left_out(tmp_path, write_report, accepted):
    """A finding that shows what the page has instead of the quote would hand on the capture."""
    pytest.importorskip("verifykit_quotes")
    case = quoting_case(tmp_path)
    full = write_report(case, tmp_path / "full.html", *accepted).read_text("utf-8")
    assert "garden" in full
    html = write_report(case, tmp_path / "r.html", "--redact", *accepted).read_text("utf-8")
    assert [word for word in ("garden", "palace", "altered (") if word in html] == []
    assert "what it says of something private is left out" in html
    assert ("left out by quotes: an item" if accepted else "QUO001") in html
    assert scores(html) == scores(full)


@pytest.mark.parametrize(
    ("place", "mark", "told"),
    [
        ("claims", "true", "/claims/0 is marked x-private"),
        ("entities", "true", "/entities/0 is marked x-private"),
        ("sources", "yes", '/sources/0 has x-private: "yes"'),
        ("sources", "[true]", "/sources/0 has x-private: [true]"),
    ],
)
def test_a_mark_that_cannot_be_heeded_is_refused(place, mark, told, tmp_path, capsys):
    items = {
        "sources": "id: s, name: S",
        "entities": "id: who, kind: person, name: Anna Example",
        "claims": "id: c, text: It is so.",
    }
    lists = [
        f"{name}: [{{{text}{f', x-private: {mark}' if name == place else ''}}}]"
        for name, text in items.items()
    ]
    case = tmp_path / "case.yaml"
    case.write_text("\n".join(["verifykit: 1", *lists]), encoding="utf-8")
    page = tmp_path / "r.html"
    assert main(["report", str(case), "-o", str(page), "--redact"]) == 2
    assert told in capsys.readouterr().err
    assert not page.exists()
    assert main(["report", str(case), "-o", str(page)]) == 0


def test_an_id_that_is_a_word_stays_a_word_in_what_is_published(tmp_path, write_report):
    content = {
        "verifykit": 1,
        "sources": [
            {"id": "file", "name": "Audit of the ward", "x-private": True},
            {"id": "wilkes", "name": "Ada Wilkes", "kind": "person", "x-private": True},
            {"id": "echo", "name": "The Echo", "notes": "file goes further than wilkes"},
        ],
        "documents": [{"id": "story", "source": "echo", "title": "The sealed file, and File 7"}],
        "claims": [{"id": "c", "text": "The file against wilkes was hidden."}],
        "evidence": [
            {"id": "e1", "claim": "c", "source": "file", "stance": "supports"},
            {"id": "e2", "claim": "c", "document": "story", "stance": "supports",
             "derived_from": ["file"]},
            {"id": "e3", "claim": "c", "source": "wilkes", "stance": "refutes"},
        ],
    }  # fmt: skip
    case = tmp_path / "case.json"
    case.write_text(json.dumps(content), encoding="utf-8")
    html = write_report(case, tmp_path / "r.html", "--redact").read_text("utf-8")
    assert "The file against left-out-source-2 was hidden." in html, "an id, and a name"
    assert "The sealed file, and left-out-source-1 7" in html, "in capitals it may be a name"
    assert "file goes further" not in html, "who writes notes may mean an id"
    assert "wilkes" not in html.lower()
