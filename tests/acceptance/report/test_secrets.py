"""Marked secrets in every private place, in any spelling, are in no redacted output."""

import base64
import hashlib
import html
import io
import json
import re
import unicodedata
from urllib.parse import quote, unquote

import pytest
import yaml
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import verifykit
from long_run import share
from verifykit import Settings
from verifykit.cli import main
from verifykit.diffing.data import diff_data
from verifykit.diffing.text import diff_lines
from verifykit.engine import shared_plugin_manager
from verifykit.model.assessment import Assessment, Step
from verifykit.model.edit import Edit, Fix
from verifykit.model.finding import Finding, Related
from verifykit.model.proposal import Basis, Proposal
from verifykit.model.section import Section
from verifykit.model.waiver import Waiver
from verifykit.reporting.explanation import explain, explanation_data, explanation_lines
from verifykit.reporting.html.fragment import report_fragment
from verifykit.reporting.html.writer import HtmlWriter
from verifykit.reporting.redaction import redacted, redacted_versions
from verifykit.reporting.registry import FORMATS, SCORE_FORMATS, score_writer
from verifykit.reporting.result import Failure, ReportedProposal, WaivedFinding
from verifykit.reporting.style import Style

CAPTURE = b"<p>sekretcapture</p>"
DIGEST = hashlib.sha256(CAPTURE).hexdigest()
NAMES = ["Quirin Zaunegger", "Quirin Weißzwack", "Griﬃnz Qvistgaard", "Квирин Зворыкин", "王曌囍",
         "สมชายฎฏ", "佐藤齉麤", "Żaneta Quźmicz"]  # fmt: skip
SPELL = {
    "as it is": str,
    "upper": str.upper,
    "taken apart": lambda text: unicodedata.normalize("NFD", text),
    "compatible": lambda text: unicodedata.normalize("NFKC", text),
    "soft hyphens": lambda text: "\u00ad".join(text),
    "zero width": lambda text: "\u200b".join(text),
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "slug": lambda text: text.replace(" ", "-").lower(),
    "joined": lambda text: text.replace(" ", ""),
    "percent": lambda text: quote(text),
    "entities": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "escapes": lambda text: json.dumps(text)[1:-1],
    "full width": lambda text: "".join(
        chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text
    ),
}
PLACES = ("case", "claim", "claim-notes", "claim-id", "document", "url", "notes", "entity",
          "alias", "hypothesis", "relation", "waiver", "grade", "extension", "path",
          "settled")  # fmt: skip


