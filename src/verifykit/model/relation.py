"""Relations between claims that people declare."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.model.extensions import Extensions

RelationKind = Literal["contradicts", "narrower", "broader", "supersedes", "supports"]


@frozen(kw_only=True)
class Relation:
    """A relation that a person declares: `origin` contradicts, is narrower than, … `target`.

    In a case file the two ends are called `from` and `to`.
    """

    origin: str
    target: str
    kind: RelationKind
    notes: str | None = None
    extensions: Extensions = ()
