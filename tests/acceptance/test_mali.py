"""What a sound run shows on the Mali example, claim by claim, through the command line."""

import json
from collections.abc import Iterable

import pytest

from golden.regenerate import CASE, OUTPUTS, verifykit

IDS = (
    "camara-russia-january",
    "diaw-russia-january",
    "camara-russia-most-of-year",
    "diaw-russia-most-of-year",
    "commanders-russia-all",
    "leaders-russia-some",
    "goita-united-states",
    "leaders-germany-some",
    "leaders-france-some",
    "russia-mali-agreement-2019",
    "kremlin-involved",
    "first-met-russian-ambassador",
    "protesters-for-russia",
    "eu-missions-suspended",
    "us-cooperation-suspended",
    "agreements-28",
    "mercenaries-400",
    "arms-share-russia",
    "arms-share-china-27",
    "arms-share-china-17",
    "arms-share-united-states",
    "arms-share-china-2015-2019",
    "arms-share-china-sub-saharan",
    "france-2012",
    "france-2013",
    "coup-18-august",
    "population-20-million",
)
LOOK_ALIKES = ("arms-share-china-2015-2019", "arms-share-china-sub-saharan")
CONTRADICTIONS = ("CON001", "CON002", "CON003", "CON004", "CON005", "CON007")


@pytest.fixture(scope="module")
def assessment():
    done = verifykit(*OUTPUTS["assessment.json"])
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def claim(assessment):
    return {claim["id"]: claim for claim in assessment["claims"]}.__getitem__


@pytest.fixture(scope="module")
def findings(assessment):
    def findings(rule: str | Iterable[str], claim: str | None = None) -> list[dict]:
        rules = (rule,) if isinstance(rule, str) else tuple(rule)
        return [
            finding
            for finding in assessment["findings"]
            if finding["rule"] in rules and claim in (None, finding.get("claim"))
        ]

    return findings


def origins(claim):
    return claim["support"]["origins"]


def test_every_claim_of_the_design_is_there(assessment):
    assert set(IDS) <= {claim["id"] for claim in assessment["claims"]}
    assert assessment["errors"] == []


def test_the_run_fails_on_contradictions_unless_told_otherwise():
    assert verifykit("check", CASE, "--isolated").returncode == 1
    assert verifykit("check", CASE, "--isolated", "--exit-zero").returncode == 0


def test_camara_in_russia_has_several_documents_but_at_most_two_origins(claim, findings):
    camara = claim("camara-russia-january")
    assert camara["support"]["documents"] == 2
    assert origins(camara)["max"] == 1
    assert camara["credibility"] >= 2
    (echo,) = findings("SRC004", "camara-russia-january")
    assert "BBC Afrique <- Mali Tribune" in echo["message"]
    assert echo["severity"] == "warning"


def test_nobody_says_where_the_bbc_has_diaw(claim, findings):
    diaw = claim("diaw-russia-january")
    assert origins(diaw) == {"min": 1, "max": 1}
    assert diaw["confidence"] == "low"
    (unknown,) = findings("SRC008", "diaw-russia-january")
    assert "BBC Afrique" in unknown["message"]
    assert findings("SRC004", "diaw-russia-january") == []


def test_a_long_stay_is_no_departure_in_january(findings):
    for name in ("camara-russia-january", "diaw-russia-january"):
        (partial,) = findings("COR005", name)
        assert "two unnamed members of the Malian military" in partial["message"]


def test_most_of_the_year_rests_on_unnamed_people(claim, findings):
    for name in ("camara-russia-most-of-year", "diaw-russia-most-of-year"):
        assert claim(name)["verdict"] == "unverified"
        assert len(findings("SRC003", name)) == 1


def test_goita_is_supported_by_one_named_official(claim, findings):
    goita = claim("goita-united-states")
    assert goita["verdict"] == "supported"
    assert origins(goita) == {"min": 1, "max": 1}
    (single,) = findings("SRC002", "goita-united-states")
    assert "Kelly Cahalan" in single["message"]


def test_the_article_takes_back_its_opening(claim, findings):
    """It says it of the commanders, and further down of some: one voice, on both sides."""
    opening = claim("commanders-russia-all")
    assert opening["verdict"] == "unverified"
    assert [step for step in opening["explanation"] if step["step"] == "line"] == []
    (finding,) = findings("SRC014", "commanders-russia-all")
    assert "says both" in finding["message"]
    assert "Cahalan" not in str(opening)


