"""What claims are about: people, groups, places, events."""

from __future__ import annotations

from typing import Literal

from verifykit.model.extensions import Extensions
from verifykit.parts import frozen

EntityKind = Literal["person", "group", "organisation", "place", "event", "object", "other"]


@frozen(kw_only=True)
class Entity:
    """An entity. A group lists its `members`; a place may be `part_of` another place.

    `memberships` are pairs of a member and a claim, where somebody is a member only if that claim
    is true.

    `members_complete` says that the list names every member there is; the default is that it
    does not.
    """

    id: str
    kind: EntityKind | None = None
    name: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    memberships: tuple[tuple[str, str], ...] = ()
    members_complete: bool = False
    part_of: str | None = None
    notes: str | None = None
    extensions: Extensions = ()
