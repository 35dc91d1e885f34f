"""What Crossref knows of the documents of a case, asked for once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verifykit import Context

if TYPE_CHECKING:
    from verifykit_retractions.lookups import Lookup
    from verifykit_retractions.work import Work


def lookups(context: Context) -> tuple[Lookup, ...]:
    """Return what was looked up, in the order of the documents."""
    return context.once(_lookups)


def works(context: Context) -> Iterator[tuple[Lookup, Work]]:
    """Yield what Crossref knows, and of which document."""
    for lookup in lookups(context):
        if lookup.work is not None:
            yield lookup, lookup.work


def _lookups(context: Context) -> tuple[Lookup, ...]:
    # Imported here: a case without papers need not wait for what asks about them.
    from verifykit_retractions.lookups import look_up

    return tuple(look_up(context.case, context.services, anew=False))
