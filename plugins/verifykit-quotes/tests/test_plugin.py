"""The plug-in from outside: cases on files, in every format of captures, through the command."""

import gzip
import hashlib
from pathlib import Path

import pytest
from attrs import evolve

from verifykit import (
    Capture,
    Case,
    Claim,
    Document,
    Evidence,
    Quote,
    Settings,
    Source,
    assess,
    load,
)

SAID = "The harbour master said that the repairs would cost 40,000 crowns."
PAGE = f"""<!doctype html><html><body><nav>Front page, sport, weather</nav>
<article><h1>Basin closed</h1><p>{SAID} He had not been told of the fault before Monday, and he
asked the inspectors for their report. The boats were sent to the old quay.</p></article>
<aside><p>In the box: nobody was hurt on the quay.</p></aside></body></html>"""

CASE = """\
verifykit: 1
case: {{id: basin, language: en}}
sources:
  - {{id: daily, name: The Daily}}
  - {{id: gazette, name: The Gazette}}
documents:
  - {{id: story, source: daily, url: "https://daily.example/basin", capture: {{path: {path}}}}}
  - {{id: other, source: gazette}}
claims:
  - {{id: cost, text: The repairs cost 40000 crowns.}}
evidence:
  - id: e-story
    claim: cost
    document: story
    stance: supports
    lineage: original
    quote: {{exact: "{quote}"}}
  - {{id: e-other, claim: cost, document: other, stance: supports, lineage: original}}
"""
ALTERED = SAID.replace("40,000", "90,000")


def warc(page: str) -> bytes:
    body = page.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        "WARC-Target-URI: https://daily.example/basin\r\nWARC-Date: 2024-05-02T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


FORMATS = {"page.txt": SAID.encode(), "page.html": PAGE.encode(), "page.warc.gz": warc(PAGE)}


@pytest.fixture(params=FORMATS)
def capture(request: pytest.FixtureRequest) -> str:
    if "warc" in request.param:
        pytest.importorskip("warcio")
    return request.param


def write(folder: Path, quote: str, capture: str = "page.txt", data: bytes | None = None) -> Path:
    (folder / capture).write_bytes(FORMATS[capture] if data is None else data)
    path = folder / "case.yaml"
    path.write_text(CASE.format(path=capture, quote=quote), encoding="utf-8")
    return path


def rules(path: Path, **settings: object) -> list[str]:
    report = assess(load(path), Settings(select=("QUO", "PRO"), **settings))
    assert not report.errors
    return [one.rule for one in report.findings if is_of_quotes(one.rule, one.message)]


def is_of_quotes(rule: str, message: str) -> bool:
    """Whether a finding is of this plug-in, whatever others are installed and propose."""
    return rule.startswith("QUO") or message.startswith("quotes proposes")


def test_a_quote_that_is_there(tmp_path: Path, capture: str) -> None:
    assert rules(write(tmp_path, SAID, capture)) == []


def test_a_quote_that_is_altered(tmp_path: Path, capture: str) -> None:
    assert sorted(rules(write(tmp_path, ALTERED, capture))) == ["PRO001", "QUO001"]


def test_a_quote_that_is_absent(tmp_path: Path, capture: str) -> None:
    path = write(tmp_path, "Nobody expected that many visitors at the fair.", capture)
    assert sorted(rules(path)) == ["PRO001", "QUO002"]


def test_what_is_outside_of_the_main_text_is_found_as_well(tmp_path: Path) -> None:
    assert rules(write(tmp_path, "nobody was hurt on the quay", "page.html")) == []


def test_the_command_shows_the_passage_and_its_place(tmp_path: Path, run_verifykit) -> None:
    path = write(tmp_path, ALTERED)
    done = run_verifykit("check", path, "--select", "QUO", "--format", "json")
    assert done.exit_code == 1
    (finding,) = done.json()["findings"]
    line = path.read_text().splitlines()[finding["line"] - 1]
    assert "exact" in line
    assert "'90,000' for '40,000'" in finding["message"]
    assert SAID.rstrip(".") in finding["message"]
    (check,) = [one for one in done.json()["claims"][0]["checks"] if one["checker"] == "quotes"]
    assert check["score"] == 0


