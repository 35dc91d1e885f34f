"""Evidence: who says what about a claim, in which document, with which stance and lineage."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.model.document import Derivation
from verifykit.model.extensions import Extensions

Stance = Literal["supports", "refutes", "reports", "questions"]
Lineage = Literal["original", "relayed", "unknown"]


@frozen(kw_only=True)
class Quote:
    """A W3C TextQuoteSelector into the document's capture."""

    exact: str
    prefix: str | None = None
    suffix: str | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Evidence:
    """One item of evidence for or against one claim.

    `stance` is that of whoever speaks: `attributed_to`, else the document's source.
    `lineage` None means the document's derivation if it has one, else unknown.
    `derived_from` overrides the document's; `independent_of` names evidence whose independence
    a person has established, and is symmetric.
    """

    id: str
    claim: str
    stance: Stance
    document: str | None = None
    source: str | None = None
    attributed_to: str | None = None
    first_hand: bool = False
    interested: bool = False
    partial: bool = False
    lineage: Lineage | None = None
    derived_from: tuple[Derivation, ...] = ()
    independent_of: tuple[str, ...] = ()
    quote: Quote | None = None
    notes: str | None = None
    extensions: Extensions = ()