def secret_case(name, mentions):
    """A case whose private items hold a secret each, and what mentions the name elsewhere."""

    def told(place):
        return f" ({SPELL[mentions[place]](name)})" if place in mentions else ""

    def slugged(place, word):
        if place not in mentions:
            return word
        # An id has neither blanks nor semicolons.
        way = "slug" if mentions[place] == "entities" else mentions[place]
        return f"{word}-{'-'.join(SPELL[way](name).split())}"

    claim = slugged("claim-id", "open-claim")
    return {
        "verifykit": 1,
        "case": {"id": "secrets", "title": "A case" + told("case"), "as_of": "2024-02-02",
                 "x-claimreview": {"url": "https://desk.example/{case}/{claim}"}},
        "sources": [
            {"id": "sekretaer", "name": name, "kind": "person", "url": "https://sekreturl.example/x",
             "notes": "sekretnote kept by us", "x-private": True, "reliability": "B"},
            {"id": "paper", "name": "Paper", "notes": "Printed it." + told("grade")},
            {"id": "wire", "name": "Wire"},
            *({"id": one, "name": one.title(), "reliability": "A"} for one in ("court", "port")),
        ],
        "documents": [
            {"id": "sekretdoc", "source": "sekretaer", "title": "Sekrettitle of it",
             "url": "https://www.sekrethost.example/a%20b?c=1", "published": "1987-03-11",
             "notes": "sekretdocnote inside",
             "capture": {"path": "sekretfolder/sekretfile.html", "sha256": DIGEST},
             "retracted": {"on": "1988-07-23", "reason": "sekretreason given"}},
            {"id": "open-doc", "source": "paper", "title": "Open" + told("document"),
             "url": "https://open.example/" + quote(told("url")),
             "notes": "n, and see sekretlost" + told("notes"),
             "derived_from": ["sekretdoc"], "published": "2024-01-01"},
        ],
        "entities": [
            {"id": "who", "kind": "person", "name": "Somebody" + told("entity"),
             "aliases": ["X" + told("alias")]}
        ],
        "claims": [
            {"id": claim, "text": "It is so" + told("claim"), "notes": "n" + told("claim-notes"),
             "gravity": "serious", "x-own": {"said": ["by" + told("extension")]}},
            {"id": "other", "text": "It is otherwise"},
            {"id": "settled", "text": "It is settled" + told("settled")},
        ],
        "evidence": [
            {"id": "sekretitem", "claim": claim, "document": "sekretdoc", "stance": "supports",
             "notes": "sekretitemnote", "when": "1986-11-05",
             "quote": {"exact": "sekretquote words that were said", "prefix": "sekretprefix"}},
            {"id": "e2", "claim": claim, "document": "open-doc", "stance": "supports"},
            {"id": "e3", "claim": claim, "source": "wire", "stance": "refutes",
             "withdrawn": {"on": "2024-01-09", "reason": "wrong"}},
            *({"id": f"e-{one}", "claim": "settled", "source": one, "stance": "supports",
               "lineage": "original"} for one in ("court", "port")),
            {"id": "sekretsettled", "claim": "settled", "document": "sekretdoc",
             "stance": "supports"},
            {"id": "sekretlone", "claim": "other", "source": "wire", "stance": "refutes",
             "x-private": True, "strength": {"factor": 1.5, "reason": "sekretstrength"},
             "withdrawn": {"on": "1989-04-17", "reason": "sekretwithdrawal"}},
        ],
        "hypotheses": [{"id": "h", "text": "Perhaps" + told("hypothesis"),
                        "ratings": {claim: "C"}}],
        "relations": [{"from": claim, "to": "other", "kind": "contradicts",
                       **({"notes": told("relation")} if "relation" in mentions else {})}],
        "waivers": [{"rule": "SRC002", "claim": claim, "reason": "known" + told("waiver")}],
        "x-accepted": [
            {"id": "xyz:sekretdigest", "rule": "XYZ001", "edit": f"to leave out {one['id']}",
             "reason": "sekretreading of sekretcapture", "by": "sekretuser", "on": "2024-01-20",
             "claims": [claim], "rests_on": [{"document": "sekretdoc", "text": "sekretcapture"}],
             "was": {"claim": claim, "stance": "refutes", "when": "1990-09-14",
                     "notes": "sekretgonenote", "quote": {"exact": "sekretgonequote"}, **one}}
            for one in (
                {"id": "sekretgone", "document": "open-doc", "attributed_to": "sekretaer"},
                {"id": "sekretlost", "source": "wire", "x-private": True},
            )
        ],
    }  # fmt: skip


SECRETS = (
    "sekret",
    "1987-03-11",
    "1988-07-23",
    "1986-11-05",
    "1989-04-17",
    "1990-09-14",
    DIGEST,
    "x-private",
)


def plain(text):
    """Text without any of what it may be wrapped in, letters and digits alone."""
    for _ in range(3):
        text = unquote(html.unescape(text))
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    for run in re.findall(r"base64,([A-Za-z0-9+/=]+)", text):
        text += base64.b64decode(run).decode("utf-8", "replace")
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(
        one for one in folded if one.isalnum() and unicodedata.category(one) not in ("Mn", "Cf")
    )


def as_text(made, reports):
    stream = io.StringIO()
    made.write(redacted(reports), stream)
    return stream.getvalue()


def added_formats():
    """The writers of the plug-ins that are installed."""
    settings = Settings(plugins={"claimreview": {"author": "Desk"}})
    manager = shared_plugin_manager(settings)
    return manager.formats.report_writers(FORMATS, manager.complete_settings(settings))


