"""assess: scores, selection, proposals, observers, and an order that depends on nothing."""

import random
from fractions import Fraction

import pytest
from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.editing import edited_case
from verifykit.engine import RULES, assess, plugin_manager
from verifykit.engine.selection import Selection
from verifykit.errors import ConfigError
from verifykit.loading import from_data, load_case
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.document import Capture, Derivation
from verifykit.model.edit import Edit
from verifykit.model.finding import Finding, Related
from verifykit.model.place import Place
from verifykit.model.proposal import Proposal
from verifykit.plugin import hookimpl
from verifykit.scoring import score_case


def test_scores_are_those_of_scoring_with_the_checks_beside_them(alone, case):
    scored = score_case(case).claims
    assert [evolve(claim, checks=()) for claim in alone.claims] == list(scored)
    assert [[one.checker for one in claim.checks] for claim in alone.claims] == [["counts"]] * 2
    assert alone.case is case
    assert alone.tool.checkers == (("counts", "1.2"),)
    assert alone.tool.parameters.startswith("sha256:")
    assert {rule.code for rule in RULES} < {rule.code for rule in alone.rules}


def test_installing_a_checker_moves_no_score(run, checks, case):
    report = run(checks(lambda claim, context: Assessment(claim=claim.id, score=0.0)))
    assert [one.score for one in report.claims] == [one.score for one in score_case(case).claims]


def test_the_findings_of_a_check_are_those_of_the_report(alone):
    for claim in alone.claims:
        for check in claim.checks:
            assert set(check.findings) <= set(alone.findings)
            assert check.findings


@frozen
class Lines:
    """Places a pointer in a made-up file where evidence comes before claims."""

    def locate(self, pointer):
        _, name, number = pointer.split("/")
        return Place("case.yaml", {"claims": 100, "evidence": 10}[name] + int(number), 3)


def test_findings_are_placed_and_sorted_by_place(case, checks, plugin, manager_of):
    def check(claim, context):
        related = (Related(pointer="/evidence/1", line=77),)
        finding = Finding(rule="XYZ001", severity="note", message=claim.id, related=related, line=5)
        earlier = evolve(finding, pointer="/evidence/0", message="earlier")
        return Assessment(claim=claim.id, findings=(finding, earlier))

    report = assess(evolve(case, places=Lines()), manager=manager_of(odd=plugin(checks(check))))
    assert [(one.line, one.message, one.claim) for one in report.findings] == [
        (10, "earlier", "c-1"),
        (10, "earlier", "c-2"),
        (100, "c-1", "c-1"),
        (101, "c-2", "c-2"),
    ]
    assert {one.line for finding in report.findings for one in finding.related} == {11}


def test_the_order_of_plugins_and_of_the_case_changes_nothing(
    case, good, checks, plugin, manager_of
):
    odd = plugin(checks(lambda claim, context: Assessment(claim=claim.id, score=0.5)))
    report = assess(case, manager=manager_of(good=good, odd=odd))
    for seed in range(5):
        shuffle = random.Random(seed)
        mixed = evolve(
            case,
            **{
                name: tuple(shuffle.sample(items, len(items)))
                for name in ("sources", "documents", "claims", "evidence")
                for items in [getattr(case, name)]
            },
        )
        other = assess(mixed, manager=manager_of(odd=odd, good=good))
        assert {one.id: one.score for one in other.claims} == {
            one.id: one.score for one in report.claims
        }
        assert {(one.rule, one.claim, one.message) for one in other.findings} == {
            (one.rule, one.claim, one.message) for one in report.findings
        }


@pytest.mark.parametrize(
    ("select", "ignore", "reported"),
    [
        ((), (), ["ABC001", "XYZ001"]),
        (("ABC",), (), ["ABC001"]),
        (("A", "X"), ("XYZ0",), ["ABC001"]),
        ((), ("ABC", "XYZ001"), []),
        (("XYZ001",), ("X",), ["XYZ001"]),
        (("XYZ",), ("XYZ",), []),
    ],
)
def test_the_longest_prefix_selects(select, ignore, reported, run, checks):
    def check(claim, context):
        return Assessment(
            claim=claim.id, findings=(Finding(rule="XYZ001", severity="note", message="m"),)
        )

    report = run(checks(check), select=select, ignore=ignore)
    assert sorted({one.rule for one in report.findings}) == reported
    for claim in report.claims:
        assert {finding.rule for one in claim.checks for finding in one.findings} <= set(reported)


def test_a_checker_none_of_whose_rules_is_selected_does_not_run(run, checks):
    asked = []
    run(checks(lambda claim, context: asked.append(claim.id)), ignore=["XYZ"])
    assert asked == []


def test_findings_about_broken_input_are_always_selected():
    assert Selection(("ABC",), ("VK", "VK1")).includes("VK101")


