"""Proposals of plug-ins about evidence, which take effect only where the settings accept them."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

ProposalKind = Literal["derives", "void", "weaken"]


@frozen(kw_only=True)
class Proposal:
    """A proposal about one item of evidence, with its reason in words.

    `derives` adds a derivation from `parent` (an id of evidence, a document or a source), `void`
    takes the item out, `weaken` multiplies its strength by `factor` in [0, 1]. `plugin` is filled
    in by the engine.
    """

    evidence: str
    kind: ProposalKind
    reason: str
    parent: str | None = None
    factor: float | None = None
    plugin: str = ""
