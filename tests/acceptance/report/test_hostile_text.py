"""Whatever a case says, it is shown as text: nothing runs, steers, hides or breaks the page."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import pytest

import verifykit
from verifykit.cli import main
from verifykit.errors import UsageError
from verifykit.reporting.html.fragment import report_fragment
from verifykit.reporting.html.writer import HtmlWriter
from verifykit.reporting.registry import FORMATS

SCRIPT = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
HOSTILE = [
    SCRIPT,
    "</style></title><svg onload=window.hit=1>{{ 7 * 7 }}{% raw %}",
    '" onmouseover="window.hit=1" x=\'\'>',
    "\u202eevil\u202c \u2066isolated\u2069 zero\u200bwidth \x07bell",
    "مرحبا بالعالم \N{GRINNING FACE} naïve",
    "w" * 100_000,
    '=HYPERLINK("http://127.0.0.1/";"x")',
    "<!-- --> ]]> &lt;b&gt; &#x3c;b> \\u003cb>",
]
CONTROLS = [*map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]), "\u200b", "\x07"]


def hostile_case(text):
    return {
        "case": {"id": "hostile", "title": text, "description": text, "as_of": "2024-01-01"},
        "sources": [
            {"id": "s<img>", "name": text, "notes": text, "url": "javascript:window.hit=1"},
            {"id": 's"2', "name": text, "anonymous": True},
        ],
        "documents": [
            {"id": "d'1", "source": "s<img>", "title": text, "notes": text,
             "url": "javascript:window.hit=1", "retracted": {"reason": text}},
            {"id": "d&2", "source": 's"2', "title": text, "url": 'http://x/"><img src=x>',
             "consulted": False, "known_through": ["d'1"]},
        ],
        "entities": [{"id": "e<b>", "name": text}],
        "predicates": [
            {"id": "p<b>", "label": text, "value": "text", "cardinality": "one", "scope": ["q<b>"]}
        ],
        "claims": [
            {"id": f"c<i>{number}", "text": text, "subject": "e<b>", "predicate": "p<b>",
             "value": f"{text} {number}", "notes": text, "unit": text, "when": "2023",
             "qualifiers": {"q<b>": text}}
            for number in range(2)
        ],
        "evidence": [
            {"id": "i<1>", "claim": "c<i>0", "document": "d&2", "stance": "supports",
             "notes": text, "quote": {"exact": text}, "attributed_to": "s<img>"},
            {"id": "i<2>", "claim": "c<i>1", "document": "d&2", "stance": "refutes"},
            {"id": "i<3>", "claim": "c<i>1", "document": "d'1", "stance": "supports"},
            {"id": "i<4>", "claim": "c<i>1", "source": 's"2', "stance": "supports"},
        ],
        "hypotheses": [{"id": "h<b>", "text": text, "ratings": {"c<i>0": "C"}}],
        "waivers": [{"rule": "SRC002", "reason": text, "claim": "c<i>0"}],
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_markup_and_no_control_character_survives(report_on, text):
    html = report_on(hostile_case(text)).read_text(encoding="utf-8")
    assert "<img" not in html
    assert html.count("<script") == html.count("</script") == 1
    assert 'href="javascript' not in html.lower()
    assert "href=javascript" not in html.lower()
    assert not [character for character in CONTROLS if character in html]
    assert len(html) < 1_000_000


@pytest.mark.parametrize(
    "text",
    [" ".join([*HOSTILE[:5], HOSTILE[7]]), HOSTILE[6], "::error::x\r\n::stop-commands::y"],
    ids=["markup", "formula", "command"],
)
def test_every_other_output_takes_it_for_text(text, tmp_path, capsys):
    case = tmp_path / "case.json"
    case.write_text(json.dumps({**hostile_case(text), "verifykit": 1}), encoding="utf-8")
    report = verifykit.assess(verifykit.load(case))
    commands = (
        ["check", "--exit-zero", "--format", "text", "-v"],
        ["score"],
        ["explain"],
        ["proposals"],
    )
    written = {}
    for command in commands:
        claim = ["c<i>0"] if command == ["explain"] else []
        main([command[0], str(case), *claim, *command[1:], "--isolated"])
        shown = capsys.readouterr()
        written[command[0]] = shown.out + shown.err
    main(["diff", str(case), str(case), "--isolated"])
    written["diff"] = "".join(capsys.readouterr())
    for name in (*FORMATS, "claimreview", "stix", "ach"):
        stream = io.StringIO()
        try:
            verifykit.write(report, stream, format=name)
        except UsageError:
            assert name not in FORMATS, "a plug-in that is not installed"
            continue
        written[name] = stream.getvalue()
    for name in ("check", "score", "explain", "proposals", "diff", "text", "ach"):
        lines = written.get(name, "").splitlines()
        assert not [one for one in CONTROLS if any(one in line for line in lines)], name
        assert not [line for line in lines if re.match(r"\s*(::|##\[)", line)], name
    for name in ("json", "sarif", "claimreview", "stix"):
        json.loads(written.get(name, "{}"))
    ElementTree.fromstring(written["junit"])
    for row in csv.reader(io.StringIO(written["csv"])):
        assert not [cell for cell in row if cell[:1] in tuple("=+@\t\r") or cell[:2] == "-1"]
    told = [line for line in written["github"].splitlines() if line]
    assert all(re.match(r"::(error|warning|notice) ", line) for line in told)
    assert len(told) == len(report.findings) + len(report.errors)
    brief = io.StringIO()
    HtmlWriter(brief=True).write([report], brief)
    for page in (brief.getvalue(), report_fragment(report)):
        assert "<img" not in page
        assert "<svg onload" not in page
        assert page.count("<script") == page.count("</script")
        assert not [one for one in CONTROLS if one in page]


@pytest.mark.browser
@pytest.mark.parametrize("text", [" ".join(HOSTILE[:3]), *HOSTILE[3:6]], ids=range(4))
def test_inert_in_the_browser(visit, report_on, text):
    seen = visit(report_on(hostile_case(text)))
    seen.open_everything()
    page = seen.page
    assert page.evaluate("window.hit") is None
    assert page.locator("img, iframe, object, [onerror], [onload], [onmouseover]").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator(".index tbody tr").count() == 2
    shown = page.locator("h1").inner_text()
    assert text[:20].split()[0] in shown or "\\u202e" in shown
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("[name=q]", "c<i>1")
    assert seen.visible_claims() == ["c<i>1"]
    links = page.eval_on_selector_all("a", "all => all.map(one => one.getAttribute('href'))")
    assert {link.partition(":")[0] if link[0] != "#" else "#" for link in links} == {"#", "http"}


@pytest.mark.browser
def test_the_policy_stops_what_slips_through(visit, mali):
    seen = visit(mali)
    page = seen.page
    blocked = page.evaluate(
        """async () => {
            const seen = [];
            document.addEventListener('securitypolicyviolation',
                event => seen.push(event.effectiveDirective));
            const script = document.createElement('script');
            script.textContent = 'window.hit = 1';
            document.body.append(script);
            const image = document.createElement('img');
            image.src = 'http://127.0.0.1:9/x.png';
            document.body.append(image);
            await new Promise(done => setTimeout(done, 200));
            return [window.hit ?? null, ...seen.sort()];
        }"""
    )
    assert blocked == [None, "img-src", "script-src-elem"]
    assert len(seen.messages) >= 2
    # What was tried here is what the browser speaks of, not the page.
    seen.messages.clear()
    seen.requests[1:] = []
