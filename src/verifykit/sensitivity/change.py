"""An edit of a case that somebody could make, and the verdict that it would give a claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from attrs import field

from verifykit.model.assessment import Verdict
from verifykit.model.case import Case
from verifykit.parts import frozen

ChangeKind = Literal[
    "read", "trace", "grade", "independent", "support", "refutation", "set-aside", "without"
]
"""What somebody does: reads a document that is only cited, finds out that somebody has it from
nobody, grades a source, establishes that a line is independent, finds further originals for or
against, sets aside a document with all that is known only through it, or a source with all that
relays it.
"""

_COSTS: Mapping[ChangeKind, float] = {
    "read": 1,
    "trace": 1.5,
    "grade": 2,
    "independent": 2.5,
    "support": 4,
    "refutation": 4,
    "set-aside": 14,
    "without": 15,
}
"""What one of a kind takes, in about the time that reading one document takes; whether
somebody takes something back is not in the reader's hands.
"""


@frozen(kw_only=True)
class Edit:
    """An edit of a case that one person can make in one go.

    `what` are the ids that it is about, `who` is the source whose word it concerns, None for
    further ones; `words` say what to do, and `apply` does it.
    """

    kind: ChangeKind
    words: str
    what: tuple[str, ...] = ()
    who: str | None = None
    count: int = 1
    extra: float = 0.0
    """What it takes beyond others of its kind."""
    apply: Callable[[Case], Case] = field(eq=False, repr=False)

    @property
    def cost(self) -> float:
        """What it takes: the cheaper edits are tried and told first."""
        return _COSTS[self.kind] * self.count + self.extra


@frozen(kw_only=True)
class Change:
    """Edits, at most three, that together give a claim another verdict.

    `case` is the edited case: scored again, it gives the claim this verdict and score.
    """

    edits: tuple[Edit, ...]
    verdict: Verdict
    score: float | None
    case: Case = field(eq=False, repr=False)

    @property
    def kind(self) -> ChangeKind:
        """The kind of its costliest edit."""
        return max(self.edits, key=lambda edit: edit.cost).kind

    @property
    def cost(self) -> float:
        """What all its edits take."""
        return sum(edit.cost for edit in self.edits)

    @property
    def concerns(self) -> frozenset[str]:
        """Whose word it is about; more of the same originals are about the same."""
        return frozenset(edit.who or edit.kind for edit in self.edits)

    @property
    def words(self) -> str:
        """What somebody would have to do, as one sentence without its full stop."""
        return ", and ".join(edit.words for edit in self.edits)
