"""Proposals of plug-ins: edits of a case, which take effect only where somebody accepts them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Any, Literal, get_args

from attrs import field

from verifykit.model.document import How
from verifykit.model.table import EMPTY, freeze, frozen_value, thawed_value
from verifykit.parts import frozen

ProposalKind = Literal[
    "derives", "void", "weaken", "stance", "field", "relation", "document", "evidence"
]
KINDS: tuple[ProposalKind, ...] = get_args(ProposalKind)
"""Every kind, in the order in which accepted ones are written into a case."""

ADDED_TO: Mapping[str, str] = {
    "relation": "relations",
    "document": "documents",
    "evidence": "evidence",
}
"""The kinds that add an item, and the list that it is added to."""


@frozen(kw_only=True)
class Basis:
    """What a proposal rests on, so that somebody else can look it up.

    A passage is named by the id of its `document`, by `start` and `end` (characters in the text of
    its capture, from 0, the end not included) and by its words (`text`); something elsewhere by
    its `url`, a file by its `sha256` (64 hexadecimal digits). Give what there is.
    """

    document: str | None = None
    url: str | None = None
    sha256: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None

    def data(self) -> dict[str, Any]:
        """Return what is given, as outputs write it."""
        names = ("document", "url", "sha256", "start", "end", "text")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


@frozen(kw_only=True)
class Proposal:
    """An edit of a case, with its reason in words and what it rests on.

    Which fields a kind takes, beside `kind`, `reason`, `rule` and `rests_on`:

    - `derives`: the item `evidence` derives from `parent`, the id of evidence, a document or a
      source; `how` it does, where that is known.
    - `void`: the item `evidence` is left out, as if the case had never had it.
    - `weaken`: the strength of `evidence` is multiplied by `factor`, from 0 to 1.
    - `stance`: the stance of `evidence` is `value`.
    - `field`: the key `key` of the item `item` in the list `within` ("claims", "documents", …) is
      `value`, as a case file would say it; a key inside of another is dotted (`capture.at`).
    - `relation`, `document`, `evidence`: the case has one more relation, document or item of
      evidence: `data`, as a case file would say it. `captured` names the file with the capture of
      a new document, to be copied to its `capture.path` when the proposal is written into a case.

    `rule` is the code of the rule behind the proposal, where there is one. `plugin` is filled in
    by the engine.
    """

    kind: ProposalKind
    reason: str
    evidence: str = ""
    parent: str | None = None
    how: How | None = None
    factor: float | None = None
    within: str | None = None
    item: str | None = None
    key: str | None = None
    value: Any = field(default=None, converter=frozen_value)
    data: Mapping[str, Any] = field(default=EMPTY, converter=freeze)
    captured: str | None = field(default=None, eq=False)
    rests_on: tuple[Basis, ...] = ()
    rule: str | None = None
    plugin: str = ""

    @cached_property
    def id(self) -> str:
        """The name of this proposal: the plug-in and a digest of the edit, so it stays the same.

        The reason and what it rests on may change with the version of a plug-in; what is proposed
        is the same proposal as long as it is the same edit.
        """
        names = ("kind", "evidence", "parent", "how", "factor", "within", "item", "key")
        said: list[Any] = [getattr(self, name) for name in names]
        said += [thawed_value(self.value), thawed_value(self.data)]
        text = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return f"{self.plugin}:{blake2b(text.encode(), digest_size=5).hexdigest()}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys from the item to what a proposal of a `field` sets."""
        key = self.key or ""
        return (key,) if key.startswith("x-") else tuple(key.split("."))

    @property
    def about(self) -> tuple[str, str] | None:
        """The list and the id of the item that is edited; None where something is added."""
        if self.kind in ("derives", "void", "weaken", "stance"):
            return ("evidence", self.evidence)
        if self.kind == "field":
            return (self.within or "", self.item or "")
        return None

    @property
    def edit(self) -> str:
        """What accepting it does to the case, in words that finish "… proposes"."""
        match self.kind:
            case "derives":
                how = f" ({self.how})" if self.how else ""
                return f"`derived_from: [{self.parent}]`{how} on the evidence {self.evidence}"
            case "void":
                return f"to leave out the evidence {self.evidence}"
            case "weaken":
                return f"to count the evidence {self.evidence} with a factor of {self.factor:g}"
            case "stance":
                return f"`stance: {self.value}` on the evidence {self.evidence}"
            case "field":
                return f"`{self.key}: {_said(self.value)}` on {self.item} in {self.within}"
            case "relation":
                ends = (self.data.get(name) for name in ("from", "kind", "to"))
                return "the relation " + " ".join(map(str, ends))
            case "document":
                return f"the document {self.data.get('id')}"
            case _:
                about = f"of the claim {self.data.get('claim')}"
                return f"the evidence {self.data.get('id')} {about}"

    @property
    def done(self) -> str:
        """What was done to the case where it is accepted, with who proposed it and why."""
        if self.kind == "void":
            return f"left out by {self.plugin}: {self.evidence}, {self.reason}"
        return f"edited as {self.plugin} proposes, {self.edit}: {self.reason}"

    def facts(self) -> dict[str, Any]:
        """Return the proposal as plain data, for outputs: what is given, under its own names."""
        found: dict[str, Any] = {"id": self.id, "plugin": self.plugin, "kind": self.kind}
        for name in ("rule", "evidence", "parent", "how", "factor", "within", "item", "key"):
            if getattr(self, name) not in (None, ""):
                found[name] = getattr(self, name)
        if self.kind in ("field", "stance"):
            found["value"] = thawed_value(self.value)
        if self.data:
            found["data"] = thawed_value(self.data)
        found["edit"] = self.edit
        found["reason"] = self.reason
        if self.rests_on:
            found["rests_on"] = [basis.data() for basis in self.rests_on]
        return found


def _said(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(thawed_value(value), ensure_ascii=False)
