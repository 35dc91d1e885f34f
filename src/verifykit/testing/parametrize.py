"""One test for each checker and each check of the conformance suite."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from verifykit.plugin import BlockChecker, CaseChecker, Checker
from verifykit.testing.conformance import (
    BLOCK_CHECKS,
    CHECKS,
    ConformanceCheck,
    Subject,
    checks_for,
)


def parametrize_with_checks(
    *checkers: Checker | CaseChecker | BlockChecker,
    options: Mapping[str, Any] | None = None,
    folder: Path | None = None,
    cases: Mapping[str, str] | None = None,
    expected_failures: Mapping[str, str] | None = None,
) -> pytest.MarkDecorator:
    """Parametrize a test over `checker` and `check`; the test calls `check(checker)`.

    A checker of cases meets `CHECKS`, one of blocks `BLOCK_CHECKS`, one of both all of them.
    `options` is what the checkers find in `context.options`, `folder` what the capture paths in
    the examples of their rules are relative to. `cases` are further cases to try them on, by name,
    each the text of a case file. `expected_failures` names the checks that are
    known to fail and says why: they are reported as such, and fail once they pass. Raise
    ValueError for a name that is no check.
    """
    known = dict(expected_failures or {})
    strangers = sorted(known.keys() - {check.__name__ for check in (*CHECKS, *BLOCK_CHECKS)})
    if strangers:
        names = ", ".join(check.__name__ for check in (*CHECKS, *BLOCK_CHECKS))
        raise ValueError(f"there is no check {strangers[0]!r}; there are {names}")
    return pytest.mark.parametrize(
        ("checker", "check"),
        [
            pytest.param(
                checker,
                partial(_run, check, options=options, folder=folder, cases=cases),
                id=f"{checker.name}-{check.__name__}",
                marks=_marks(known.get(check.__name__)),
            )
            for checker in checkers
            for check in checks_for(checker)
        ],
    )


def _run(
    check: ConformanceCheck,
    checker: Checker | CaseChecker | BlockChecker,
    *,
    options: Mapping[str, Any] | None,
    folder: Path | None,
    cases: Mapping[str, str] | None,
) -> None:
    check(Subject(checker, options=options or {}, folder=folder, own=cases or {}))


def _marks(reason: str | None) -> tuple[pytest.MarkDecorator, ...]:
    if reason is None:
        return ()
    return (pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError),)
