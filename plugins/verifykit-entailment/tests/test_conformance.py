"""The conformance suites of verifykit, with a tiny model and without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tiny_model import make_model
from verifykit import Case, Proposal, Services, Settings, hookimpl
from verifykit.testing import check_proposals, parametrize_with_checks
from verifykit_entailment import plugin
from verifykit_entailment.checker import EntailmentChecker

_FOLDER = TemporaryDirectory()
MODEL = make_model(Path(_FOLDER.name) / "tiny")
# Checks are named when tests are collected, before any fixture: so the model is there by then.


@pytest.fixture(autouse=True, scope="module")
def _own_cache() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERIFYKIT_CACHE", str(Path(_FOLDER.name) / "cache"))
        yield


@parametrize_with_checks(EntailmentChecker(), options={"model": str(MODEL)})
def test_conformance(checker, check):
    check(checker)


class Configured:
    """The plug-in with a model in its configuration."""

    @hookimpl
    def verifykit_proposals(self, case: Case) -> Iterator[Proposal]:
        settings = Settings(plugins={"entailment": {"model": str(MODEL)}})
        services = Services(plugin="entailment", settings=settings)
        return plugin.verifykit_proposals(case, services)


def test_proposals_keep_to_what_the_kit_asks():
    case = """\
sources: [{id: gazette, name: The Gazette}]
claims: [{id: burnt, text: The mill burnt down.}]
evidence:
  - {id: e-yes, claim: burnt, source: gazette, quote: {exact: The mill burnt down in May.}}
  - {id: e-no, claim: burnt, source: gazette, quote: {exact: The mill never burnt down.}}
"""
    check_proposals(Configured(), {"a mill": case})
