"""The pytest plug-in: fixtures for authors of checkers.

It is loaded in every run of pytest beside which verifykit is installed, and before coverage is
measured: so it imports nothing of verifykit until a fixture is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from verifykit.model.case import Case
    from verifykit.model.claim import Claim
    from verifykit.reporting.report import Report
    from verifykit.testing.command import Completed


@pytest.fixture
def make_case() -> Callable[..., Case]:
    """Build a case from YAML text or from lists of plain data: `verifykit.testing.make_case`."""
    from verifykit import testing

    return testing.make_case


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """Build a claim with the fields that you name: `verifykit.testing.make_claim`."""
    from verifykit import testing

    return testing.make_claim


@pytest.fixture
def assess() -> Callable[..., Report]:
    """Assess a case with the given checkers alone: `verifykit.testing.assess_with`."""
    from verifykit import testing

    return testing.assess_with


@pytest.fixture
def run_verifykit() -> Callable[..., Completed]:
    """Run the command line in a process of its own: `verifykit.testing.run_verifykit`."""
    from verifykit import testing

    return testing.run_verifykit
