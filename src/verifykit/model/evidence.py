"""Evidence: who says what about a claim, in which document, with which stance and lineage."""

from __future__ import annotations

from typing import Literal

from verifykit.model.document import Derivation, Retraction
from verifykit.model.extensions import Extensions
from verifykit.parts import frozen

Stance = Literal["supports", "refutes", "reports", "questions", "undercuts"]
Interest = Literal["for", "against"]
Lineage = Literal["original", "relayed", "unknown"]


@frozen(kw_only=True)
class Quote:
    """A W3C TextQuoteSelector into the document's capture."""

    exact: str
    prefix: str | None = None
    suffix: str | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Judgement:
    """An analyst's judgement of what an item is worth: a factor from 0 to 2, with the reason."""

    factor: float
    reason: str | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Evidence:
    """One item of evidence for or against one claim.

    `stance` is that of whoever speaks: `attributed_to`, else the document's source. None means that
    nobody has judged it yet: the item counts for nothing, whichever way it may point.
    `lineage` None means the document's derivation if it has one, else unknown.
    An item that `undercuts` says nothing of the claim, but that its `target`, a document or an
    item, does not stand. `when` is the date of the statement, absent = the document's.
    `derived_from` overrides the document's; `independent_of` names evidence whose independence
    a person has established, and is symmetric.
    """

    id: str
    claim: str
    stance: Stance | None = None
    target: str | None = None
    document: str | None = None
    source: str | None = None
    attributed_to: str | None = None
    first_hand: bool = False
    interested: bool = False
    interest: Interest | None = None
    partial: bool = False
    when: str | None = None
    withdrawn: Retraction | None = None
    strength: Judgement | None = None
    lineage: Lineage | None = None
    derived_from: tuple[Derivation, ...] = ()
    independent_of: tuple[str, ...] = ()
    quote: Quote | None = None
    notes: str | None = None
    extensions: Extensions = ()

    @property
    def stake(self) -> Interest | None:
        """What the speaker has from saying it; `interested` alone is read as "for"."""
        return self.interest or ("for" if self.interested else None)
