"""Amendments: what a plug-in proposed, somebody accepted, and a case has ever since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from verifykit.model.document import Retraction
from verifykit.model.evidence import Evidence, Judgement, Quote, Stance
from verifykit.model.extensions import Extensions, freeze_extensions, thaw_extensions
from verifykit.parts import frozen

KEPT_UNDER = "x-accepted"
"""The key of a case that says which proposals were written into it, by whom and when."""

_STANCES: Mapping[str, Stance] = {stance: stance for stance in get_args(Stance)}


@frozen(kw_only=True)
class Amendment:
    """A proposal that was written into a case: the edit, whose it was, who accepted it and when.

    `id` is that of the proposal. `item` is what the case said of an item that was left out. `by`
    and `on` are empty where the record does not tell.
    """

    id: str
    edit: str = ""
    reason: str = ""
    rule: str | None = None
    by: str = ""
    on: str = ""
    claims: tuple[str, ...] = ()
    item: Evidence | None = None

    @property
    def plugin(self) -> str:
        """Who proposed it."""
        return self.id.partition(":")[0]

    def record(self) -> dict[str, Any]:
        """Return what the case keeps of it, but for what was left out."""
        kept = {name: getattr(self, name) for name in ("id", "rule", "edit", "reason", "by", "on")}
        return {name: value for name, value in kept.items() if value} | {"claims": [*self.claims]}


def amendments_of(extensions: Extensions) -> Iterator[Amendment]:
    """Yield the amendments that the `x-…` keys of a case keep a record of, in their order.

    Anybody may write there; what is no record is passed over.
    """
    records = thaw_extensions(extensions).get(KEPT_UNDER)
    for record in records if isinstance(records, list) else ():
        if isinstance(record, dict) and _text(record, "id"):
            item = _item(record["was"]) if _mapping(record, "was") else None
            listed = record.get("claims")
            listed = listed if isinstance(listed, list) else []
            named = [name for name in listed if isinstance(name, str)]
            yield Amendment(
                id=_text(record, "id"),
                edit=_text(record, "edit"),
                reason=_text(record, "reason"),
                rule=_text(record, "rule") or None,
                by=_text(record, "by"),
                on=_text(record, "on"),
                claims=tuple(named) if item is None or named else (item.claim,),
                item=item,
            )


def _item(was: Mapping[str, Any]) -> Evidence:
    """What is still to be told of an item that was left out."""
    return Evidence(
        id=_text(was, "id"),
        claim=_text(was, "claim"),
        stance=_STANCES.get(_text(was, "stance")),
        target=_text(was, "target") or None,
        document=_text(was, "document") or None,
        source=_text(was, "source") or None,
        attributed_to=_text(was, "attributed_to") or None,
        when=_text(was, "when") or None,
        withdrawn=_retraction(_mapping(was, "withdrawn")),
        strength=_judgement(_mapping(was, "strength")),
        quote=_quote(_mapping(was, "quote")),
        notes=_text(was, "notes") or None,
        extensions=freeze_extensions(was),
    )


def _quote(raw: Mapping[str, Any]) -> Quote | None:
    parts = [_text(raw, name) for name in ("exact", "prefix", "suffix")]
    return Quote(exact=parts[0], prefix=parts[1], suffix=parts[2]) if any(parts) else None


def _retraction(raw: Mapping[str, Any]) -> Retraction | None:
    return Retraction(on=_text(raw, "on"), reason=_text(raw, "reason")) if raw else None


def _judgement(raw: Mapping[str, Any]) -> Judgement | None:
    return Judgement(factor=1.0, reason=_text(raw, "reason")) if raw else None


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}