def test_findings_about_broken_input_need_not_be_selected():
    with pytest.raises(ConfigError, match="VK1 is about broken input, which is always reported"):
        Selection(("VK1",)).require_known(RULES)


def test_a_selection_of_nothing_is_an_error():
    with pytest.raises(ConfigError, match="SRX"):
        assess_builtin(select=["SRX"])
    with pytest.raises(ConfigError, match="not the beginning of a rule code"):
        Settings(select=["src"])
    with pytest.raises(ConfigError, match="a list of names"):
        Settings(select="SRC")


def assess_builtin(**settings):
    chosen = Settings(**settings)
    return assess(Case(), chosen, manager=plugin_manager(chosen))


DERIVES = Proposal(evidence="e-2", kind="derives", parent="e-1", reason="the same words")
VOID = Proposal(evidence="e-3", kind="void", reason="the quote is not there")
WEAKER = Proposal(evidence="e-2", kind="weaken", factor=0.5, reason="a blurred photograph")


def test_a_proposal_that_is_not_accepted_becomes_a_finding_and_moves_nothing(run, case):
    report = run(proposals=lambda case: [VOID, DERIVES, WEAKER])
    assert [one.score for one in report.claims] == [one.score for one in score_case(case).claims]
    suggested = [one for one in report.findings if one.rule == "PRO001"]
    assert [(one.claim, one.pointer) for one in suggested] == [
        ("c-1", "/evidence/1"),
        ("c-1", "/evidence/1"),
        ("c-2", "/evidence/2"),
    ]
    assert "derived_from: [e-1]" in suggested[0].message
    assert "the same words" in suggested[0].message
    assert suggested[0].data["proposal"]["id"] in suggested[0].message
    assert suggested[0].fix.patch[0].data() == {
        "op": "add",
        "path": "/evidence/1/derived_from",
        "value": ["e-1"],
    }


def test_an_accepted_proposal_takes_effect_by_name(run, case):
    report = run(proposals=lambda case: [DERIVES, VOID], accept=["odd"])
    by_hand = evolve(
        case,
        evidence=tuple(
            evolve(one, derived_from=(Derivation("e-1"),)) if one.id == "e-2" else one
            for one in case.evidence
            if one.id != "e-3"
        ),
    )
    assert report.claims == run(on=by_hand).claims
    assert report.claims[0].support.origins.max == 1
    assert report.claims[1].score is None
    assert not [one for one in report.findings if one.rule == "PRO001"]
    assert [(one.proposal.evidence, one.claims) for one in report.accepted] == [
        ("e-2", ("c-1",)),
        ("e-3", ("c-2",)),
    ]
    assert report.accepted[1].proposal.done == "left out by odd: e-3, the quote is not there"
    assert "retract" not in str(report.findings)


@pytest.mark.parametrize("name", ["odd", "ODD001", None])
def test_what_is_accepted_is_a_plugin_a_rule_or_one_proposal(run, case, name):
    wanted = evolve(VOID, rule="ODD001")
    name = name or evolve(wanted, plugin="odd").id
    report = run(proposals=lambda case: [wanted], accept=[name])
    assert report.claims[1].score is None
    assert run(proposals=lambda case: [wanted], accept=["ODD002"]).claims[1].score is not None


def test_who_derived_from_what_is_left_out_still_has_it_from_somebody(run):
    case = from_data(
        {
            "sources": [{"id": name, "name": name} for name in ("agency", "paper")],
            "documents": [{"id": "wire", "source": "agency"}, {"id": "page", "source": "paper"}],
            "claims": [{"id": "c", "text": "C."}],
            "evidence": [
                {"id": "e-1", "claim": "c", "document": "wire", "stance": "supports"},
                {"id": "e-2", "claim": "c", "document": "page", "stance": "supports",
                 "derived_from": ["e-1"]},
            ],
        }
    )  # fmt: skip
    void = Proposal(evidence="e-1", kind="void", reason="its quote is not in the page")
    report = run(on=case, proposals=lambda case: [void], accept=["odd"])
    assert report.errors == ()
    assert [one.derived_from for one in report.case.evidence] == [(Derivation("wire"),)]


def test_two_accepted_proposals_that_disagree_both_wait(run, case):
    first = Proposal(
        kind="field", within="claims", item="c-1", key="when", value="2020", reason="a"
    )
    report = run(proposals=lambda case: [first, evolve(first, value="2021")], accept=["odd"])
    assert report.accepted == ()
    assert [one.rule for one in report.findings if one.rule == "PRO001"] == ["PRO001"] * 2