def outputs(report, versions):
    """Every output of a redacted report, by its name."""
    for name in FORMATS:
        stream = io.StringIO()
        verifykit.write(report, stream, format=name, redacted=True)
        yield name, stream.getvalue()
    for name in SCORE_FORMATS:
        yield f"scores as {name}", as_text(score_writer(name), [report])
    for name, made in added_formats().items():
        yield name, as_text(made, [report])
    [hidden] = redacted([report])
    yield "brief", as_text(HtmlWriter(brief=True), [report])
    yield "notebook", report_fragment(hidden)
    for claim in hidden.claims:
        explanation = explain(hidden, claim.id)
        yield "explain", "\n".join(explanation_lines(explanation, Style(), 100))
        yield "explain json", json.dumps(explanation_data(explanation))
    old, new = redacted_versions(*versions)
    diff = verifykit.diff(old, new)
    yield "diff", "\n".join(diff_lines(old, new, diff, Style()))
    yield "diff json", json.dumps(diff_data(old, new, diff))


def with_plugin_words(report, name):
    """The report as a plug-in that had read every capture would leave it."""
    said = f"I read sekretcapture by {name}"
    claim = report.claims[0]
    fix = Fix(description=said, patch=(Edit(op="add", path="/x-sekret", value=said),))
    related = (Related(message=said, pointer="/documents/0", path="/home/sekretuser/case.yaml"),)
    found = Finding(rule="XYZ001", severity="warning", message=said, claim=claim.id,
                    data={"sekretkey": said}, fix=fix, related=related)  # fmt: skip
    check = Assessment(checker="xyz", claim=claim.id, score=0.5, explanation=said,
                       findings=(found,), data={"sekretkey": said})  # fmt: skip
    step = Step(step="proposal", log_odds=0.0, why=f"xyz: left out: {said}")
    accepted = Proposal(kind="field", within="documents", item="sekretdoc", key="sekretkey",
                        value=said, reason=said, rule="XYZ001", plugin="xyz",
                        rests_on=(Basis(document="sekretdoc", text=said),))  # fmt: skip
    steps = (*claim.explanation, step)
    return evolve(
        report,
        claims=(
            evolve(claim, checks=(*claim.checks, check), explanation=steps),
            *report.claims[1:],
        ),
        findings=(*report.findings, found),
        waived=(*report.waived, WaivedFinding(found, Waiver(rule="XYZ001", reason=f"as {name}"))),
        accepted=(ReportedProposal(proposal=accepted, claims=(claim.id,)),),
        sections=(Section(plugin="xyz", title="sekrettitle", text=(said,)),),
        errors=(Failure(code="VK900", plugin="xyz", message=said, traceback=said),),
    )


def assessed(data, folder):
    path = folder / "case.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    (folder / "sekretfolder").mkdir(exist_ok=True)
    (folder / "sekretfolder" / "sekretfile.html").write_bytes(CAPTURE)
    return verifykit.assess(verifykit.load(path))


UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""To find a smaller example of a leak is not worth its minutes."""
MENTIONS = st.dictionaries(st.sampled_from(PLACES), st.sampled_from(sorted(SPELL)), max_size=6)


@settings(max_examples=2, phases=UNSHRUNK)
@given(st.sampled_from(NAMES), MENTIONS)
def test_no_output_has_a_secret(tmp_path_factory, name, mentions):
    look_for_secrets(tmp_path_factory, name, mentions)


@pytest.mark.long
@settings(max_examples=share(300), phases=UNSHRUNK)
@given(st.sampled_from(NAMES), MENTIONS)
def test_no_output_has_a_secret_in_any_spelling(tmp_path_factory, name, mentions):
    look_for_secrets(tmp_path_factory, name, mentions)


def look_for_secrets(tmp_path_factory, name, mentions):
    folder = tmp_path_factory.mktemp("sekrethome")
    report = assessed(secret_case(name, mentions), folder)
    less = secret_case(name, mentions)
    less["sources"][0]["reliability"] = "D"
    less["sources"][0]["name"] = name + "off"
    path = str(folder / "case.yaml")
    report = evolve(with_plugin_words(report, name), path=path)
    versions = evolve(assessed(less, folder), path=path), report
    words = [plain(one) for one in (name, *name.split(), *SECRETS)]
    for output, text in outputs(report, versions):
        bare = plain(text)
        assert [word for word in words if word in bare] == [], output


def test_the_secrets_are_there_without_redaction(tmp_path):
    """What the property looks for is told to those who may see it."""
    name = NAMES[0]
    report = assessed(secret_case(name, dict.fromkeys(PLACES, "as it is")), tmp_path)
    report = with_plugin_words(report, name)
    stream = io.StringIO()
    verifykit.write(report, stream, format="html")
    bare = plain(stream.getvalue())
    assert plain(name) in bare
    assert bare.count("sekret") > 20
    assert any(
        "sekret" in one for one in re.findall(r"<svg.*?</svg>", stream.getvalue(), re.DOTALL)
    )
    for form, made in added_formats().items():
        stream = io.StringIO()
        made.write([report], stream)
        assert plain(name) in plain(stream.getvalue()), form


@pytest.fixture
def secret_file(tmp_path):
    data = secret_case(NAMES[0], {"claim": "as it is", "claim-id": "slug"})
    assessed(data, tmp_path)
    return tmp_path / "case.yaml"


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--exit-zero"],
        ["check", "--exit-zero", "--format", "json"],
        ["check", "--exit-zero", "--format", "sarif"],
        ["check", "--exit-zero", "--format", "junit"],
        ["check", "--exit-zero", "-v", "--output-format", "concise"],
        ["score"],
        ["score", "--format", "csv"],
        ["report"],
        ["report", "--brief"],
    ],
    ids=" ".join,
)
def test_every_command_redacts(secret_file, command, capsys):
    assert main([*command, "--isolated", "--redact", str(secret_file)]) == 0
    shown = capsys.readouterr()
    assert "sekret" not in plain(shown.out + shown.err)
    assert plain(NAMES[0]) not in plain(shown.out + shown.err)
    assert shown.out


def test_explain_and_diff_redact(secret_file, tmp_path, capsys):
    claim = f"open-claim-{SPELL['slug'](NAMES[0])}"
    assert main(["explain", str(secret_file), claim, "--isolated", "--redact"]) == 0
    shown = capsys.readouterr().out
    other = tmp_path / "other.yaml"
    other.write_text(
        secret_file.read_text("utf-8").replace("reliability: B", "reliability: E"), "utf-8"
    )
    main(["diff", str(secret_file), str(other), "--isolated", "--redact"])
    shown += capsys.readouterr().out
    assert "left-out-source-1" in shown
    assert "sekret" not in plain(shown)
    assert plain(NAMES[0]) not in plain(shown)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stance: supports", "stance: sekretstance"),
        ("source: sekretaer", "source: sekretmissing"),
        ("kind: person", "sekretkey: person"),
        ("verifykit: 1", "verifykit: [sekret"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        *(["check", "--format", form] for form in ("json", "sarif", "junit", "text")),
        *([name] for name in ("report", "score", "explain", "proposals", "validate")),
        ["validate", "--format", "json"],
    ],
    ids=" ".join,
)
def test_an_invalid_case_tells_rules_and_lines_alone(secret_file, old, new, command, capsys):
    text = secret_file.read_text("utf-8")
    assert old in text
    secret_file.write_text(text.replace(old, new), "utf-8")
    assert main([*command, "--isolated", "--redact", str(secret_file)]) == 4
    shown = capsys.readouterr()
    assert "sekret" not in plain(shown.out + shown.err)
    assert plain(NAMES[0]) not in plain(shown.out + shown.err)
    assert "nobody knows what is private" in html.unescape(shown.out + shown.err)


def test_a_claim_that_is_not_there_brings_no_private_name_to_light(secret_file, capsys):
    for command in (
        ["explain", str(secret_file), "open-claim"],
        ["check", "--claim", "open-claim"],
    ):
        arguments = command if command[0] == "explain" else [*command, str(secret_file)]
        assert main([*arguments, "--isolated", "--redact"]) == 2
        told = capsys.readouterr().err
        assert "there is no claim 'open-claim'" in told
        assert plain(NAMES[0]) not in plain(told)


def test_a_claim_goes_by_the_id_that_is_shown_in_its_place(secret_file, capsys):
    file = str(secret_file)
    main(["check", file, "--isolated", "--redact", "--format", "json"])
    ids = [one["id"] for one in json.loads(capsys.readouterr().out)["claims"]]
    other = next(one for one in ids if one not in secret_file.read_text("utf-8"))
    assert main(["explain", file, other, "--isolated", "--redact"]) == 0
    assert capsys.readouterr().out.startswith(other)
    main(["check", file, "--claim", other, "--isolated", "--redact", "--format", "json"])
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["claims"]] == [other]


READER = """\
from verifykit import hookimpl

