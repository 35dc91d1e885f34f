"""Whoever says something: an outlet, an agency, an official, a witness."""

from __future__ import annotations

from typing import Literal

from verifykit.model.extensions import Extensions
from verifykit.parts import frozen

Grade = Literal["A", "B", "C", "D", "E", "F"]
SourceKind = Literal[
    "outlet",
    "agency",
    "institution",
    "official",
    "person",
    "witness",
    "dataset",
    "platform",
    "other",
]
PEOPLE: tuple[SourceKind, ...] = ("person", "witness", "official")
"""Kinds of sources that may be one human being: an official may be an office, too."""


@frozen(kw_only=True)
class Source:
    """A source with its Admiralty reliability grade.

    `reliability` is None where nobody graded it, which counts as F, "cannot be judged".
    `owner` is the id of another source; sources of one owner are one origin.
    `people` is how many people stand behind it, where that is the point.
    """

    id: str
    name: str
    kind: SourceKind | None = None
    reliability: Grade | None = None
    owner: str | None = None
    anonymous: bool = False
    people: int | None = None
    url: str | None = None
    notes: str | None = None
    extensions: Extensions = ()

    @property
    def grade(self) -> Grade:
        """The grade that counts: F, "cannot be judged", where none was given."""
        return self.reliability or "F"
