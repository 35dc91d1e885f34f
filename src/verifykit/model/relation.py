"""Relations that people declare: between claims, and from a claim to what it undercuts."""

from __future__ import annotations

from typing import Literal

from verifykit.model.extensions import Extensions
from verifykit.parts import frozen

RelationKind = Literal[
    "contradicts",
    "entails",
    "equivalent",
    "narrower",
    "broader",
    "supersedes",
    "supports",
    "undercuts",
]


@frozen(kw_only=True)
class Relation:
    """A relation that a person declares: `origin` contradicts, is narrower than, … `target`.

    Both are ids of claims, but a claim may also undercut a document, evidence or a source. In a
    case file the two ends are called `from` and `to`.
    """

    origin: str
    target: str
    kind: RelationKind
    notes: str | None = None
    extensions: Extensions = ()
