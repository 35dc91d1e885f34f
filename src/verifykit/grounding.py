"""The verb `ground`, which the package verifykit-grounding has."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from verifykit.config.settings import Settings
from verifykit.errors import PluginError

if TYPE_CHECKING:
    from verifykit_grounding import Answer, Grounding


def ground(
    answer: Answer | str | os.PathLike[str],
    documents: str | os.PathLike[str] | None = None,
    *,
    settings: Settings | None = None,
) -> Grounding:
    """Return whether each sentence of a text rests on what it cites, and on how many origins.

    `answer` is a file, or an `Answer` of verifykit_grounding; `documents` a folder with captures
    of what is cited. Raise PluginError where verifykit-grounding is not installed, InputError for
    a file that is no text with citations, and what `assess` raises.
    """
    try:
        import verifykit_grounding
    except ModuleNotFoundError as error:
        if error.name != "verifykit_grounding":
            raise
        raise PluginError(
            "verifykit.ground is in a package of its own: install verifykit-grounding"
        ) from error
    return verifykit_grounding.ground(answer, documents, settings=settings)
