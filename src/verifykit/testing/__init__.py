"""The public kit for authors of plug-ins: fixtures for pytest, and one conformance suite.

Needs nothing but `verifykit-core` and `pytest`, and the extra `scale` for checkers of blocks. The
fixtures `make_case`, `make_claim`, `assess` and `run_verifykit` are there as soon as both are
installed. A checker proves itself with::

    from verifykit.testing import parametrize_with_checks

    @parametrize_with_checks(MyChecker())
    def test_conformance(checker, check):
        check(checker)

Proposals, readers, writers and captures have functions of their own, from `check_proposals` to
`check_capture_reader`.

Names are imported when they are first used, since pytest imports this package in every run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit.testing.assessing import assess_with
    from verifykit.testing.building import make_case, make_claim
    from verifykit.testing.command import Completed, run_verifykit
    from verifykit.testing.conformance import BLOCK_CHECKS, CHECKS
    from verifykit.testing.parametrize import parametrize_with_checks
    from verifykit.testing.suites import (
        check_capture_reader,
        check_case_reader,
        check_case_writer,
        check_corpus_reader,
        check_proposals,
        check_report_writer,
    )

_HOMES = {
    "assessing": "assess_with",
    "building": "make_case make_claim",
    "command": "Completed run_verifykit",
    "conformance": "BLOCK_CHECKS CHECKS",
    "parametrize": "parametrize_with_checks",
    "suites": "check_capture_reader check_case_reader check_case_writer check_corpus_reader "
    "check_proposals check_report_writer",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "BLOCK_CHECKS",
    "CHECKS",
    "Completed",
    "assess_with",
    "check_capture_reader",
    "check_case_reader",
    "check_case_writer",
    "check_corpus_reader",
    "check_proposals",
    "check_report_writer",
    "make_case",
    "make_claim",
    "parametrize_with_checks",
    "run_verifykit",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
