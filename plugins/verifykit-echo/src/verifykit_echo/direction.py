"""Which of two copies came first, by credits and dates."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from verifykit import Case, Source, span_of
from verifykit_echo.credit import credits
from verifykit_echo.documents import Text


@frozen
class Direction:
    """`copy` derives from `parent`, the id of a document or a source, because of `why`."""

    copy: Text
    parent: str
    why: str


def directions(one: Text, other: Text, case: Case) -> tuple[Direction, ...]:
    """Return who derives from whom: one direction, two if both have it from a third, or none.

    Both credit the same third source: both derive from that. Else the text that credits the other
    one's source derives from it, unless the dates say that this one came later. Else the later
    one derives from the earlier one. Equal, overlapping and unknown dates decide nothing.
    """
    common = _common_credit(one, other, case)
    if common is not None:
        why = f"both credit {common.name}"
        return Direction(one, common.id, why), Direction(other, common.id, why)
    earlier, later = (one, other) if _before(one, other) else (other, one)
    dated = _before(earlier, later)
    credited = [
        (copy, parent)
        for copy, parent in ((one, other), (other, one))
        if credits(copy.text, parent.source.name)
    ]
    if len(credited) == 1:
        copy, parent = credited[0]
        if dated and copy is earlier:
            return ()
        why = f"it credits {parent.source.name}"
        return (Direction(copy, parent.document.id, why),)
    if dated:
        why = f"it was published later ({later.published}, after {earlier.published})"
        return (Direction(later, earlier.document.id, why),)
    return ()


def _before(one: Text, other: Text) -> bool:
    return span_of(one.document.published).before(span_of(other.document.published))


def _common_credit(one: Text, other: Text, case: Case) -> Source | None:
    own = {one.source.id, other.source.id, one.source.owner, other.source.owner}
    third = [source for source in case.sources if source.id not in own]
    found = [source for source in third if _is_credited(source, (one, other))]
    # Two common credits say that both have read both, not which one the text is from.
    return found[0] if len(found) == 1 else None


def _is_credited(source: Source, texts: Iterable[Text]) -> bool:
    return all(credits(text.text, source.name) for text in texts)
