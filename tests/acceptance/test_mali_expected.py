"""The expected outputs of the Mali example, and the numbers that its README quotes."""

import json
import re

import pytest
from attrs import evolve

import verifykit
from golden.regenerate import CASE, EXPECTED, OUTPUTS, ROOT, printed
from verifykit import Settings
from verifykit.cli import main
from verifykit.engine import plugin_manager

README = (ROOT / "examples/mali_2020/README.md").read_text(encoding="utf-8")


def rounded(value):
    """Floats to nine digits: the last bits may differ between platforms."""
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_commands_print_what_is_expected(name):
    expected, found = (EXPECTED / name).read_text(encoding="utf-8"), printed(name)
    if name.endswith(".json"):
        assert rounded(json.loads(found)) == rounded(json.loads(expected))
    else:
        assert found == expected


def test_an_editor_reads_the_outcome_in_a_minute():
    lines = (EXPECTED / "check.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 100
    assert lines[0].startswith("30 claims: ")
    [heading] = [number for number, line in enumerate(lines) if line.startswith("   verdict ")]
    assert heading < 5
    marks = [line.startswith("!") for line in lines[heading + 1 : heading + 31]]
    assert marks == sorted(marks, reverse=True)
    assert any(marks)


def test_it_fits_whatever_is_installed(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["check", CASE, "--exit-zero", "--isolated"]) == 0
    assert len(capsys.readouterr().out.splitlines()) <= 100


@pytest.fixture(scope="module")
def case():
    return verifykit.load(ROOT / CASE)


def assess(case):
    """Assess without plug-ins that happen to be installed."""
    return verifykit.assess(case, manager=plugin_manager(Settings(), installed=False))


def scored(case, claim_id):
    report = assess(case)
    return next(claim for claim in report.claims if claim.id == claim_id)


def rows(heading):
    """The rows of the table below a heading of the README, without its head."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def span(interval):
    low, high = interval.min, interval.max
    return str(low) if low == high else f"{low} to {high}"


def test_the_table_of_verdicts_is_what_verifykit_says(case):
    report = assess(case)
    told = {row[0].strip("`"): row[1:4] for row in rows("What it found")}
    assert told == {
        claim.id: [
            claim.verdict,
            "none" if claim.score is None else f"{claim.score:.2f}",
            span(claim.support.origins),
        ]
        for claim in report.claims
    }


def test_the_counts_of_findings_are_what_verifykit_says(case):
    found = assess(case).findings
    for severity in ("error", "warning", "note"):
        number = sum(finding.severity == severity for finding in found)
        assert f"{number} {severity}s" in README


def test_every_rule_that_the_readme_names_fires(case):
    fired = {finding.rule for finding in assess(case).findings}
    assert set(re.findall(r"\b[A-Z]{3}[0-9]{3}\b", README)) <= fired


def replaced(items, name, **changes):
    return tuple(evolve(item, **changes) if item.id == name else item for item in items)


def without(items, name):
    return tuple(item for item in items if item.id != name)


def read(case, document):
    changed = replaced(case.documents, document, consulted=True, known_through=())
    return evolve(case, documents=changed)


def test_knowing_where_a_report_comes_from_can_lower_it(case):
    own_word = replaced(case.evidence, "e-bbc-camara", lineage="original", derived_from=())
    bbc_alone = evolve(case, evidence=without(own_word, "e-tribune-camara"))
    tribune = read(case, "mali-tribune-report")
    variants = [
        case,
        read(bbc_alone, "bbc-afrique-report"),
        tribune,
        evolve(tribune, sources=replaced(case.sources, "mali-tribune", reliability="B")),
    ]
    scores = [scored(variant, "camara-russia-january").score for variant in variants]
    assert scores[0] < scores[2] < scores[1]
    assert [row[-1] for row in rows("The number that surprises")] == [
        f"{score:.3f}" for score in scores
    ]


def test_what_reading_the_originals_would_change(case):
    claims = ("camara-russia-january", "camara-russia-most-of-year", "goita-united-states")
    read = [None, "mali-tribune-report", "daily-beast-report", "dw-report"]
    told = [row[1:] for row in rows("Camara and Diaw in Russia")]
    for document, row in zip(read, told, strict=True):
        documents = replaced(case.documents, document, consulted=True, known_through=())
        variant = evolve(case, documents=documents)
        found = [scored(variant, name) for name in claims]
        assert row == [f"{one.verdict}, {one.score:.2f}" for one in found]
