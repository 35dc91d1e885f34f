"""What was published or recorded, and what it derives from."""

from __future__ import annotations

from typing import Literal

from verifykit.model.extensions import Extensions
from verifykit.parts import frozen

How = Literal["cites", "quotes", "syndicates", "translates", "paraphrases", "confirms"]


@frozen
class Derivation:
    """One step of provenance: derived from `parent`, the id of evidence, a document or a source.

    `how="confirms"` is no derivation: the item keeps a line of its own, of unknown independence.
    """

    parent: str
    how: How | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Capture:
    """A stored copy of a document: a path inside the case folder and its SHA-256 (hex)."""

    path: str
    sha256: str | None = None
    at: str | None = None
    tool: str | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Retraction:
    """Whoever said it took it back, on a date (ISO 8601 or EDTF) if that is known."""

    on: str | None = None
    reason: str | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Correction:
    """The publisher corrected a document; `items` are the ids of evidence that this takes back."""

    on: str | None = None
    reason: str | None = None
    items: tuple[str, ...] = ()
    extensions: Extensions = ()


@frozen(kw_only=True)
class Document:
    """A document of a source.

    `consulted` is False where nobody here has read it: it is then known only through the
    documents named in `known_through`.
    """

    id: str
    source: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    consulted: bool = True
    known_through: tuple[str, ...] = ()
    derived_from: tuple[Derivation, ...] = ()
    capture: Capture | None = None
    retracted: Retraction | None = None
    corrected: tuple[Correction, ...] = ()
    notes: str | None = None
    extensions: Extensions = ()