class Reader:
    name, suffixes = "own", (".own",)
    def sniff(self, path, head):
        return path.endswith(".own")
    def read(self, path, data):
        raise RuntimeError(data.decode())

@hookimpl
def verifykit_case_readers():
    return [Reader()]
"""


@pytest.mark.parametrize(
    "command", ["check", "score", "report", "explain", "validate", "proposals"]
)
def test_what_a_reader_says_of_a_file_is_left_out(tmp_path, command, capsys):
    plugin, file = tmp_path / "reading.py", tmp_path / "case.own"
    plugin.write_text(READER)
    file.write_text("sekret")
    arguments = [command, str(file), "-p", str(plugin), "--isolated"]
    assert main(arguments) == 3
    assert "sekret" in capsys.readouterr().err
    assert main([*arguments, "--redact"]) == 3
    shown = capsys.readouterr()
    assert "sekret" not in shown.out + shown.err
    assert "reading" in shown.out + shown.err


def test_a_baseline_is_not_redacted(secret_file, tmp_path):
    known = tmp_path / "known.json"
    command = ["check", str(secret_file), "--baseline", str(known), "--write-baseline", "--redact"]
    assert main(command) == 2
    assert not known.exists()


ONE_VOICE = """\
verifykit: 1
sources:
  - {{id: insider, name: an engineer, kind: person, anonymous: true, {insider}}}
  - {{id: okoye, name: Ada Okoye, kind: person, {okoye}}}
  - {{id: notebook, name: Pit Notebook, kind: platform, owner: okoye}}
  - {{id: mine, name: Karst Mining, kind: other}}
  - {{id: foreman, name: Ivo Brand, kind: witness, owner: mine, x-private: true}}
documents: [{{id: blog, source: notebook}}]
claims: [{{id: warned, text: Somebody warned the mine.}}]
evidence:
  - {{id: e1, claim: warned, source: insider, stance: supports, first_hand: true}}
  - {{id: e2, claim: warned, source: okoye, stance: supports, first_hand: true}}
  - {{id: e3, claim: warned, document: blog, stance: supports}}
  - {{id: e4, claim: warned, source: foreman, stance: refutes}}
  - {{id: e5, claim: warned, source: mine, stance: refutes, interested: true}}
"""


@pytest.mark.parametrize(
    ("insider", "okoye", "hidden"),
    [
        ("owner: okoye, x-private: true", "people: 1", True),
        ("x-private: true", "owner: insider", True),
        ("owner: okoye", "x-private: true", True),
        ("x-private: true", "people: 1", False),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_whoever_is_one_voice_with_somebody_private_is_left_out(
    tmp_path, capsys, insider, okoye, hidden, form
):
    """The unnamed engineer testified under her name: to tell that they are one names her.

    Whom a witness works for is no person, and shows.
    """
    file = tmp_path / "case.yaml"
    file.write_text(ONE_VOICE.format(insider=insider, okoye=okoye), "utf-8")
    main(["check", "--isolated", "--redact", "-v", "--exit-zero", "--format", form, str(file)])
    shown = html.unescape(capsys.readouterr().out)
    assert ("Okoye" not in shown and "Pit Notebook" not in shown) is hidden
    assert "Ivo Brand" not in shown
    assert "Karst Mining" in shown
