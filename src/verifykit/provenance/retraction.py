"""What was taken back, by whom and when: retractions, withdrawals, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from verifykit.model.case import Case
from verifykit.model.time import Span, span_of
from verifykit.parts import part

Kind = Literal[
    "retracted", "corrected", "withdrawn", "recanted", "both-sides", "doubted", "misquoted"
]


@part(kw_only=True)
class TakenBack:
    """Why something counts for nothing any more.

    `node` is the id of the document or item. `retracted`: the publisher took the document back;
    `corrected`: it corrected this item; `withdrawn`: this item alone was taken back; `recanted`:
    whoever said it said the opposite later; `both-sides`: the same voice says the opposite, and
    which came last is not known; `doubted`: the same voice says the opposite, and something in the
    case undercuts this; `misquoted`: the same voice says the opposite where this comes from.
    `house`: several of one owner speak, so that whoever said it need not be whoever said the
    opposite. `unsure`: it may not be theirs, since nobody holds where they said it and others cite
    them, or since something undercuts it.
    """

    node: str
    kind: Kind
    on: str | None = None
    reason: str | None = None
    house: bool = False
    unsure: bool = False

    @property
    def is_contradiction(self) -> bool:
        """Whether nobody took it back: their house contradicts it, or it is not known who did."""
        return self.house or self.kind in ("both-sides", "doubted", "misquoted")


def taken_back(case: Case) -> dict[str, TakenBack]:
    """Return what was taken back by the day of the case, by the ids of documents and items."""
    return {one.node: one for one in _all(case, span_of(case.as_of))}


def _all(case: Case, today: Span) -> Iterator[TakenBack]:
    for document in case.documents:
        back = document.retracted
        if back is not None and not today.before(span_of(back.on)):
            yield TakenBack(node=document.id, kind="retracted", on=back.on, reason=back.reason)
        for one in document.corrected:
            if not today.before(span_of(one.on)):
                for item in one.items:
                    yield TakenBack(node=item, kind="corrected", on=one.on, reason=one.reason)
    for evidence in case.evidence:
        back = evidence.withdrawn
        if back is not None and not today.before(span_of(back.on)):
            yield TakenBack(node=evidence.id, kind="withdrawn", on=back.on, reason=back.reason)