def test_the_narrower_form_of_the_opening_holds_better(claim):
    narrower, opening = claim("leaders-russia-some"), claim("commanders-russia-all")
    assert narrower["verdict"] not in ("refuted", "contested")
    assert narrower["score"] > opening["score"]


def test_goita_is_not_harmed_by_the_claim_that_he_refutes(claim, findings):
    assert claim("goita-united-states")["conflict"] == 0
    assert findings(CONTRADICTIONS, "goita-united-states") == []


def test_different_men_trained_in_rival_countries_are_a_note_no_contradiction(claim, findings):
    (note,) = findings("CON006")
    assert note["severity"] == "note"
    for name in ("goita", "diaw", "camara", "goita-united-states", "camara-russia-january"):
        assert name in note["message"]
    for name in ("camara-russia-january", "diaw-russia-january", "goita-united-states"):
        assert claim(name)["conflict"] == 0
        assert findings(CONTRADICTIONS, name) == []


def test_china_27_against_17_is_one_contradiction_with_its_scope(findings):
    (finding,) = findings("CON003")
    assert finding["severity"] == "error"
    for word in ("arms-share-china-27", "arms-share-china-17", "africa", "2013/2017"):
        assert word in finding["message"]


def test_look_alikes_of_other_periods_and_regions_do_not_conflict(claim, findings):
    (note,) = findings("CON009")
    assert note["severity"] == "note"
    for name in LOOK_ALIKES:
        assert name in note["message"]
        assert findings(CONTRADICTIONS, name) == []
        assert claim(name)["conflict"] == 0
    for name in ("arms-share-russia", "arms-share-united-states"):
        assert findings(CONTRADICTIONS, name) == []


def test_sipri_is_quoted_with_two_values(findings):
    (finding,) = findings("SRC010")
    for word in ("SIPRI", "27 percent", "17 percent", "read the origin"):
        assert word in finding["message"]


def test_france_2012_against_2013_is_a_contradiction_in_time(claim, findings):
    (finding,) = findings("CON004")
    for name in ("france-2012", "france-2013"):
        assert name in finding["message"]
        assert claim(name)["verdict"] == "contested"


def test_csis_figures_have_a_single_origin(findings):
    for name in ("agreements-28", "mercenaries-400"):
        (finding,) = findings("SRC002", name)
        assert "CSIS" in finding["message"]


def test_kremlin_involvement_is_only_asked_about(claim, findings):
    kremlin = claim("kremlin-involved")
    assert (kremlin["verdict"], kremlin["score"]) == ("unverified", None)
    assert kremlin["support"]["documents"] == 0
    assert "lieutenant" not in str(kremlin)


def test_a_lieutenant_speaks_of_long_preparation_alone(claim):
    assert claim("prepared-for-long")["score"] is None
    assert "lieutenant" in str(claim("prepared-for-long"))


def test_scope_drift_is_seen(findings):
    for name in ("leaders-germany-some", "leaders-france-some"):
        assert len(findings("COR005", name)) == 1


def test_last_tuesday_and_about_20_million_are_no_contradictions(findings):
    for name in ("coup-18-august", "population-20-million", "population-20-25-million"):
        assert findings(CONTRADICTIONS, name) == []


def test_nothing_is_corroborated_and_no_score_is_high(assessment):
    for claim in assessment["claims"]:
        assert claim["verdict"] != "corroborated"
        assert claim["score"] is None or claim["score"] <= 0.9
        assert claim["credibility"] >= 2
        if claim["verdict"] == "supported":
            assert claim["confidence"] == "low"


def test_the_article_is_a_linchpin(findings):
    article = [finding for finding in findings("COR004") if "article (" in finding["message"]]
    assert len(article) == 1


def test_what_nobody_read_is_marked(findings):
    marked = " ".join(finding["message"] for finding in findings("SRC009"))
    for name in ("bbc-afrique-report", "mali-tribune-report", "daily-beast-report", "dw-report",
                 "abamako-report", "csis-report"):  # fmt: skip
        assert name in marked
    assert "known only through article" in marked


def test_every_finding_has_its_place(assessment):
    for finding in assessment["findings"]:
        assert finding["line"] > 1
        assert finding["path"] == CASE
