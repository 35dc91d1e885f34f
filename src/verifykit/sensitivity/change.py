"""A world that differs in one thing from the case, and what would be said there."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.model.assessment import Verdict

ChangeKind = Literal["without-origin", "without-document", "established", "support", "refutation"]
"""What is different.

`without-origin`: an origin, with all that relays it, had never spoken. `without-document`: a
document, with all that is known only through it, is set aside. `established`: the independence of
a line is established. `support`, `refutation`: so many further independent originals say so.
"""


@frozen(kw_only=True)
class Change:
    """A change that gives a claim another verdict.

    `what` is the id of the origin or document, several joined by ` + `; `count` is how many
    further originals it takes. `evidence` are the ids of the items that are different.
    """

    kind: ChangeKind
    verdict: Verdict
    score: float | None
    what: str | None = None
    count: int | None = None
    evidence: tuple[str, ...] = ()
