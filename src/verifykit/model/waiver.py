"""Waivers: findings that a person accepts, and why."""

from __future__ import annotations

from verifykit.model.extensions import Extensions
from verifykit.parts import frozen


@frozen(kw_only=True)
class Waiver:
    """A finding that a person accepts, with the reason, perhaps until a date.

    It is accepted for a claim, for what concerns a document or a source, or wherever it is found.
    """

    rule: str
    reason: str
    claim: str | None = None
    document: str | None = None
    source: str | None = None
    until: str | None = None
    extensions: Extensions = ()
