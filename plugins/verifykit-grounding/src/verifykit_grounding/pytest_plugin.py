"""A fixture for tests of applications that give answers with citations."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from verifykit_grounding.answer import Answer
    from verifykit_grounding.grounding import Grounding

Grounded = Callable[..., "Grounding"]


@pytest.fixture
def grounded() -> Grounded:
    """Return a function that fails the test unless an answer rests on what it cites.

    `grounded(answer, documents, least=1.0)` takes an Answer or a file, a folder with captures, and
    the smallest share of sentences that have to be grounded; no sentence may be contradicted. It
    returns the Grounding; the failure shows every sentence with what was found.
    """
    return _hold


def _hold(
    answer: Answer | str | os.PathLike[str],
    documents: str | os.PathLike[str] | None = None,
    *,
    least: float = 1.0,
) -> Grounding:
    from verifykit_grounding.grounding import ground
    from verifykit_grounding.output import as_text

    found = ground(answer, documents)
    share = found.grounded_share
    if share is not None and (share < least or found.counts.get("contradicted")):
        contradicted = found.counts.get("contradicted", 0)
        reason = f"{share:.0%} of the sentences are grounded, of {least:.0%} that are asked for"
        reason += f"; {contradicted} contradicted, where none may be" if contradicted else ""
        told = "\n".join(as_text([found]))
        pytest.fail(f"{reason}:\n{told}", pytrace=False)
    return found
