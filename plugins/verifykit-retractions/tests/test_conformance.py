"""The conformance suites of verifykit, on answers that were kept from a recording."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verifykit import Case, Proposal, Services, Settings, hookimpl
from verifykit.testing import check_proposals, make_case, parametrize_with_checks
from verifykit_retractions import plugin
from verifykit_retractions.checker import RetractionChecker
from verifykit_retractions.lookups import look_up


@pytest.fixture(autouse=True, scope="module")
def _kept(recordings) -> None:
    """What the examples ask for is in the cache of whoever the kit says the plug-in is."""
    services = Services(plugin="under-test", settings=Settings(recordings=recordings))
    for rule in RetractionChecker.rules:
        for text in (rule.bad, rule.good):
            list(look_up(make_case(text), services, anew=False))


@parametrize_with_checks(RetractionChecker())
def test_conformance(checker, check):
    check(checker)


class Recorded:
    """The plug-in with recordings in its configuration."""

    def __init__(self, folder):
        self._settings = Settings(recordings=folder)

    @hookimpl
    def verifykit_proposals(self, case: Case) -> Iterator[Proposal]:
        services = Services(plugin="retractions", settings=self._settings)
        return plugin.verifykit_proposals(case, services)


def test_proposals_keep_to_what_the_kit_asks(recordings):
    rules = {one.code: one for one in RetractionChecker.rules}
    cases = {"retracted": rules["RET001"].bad, "corrected": rules["RET002"].bad}
    check_proposals(Recorded(recordings), cases)
