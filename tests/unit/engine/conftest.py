"""A small case, a well-behaved plug-in, and a way to run others beside it."""

import pytest

from verifykit.config.settings import Settings
from verifykit.engine import assess
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.rule import Rule
from verifykit.model.source import Source
from verifykit.plugin import PluginManager, hookimpl


def _rule(code="XYZ001", name="other-rule"):
    return Rule(
        code=code,
        name=name,
        severity="warning",
        checks="it",
        why="so",
        fix="this",
        bad="claims: []",
        good="claims: []",
    )


OTHER_RULE = _rule()


class Counts:
    """Finds something about every claim, and says how many there are."""

    name = "counts"
    rules = (_rule("ABC001", "some-rule"),)

    def check(self, claim, context):
        return Assessment(
            claim=claim.id,
            score=1 / len(context.case.claims),
            findings=(self.rules[0].finding(f"{claim.text} counted"),),
        )


class Checks:
    """A checker that does with a claim what a function says."""

    def __init__(self, check, name="odd", rules=(OTHER_RULE,)):
        self.name = name
        self.rules = rules
        self.check = check


class ChecksCase:
    """A checker that does with a case what a function says."""

    def __init__(self, check_case, name="odd", rules=(OTHER_RULE,)):
        self.name = name
        self.rules = rules
        self.check_case = check_case


class Plugin:
    def __init__(self, *checkers, proposals=None, observer=None):
        self.checkers = checkers
        self.proposals = proposals
        self.observer = observer

    @hookimpl
    def verifykit_checkers(self):
        return self.checkers

    @hookimpl
    def verifykit_proposals(self, case):
        return () if self.proposals is None else self.proposals(case)

    @hookimpl
    def verifykit_assessed(self, report):
        if self.observer is not None:
            self.observer(report)


@pytest.fixture
def checks():
    return Checks


@pytest.fixture
def checks_case():
    return ChecksCase


@pytest.fixture
def good():
    """The plug-in that runs beside the others."""
    return Plugin(Counts())


@pytest.fixture
def plugin():
    return Plugin


@pytest.fixture
def manager_of():
    """A manager of plug-ins under their names, in that order."""

    def make(**plugins):
        manager = PluginManager()
        for name, plugin in plugins.items():
            manager.register(plugin, name, distribution=f"verifykit-{name}", version="1.2")
        return manager

    return make


@pytest.fixture
def case():
    return Case(
        id="small",
        as_of="2024-06-01",
        sources=(Source(id="s-1", name="One"), Source(id="s-2", name="Two", reliability="A")),
        documents=(Document(id="d-1", source="s-1"), Document(id="d-2", source="s-2")),
        claims=(Claim(id="c-1", text="First."), Claim(id="c-2", text="Second.")),
        evidence=(
            Evidence(id="e-1", claim="c-1", document="d-1", stance="supports"),
            Evidence(id="e-2", claim="c-1", document="d-2", stance="supports", lineage="original"),
            Evidence(id="e-3", claim="c-2", document="d-2", stance="refutes"),
        ),
    )


@pytest.fixture
def run(case, good, manager_of):
    """Assess the case with the good plug-in and one of the given checkers and hooks."""

    def run_beside(*checkers, proposals=None, observer=None, on=case, **settings):
        odd = Plugin(*checkers, proposals=proposals, observer=observer)
        return assess(on, Settings(**settings), manager=manager_of(good=good, odd=odd))

    return run_beside


@pytest.fixture
def alone(case, good, manager_of):
    """The report of the good plug-in alone."""
    return assess(case, manager=manager_of(good=good))