NEW = {"id": "new", "source": "s-1", "url": "https://example.org/a"}
ADDED = (
    Proposal(kind="document", data=NEW, reason="it was cited"),
    Proposal(
        kind="evidence",
        data={"id": "e-new", "claim": "c-1", "document": "new", "stance": "refutes",
              "quote": {"exact": "It is not so."}},
        reason="it says so",
    ),
    Proposal(kind="relation", data={"from": "c-1", "to": "c-2", "kind": "contradicts"}, reason="r"),
    Proposal(kind="stance", evidence="e-1", value="questions", reason="it only asks"),
    Proposal(kind="field", within="claims", item="c-1", key="when", value="2020-01", reason="r"),
    Proposal(kind="field", within="documents", item="d-1", key="capture.at", value="2020",
             reason="r"),
)  # fmt: skip


def test_every_kind_of_edit_is_made(run, case):
    captured = tuple(
        evolve(one, capture=Capture(path="a.html")) if one.id == "d-1" else one
        for one in case.documents
    )
    report = run(on=evolve(case, documents=captured), proposals=lambda case: ADDED, accept=["odd"])
    assert report.errors == ()
    edited = report.case
    assert edited.claims_by_id["c-1"].when == "2020-01"
    assert edited.documents_by_id["new"].url == "https://example.org/a"
    assert edited.documents_by_id["d-1"].capture.at == "2020"
    assert edited.evidence_by_id["e-new"].quote.exact == "It is not so."
    assert edited.evidence_by_id["e-1"].stance == "questions"
    assert [(one.origin, one.target) for one in edited.relations] == [("c-1", "c-2")]
    assert report.claims == run(on=edited).claims


def test_an_item_on_a_document_that_nobody_accepted_waits(run, case):
    name = evolve(ADDED[1], plugin="odd").id
    report = run(proposals=lambda case: ADDED[:2], accept=[name])
    assert report.accepted == ()
    assert report.errors == ()


@pytest.mark.parametrize(
    "impossible",
    [
        Proposal(kind="field", within="claims", item="c-1", key="when", value="soon", reason="r"),
        Proposal(kind="field", within="claims", item="c-1", key="wen", value="2020", reason="r"),
        Proposal(kind="field", within="claims", item="c-9", key="when", value="2020", reason="r"),
        Proposal(kind="field", within="claims", item="c-1", key="when", value={1}, reason="r"),
        Proposal(kind="field", within="claims", item="c-1", key="id", value="c", reason="r"),
        evolve(ADDED[4], within="waivers"),
        evolve(ADDED[2], data={"from": "c-1", "to": "c-9", "kind": "contradicts"}),
        Proposal(kind="document", data={**NEW, "id": "d-1"}, reason="r"),
        Proposal(kind="document", data={}, reason="r"),
        Proposal(kind="evidence", data={**ADDED[1].data, "document": "nowhere"}, reason="r"),
        Proposal(kind="stance", evidence="e-1", value="loves", reason="r"),
        Proposal(kind="void", evidence="e-1", reason="r", rule="no code"),
        Proposal(kind="void", evidence="e-1", reason="r", rests_on=("a page",)),
    ],
)  # fmt: skip
def test_what_the_case_cannot_take_is_a_failure(run, impossible):
    report = run(proposals=lambda case: [impossible, VOID], accept=["odd"])
    assert [(one.code, one.plugin) for one in report.errors] == [("VK920", "odd")]
    assert report.claims[1].score is None