def test_the_plugin_can_be_blocked(tmp_path: Path, run_verifykit) -> None:
    done = run_verifykit("check", write(tmp_path, ALTERED), "-p", "no:quotes", "--format", "json")
    found = done.json()["findings"]
    assert not [one for one in found if is_of_quotes(one["rule"], one["message"])]


def test_an_accepted_proposal_takes_the_evidence_out(tmp_path: Path) -> None:
    case = load(write(tmp_path, ALTERED))
    (before,) = assess(case).claims
    report = assess(case, Settings(accept=("quotes",)))
    (after,) = report.claims
    assert before.support.documents == 2
    assert after.support.documents == 1
    assert after.score < before.score
    (accepted,) = report.accepted
    assert accepted.proposal.done.startswith("left out by quotes: e-story, ")
    assert "'90,000' for '40,000'" in accepted.proposal.done
    left = evolve(case, evidence=tuple(one for one in case.evidence if one.id != "e-story"))
    assert [evolve(after, checks=())] == [evolve(one, checks=()) for one in assess(left).claims]
    assert not [one for one in report.findings if "retract" in one.message]


def test_nothing_is_proposed_for_a_quote_that_holds(tmp_path: Path) -> None:
    case = load(write(tmp_path, "the repairs […] cost 40.000 crwns"))
    before, after = assess(case), assess(case, Settings(accept=("quotes",)))
    assert before.claims[0].score == after.claims[0].score


def test_a_capture_without_text_is_not_held_against_the_quote(tmp_path: Path) -> None:
    empty = b"<html><body><div id='root'></div><script>render()</script></body></html>"
    assert rules(write(tmp_path, SAID, "page.html", empty)) == ["QUO005"]
    assert rules(write(tmp_path, SAID, "page.txt", b"%PDF-1.4\0")) == ["QUO005"]


def test_the_width_of_the_selector_is_an_option(tmp_path: Path) -> None:
    path = write(tmp_path, "the repairs would cost 40 000 crowns")
    table = {"quotes": {"context": 5}}
    (finding,) = assess(load(path), Settings(select=("QUO",), plugins=table)).findings
    assert '"prefix": "that "' in finding.message


def test_the_digest_of_the_capture_still_counts(tmp_path: Path, run_verifykit) -> None:
    path = write(tmp_path, SAID)
    digest = hashlib.sha256(SAID.encode()).hexdigest()
    text = path.read_text()
    path.write_text(text.replace("{path: page.txt}", f"{{path: page.txt, sha256: {digest}}}"))
    assert rules(path) == []
    (tmp_path / "page.txt").write_text(ALTERED)
    assert run_verifykit("check", path).exit_code == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"longest_page": 50}, "characters, at most 50 are searched (`longest_page`)"),
        ({"longest_quote": 2}, "words, at most 2 count (`longest_quote`)"),
    ],
)
def test_what_is_too_long_is_not_compared_and_the_finding_says_so(
    tmp_path: Path, options: dict[str, int], said: str
) -> None:
    page = "The bridge will stay closed until the spring, the mayor said on Monday evening."
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    case = Case(
        folder=str(tmp_path),
        sources=(Source(id="daily", name="The Daily"),),
        documents=(Document(id="piece", source="daily", capture=Capture(path="page.txt")),),
        claims=(Claim(id="closed", text="The bridge is closed."),),
        evidence=(
            Evidence(
                id="e", claim="closed", document="piece", stance="supports", quote=Quote(exact=page)
            ),
        ),
    )
    report = assess(case, Settings(plugins={"quotes": options}))
    (finding,) = (one for one in report.findings if one.rule == "QUO005")
    assert said in finding.message
