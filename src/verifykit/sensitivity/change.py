"""An edit of a case that somebody could make, and the verdict that it would give a claim."""

from __future__ import annotations

from collections.abc import Callable
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


@frozen(kw_only=True)
class Edit:
    """An edit of a case that one person can make in one go.

    `cost` orders edits by what they take, in about the time that reading one document takes.
    `what` are the ids that it is about, `who` is the source whose word it concerns, None for
    further ones; `words` say what to do, and `apply` does it.
    """

    kind: ChangeKind
    cost: float
    words: str
    what: tuple[str, ...] = ()
    who: str | None = None
    count: int = 1
    apply: Callable[[Case], Case] = field(eq=False, repr=False)


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