def test_findings_on_an_edited_case_stand_where_they_are_in_the_file(tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(
        "verifykit: 1\nsources:\n- {id: s, name: S}\nclaims:\n- {id: c, text: C.}\nevidence:\n"
        "- {id: e-1, claim: c, source: s, stance: supports}\n"
        "- {id: e-2, claim: c, source: s, stance: supports}\n"
    )
    case = edited_case(load_case(file), [Edit(op="remove", path="/evidence/0")])
    assert case.places.locate("/evidence/0").line == 8
    assert case.places.locate("/claims/0").line == 5


def test_only_the_accepted_plugin_counts(case, plugin, manager_of):
    manager = manager_of(
        yes=plugin(proposals=lambda case: [DERIVES]), no=plugin(proposals=lambda case: [VOID])
    )
    report = assess(case, Settings(accept=["yes"]), manager=manager)
    assert [one.message.split()[0] for one in report.findings if one.rule == "PRO001"] == ["no"]
    assert report.claims[1].score is not None


@pytest.mark.parametrize(
    "proposal",
    [
        "e-1",
        evolve(DERIVES, evidence="e-9"),
        evolve(DERIVES, parent="nobody"),
        evolve(DERIVES, parent=None),
        evolve(DERIVES, parent="e-2"),
        evolve(DERIVES, reason="  "),
        evolve(DERIVES, kind="delete"),
        evolve(DERIVES, evidence=["e-1"]),
        evolve(DERIVES, parent=["e-1"]),
        evolve(WEAKER, factor=1.5),
        evolve(WEAKER, factor=float("nan")),
        evolve(WEAKER, factor=None),
    ],
)
def test_a_malformed_proposal_is_a_failure_and_the_others_count(proposal, run):
    report = run(proposals=lambda case: [proposal, VOID], accept=["odd"])
    assert [(one.code, one.plugin) for one in report.errors] == [("VK920", "odd")]
    assert report.claims[1].score is None


def test_what_a_proposal_does_not_need_may_be_anything(run):
    odd = [evolve(VOID, parent=5, factor="x"), evolve(VOID, parent=["x"], factor=None)]
    report = run(proposals=lambda case: odd, accept=["odd"])
    assert report.errors == ()
    assert report.claims[1].score is None


def test_a_factor_may_be_any_kind_of_number(run):
    def suggested(factor):
        report = run(proposals=lambda case: [evolve(WEAKER, factor=factor)])
        assert report.errors == ()
        return [one.message for one in report.findings if one.rule == "PRO001"]

    assert suggested(Fraction(1, 2)) == suggested(0.5) != []


class AcceptsItself:
    """A plug-in that changes the settings when one of its hooks gets to see them."""

    def __init__(self, when):
        self.when = when

    def accept(self, when, settings):
        if when == self.when:
            object.__setattr__(settings, "accept", ("greedy",))

    @hookimpl
    def verifykit_checkers(self, settings):
        self.accept("checkers", settings)
        return []

    @hookimpl
    def verifykit_proposals(self, case, settings):
        self.accept("proposals", settings)
        return [VOID]


@pytest.mark.parametrize("when", ["checkers", "proposals"])
def test_a_plugin_cannot_accept_itself(when, case, good, manager_of):
    settings = Settings()
    report = assess(case, settings, manager=manager_of(good=good, greedy=AcceptsItself(when)))
    assert [(one.code, one.plugin) for one in report.errors] == [("VK915", "greedy")]
    assert report.claims[1].score is not None
    assert settings.accept == ()


def test_proposals_that_raise_keep_what_came_before(run):
    def proposals(case):
        yield VOID
        raise ValueError("then")

    report = run(proposals=proposals, accept=["odd"])
    assert [one.code for one in report.errors] == ["VK906"]
    assert report.claims[1].score is None


def test_observers_are_told_and_their_failures_are_named(case, good, plugin, manager_of):
    told = []

    def breaks(report):
        told.append(report)
        object.__setattr__(report.claims[0], "score", 0.0)
        raise ValueError("x")

    manager = manager_of(good=good, a=plugin(observer=breaks), b=plugin(observer=told.append))
    report = assess(case, manager=manager)
    assert len(told) == 2
    assert [(one.code, one.plugin) for one in report.errors] == [("VK906", "a"), ("VK915", "a")]
    assert report.claims == assess(case, manager=manager_of(good=good)).claims


def test_a_section_that_fails_tells_where_it_did(case, good, manager_of):
    class Sections:
        @hookimpl
        def verifykit_report_sections(self, report):
            raise ValueError("no words")

    [failure] = assess(case, manager=manager_of(good=good, a=Sections())).errors
    assert (failure.code, failure.plugin) == ("VK906", "a")
    assert "no words" in failure.message
    assert "in verifykit_report_sections" in failure.traceback


def test_an_object_that_is_both_kinds_of_checker_is_asked_both_ways(run, checks):
    both = checks(
        lambda claim, context: Assessment(claim="c-1", score=0.5) if claim.id == "c-1" else None
    )
    both.check_case = lambda case, context: [
        Assessment(claim="c-2", score=0.25),
        Finding(rule="XYZ001", severity="note", message="about the case"),
    ]
    report = run(both)
    assert report.errors == ()
    assert [claim.checks[-1].score for claim in report.claims] == [0.5, 0.25]
    assert "about the case" in [one.message for one in report.findings]


def test_failures_at_load_are_in_the_report(case, good, manager_of):
    report = assess(case, manager=manager_of(good=good, wrong=type("wrong", (), {})))
    assert [(one.code, one.plugin) for one in report.errors] == [("VK902", "wrong")]
    assert report.findings


def test_a_case_without_claims_is_assessed(case, run, checks):
    report = run(checks(lambda claim, context: None), on=evolve(case, claims=(), evidence=()))
    assert (report.claims, report.findings, report.errors) == ((), (), ())


def test_by_default_the_builtin_plugins_are_there(case):
    report = assess(case)
    assert "source-count" in dict(report.tool.checkers)
    assert report.errors == ()


def test_a_builtin_plugin_can_be_disabled(case):
    report = assess(case, Settings(disable=["source-count"]))
    assert "source-count" not in dict(report.tool.checkers)
