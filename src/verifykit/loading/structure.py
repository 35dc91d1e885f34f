"""From raw data that keeps to the schema to the immutable values of the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import fields

from verifykit.loading.references.dates import date_text
from verifykit.model.case import LISTS, Case
from verifykit.model.claim import Attribution, Bounds, Claim, Prior, Quantifier, Value
from verifykit.model.document import Capture, Correction, Derivation, Document, Retraction
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence, Judgement, Quote
from verifykit.model.extensions import freeze_extensions
from verifykit.model.hypothesis import Hypothesis
from verifykit.model.place import Places
from verifykit.model.predicate import Predicate, Tolerance
from verifykit.model.relation import Relation
from verifykit.model.source import Source
from verifykit.model.waiver import Waiver

Raw = Mapping[str, Any]
_Build = Callable[[Raw], Any]


def from_data(data: Raw, *, folder: str | None = None, places: Places | None = None) -> Case:
    """Return the case that raw data describes.

    The data must keep to the schema `case-1`; this is not checked again. A date that is a bare
    year, which YAML reads as a number, becomes text. `folder` is what capture paths are relative
    to, `places` finds where a part of the data stands in its file.
    """
    header = data.get("case", {})
    values = {key: value for key, value in header.items() if not key.startswith("x-")}
    if "as_of" in values:
        values["as_of"] = date_text(values["as_of"])
    data = {**data, "claims": _with_dates_as_text(data)}
    for model, name in LISTS.items():
        values[name] = tuple(map(_BUILD[model], data.get(name, ())))
    return Case(
        **values,
        header_extensions=freeze_extensions(header),
        extensions=freeze_extensions(data),
        folder=folder,
        places=places,
    )


def _with_dates_as_text(data: Raw) -> list[Raw]:
    """The claims, with years as text where they are values of a predicate that takes dates."""
    dated = {one["id"] for one in data.get("predicates", ()) if one.get("value") == "date"}
    claims: list[Raw] = data.get("claims", [])
    if not dated:
        return claims
    return [
        {**claim, "value": _years_as_text(claim["value"])}
        if claim.get("predicate") in dated and "value" in claim
        else claim
        for claim in claims
    ]


def _years_as_text(value: Any) -> Any:
    if isinstance(value, list):
        return [_years_as_text(one) for one in value]
    return date_text(value) if isinstance(value, int | float) else value


def _builder(
    model: type[Any],
    convert: Mapping[str, Callable[[Any], Any]],
    rename: Mapping[str, str] | None = None,
) -> _Build:
    """Return a function from the raw data of one item to a value of `model`.

    `convert` holds the keys whose raw data is not yet what the model holds, `rename` the keys
    that the model calls otherwise.
    """
    names = rename or {}
    own = frozenset(field.name for field in fields(model))
    plain = own - {*convert, "extensions"}
    known = plain | {*convert, *names}

    def build(raw: Raw) -> Any:
        if plain.issuperset(raw):
            return model(**raw)
        values = dict(raw)
        for key, function in convert.items():
            if key in raw:
                values[key] = function(raw[key])
        for key, name in names.items():
            if key in raw:
                values[name] = values.pop(key)
        if not known.issuperset(raw):
            values = {key: value for key, value in values.items() if not key.startswith("x-")}
            values["extensions"] = freeze_extensions(raw)
        return model(**values)

    return build


def _derivations(raw: list[str | Raw]) -> tuple[Derivation, ...]:
    return tuple(Derivation(item) if isinstance(item, str) else _derivation(item) for item in raw)


def _value(raw: Any) -> Value:
    if isinstance(raw, dict):
        return Bounds(**raw)
    return tuple(raw) if isinstance(raw, list) else raw


def _quantifier(raw: str | dict[str, int]) -> Quantifier:
    if isinstance(raw, str):
        return Quantifier(raw)  # type: ignore[arg-type]  # the schema admits only the four words
    ((kind, count),) = raw.items()
    return Quantifier(kind, count)  # type: ignore[arg-type]  # and only these three keys


def _pairs(raw: Raw) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(raw.items()))


def _entity(raw: Raw) -> Entity:
    members = raw.get("members", ())
    hanging = [one for one in members if isinstance(one, dict)]
    if not hanging:
        return _plain_entity(raw)  # type: ignore[no-any-return]  # a builder builds what it is for
    ids = [one["id"] if isinstance(one, dict) else one for one in members]
    pairs = tuple({one["id"]: one["if"] for one in hanging}.items())
    return _plain_entity({**raw, "members": ids, "memberships": pairs})  # type: ignore[no-any-return]


_retraction = _builder(Retraction, {"on": date_text})
_correction = _builder(Correction, {"on": date_text, "items": tuple})
_plain_entity = _builder(Entity, {"aliases": tuple, "members": tuple})
_derivation = _builder(Derivation, {}, {"from": "parent"})

_BUILD: dict[type[Any], _Build] = {
    Source: _builder(Source, {}),
    Document: _builder(
        Document,
        {
            "known_through": tuple,
            "derived_from": _derivations,
            "published": date_text,
            "capture": _builder(Capture, {"at": date_text}),
            "retracted": _retraction,
            "corrected": lambda raw: tuple(map(_correction, raw)),
        },
    ),
    Entity: _entity,
    Predicate: _builder(
        Predicate,
        {
            "rivals": lambda raw: tuple(map(tuple, raw)),
            "scope": tuple,
            "tolerance": _builder(Tolerance, {}),
            "before": tuple,
        },
    ),
    Claim: _builder(
        Claim,
        {
            "value": _value,
            "when": date_text,
            "qualifiers": _pairs,
            "quantifier": _quantifier,
            "prior": _builder(Prior, {}),
            "says": _builder(Attribution, {}),
        },
    ),
    Evidence: _builder(
        Evidence,
        {
            "derived_from": _derivations,
            "independent_of": tuple,
            "quote": _builder(Quote, {}),
            "when": date_text,
            "withdrawn": _retraction,
            "strength": _builder(Judgement, {}),
        },
    ),
    Hypothesis: _builder(Hypothesis, {"ratings": _pairs}),
    Relation: _builder(Relation, {}, {"from": "origin", "to": "target"}),
    Waiver: _builder(Waiver, {"until": date_text}),
}
