"""For the tests of all plug-ins: the command runs in this process, where they are installed."""

from collections.abc import Callable

import pytest

from command_here import run_here
from verifykit.testing import Completed


@pytest.fixture
def run_verifykit() -> Callable[..., Completed]:
    """Take the place of the fixture of the kit, which starts a process."""
    return run_here
