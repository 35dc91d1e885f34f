"""Words what is wrong with data that breaks a schema, through jsonschema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import groupby, islice
from typing import Any

from attrs import evolve
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry

from verifykit.model.place import to_pointer
from verifykit.schema.locate import schema
from verifykit.schema.narrowing import Narrowed, narrow
from verifykit.schema.suggestion import did_you_mean
from verifykit.schema.violation import Violation, ViolationKind
from verifykit.wording import count_text

_SUGGESTIONS = 20
"""Whoever has more unknown keys in one mapping did not misspell them."""

_SHORT = 60
"""How many characters of a value are shown."""
_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "a mapping of keys to values",
    "array": "a list",
    "null": "nothing",
}


MAX_VIOLATIONS = 10_000
"""Nobody reads more, and a hostile file could hold millions."""


def violations(data: Any, name: str) -> tuple[Violation, ...]:
    """Return the violations that jsonschema finds, once each, in its order, up to a limit."""
    narrowed = narrow(data, name, MAX_VIOLATIONS)
    # Of a list as a whole, as of equal items, only all of its items together can tell.
    return _words(narrowed, name) or _words(Narrowed(data, {}), name)


def _words(narrowed: Narrowed, name: str) -> tuple[Violation, ...]:
    found = (
        evolve(violation, pointer=narrowed.original(violation.pointer))
        for error in _validator(name).iter_errors(narrowed.data)
        for violation in _word(error)
    )
    return tuple(dict.fromkeys(islice(found, MAX_VIOLATIONS)))


@cache
def _validator(name: str) -> Draft202012Validator:
    # An empty registry resolves nothing outside the schema itself, so nothing is ever fetched.
    return Draft202012Validator(schema(name), registry=Registry())


def _word(error: ValidationError) -> Iterator[Violation]:
    word = _WORDINGS.get(error.validator, _other)
    yield from word(error)


def _required(error: ValidationError) -> Iterator[Violation]:
    for key in _operand(error):
        if key not in _instance(error):
            only = _schema(error).get("properties", {}).get(key, {}).get("const")
            hint = "" if only is None else f": write {key}: {only}"
            yield Violation(_at(error), "missing-key", f"the key {key} is missing{hint}")


def _unknown_keys(error: ValidationError) -> Iterator[Violation]:
    known = _schema(error)["properties"]
    unknown = [key for key in _instance(error) if key not in known and not key.startswith("x-")]
    for key in unknown:
        hint = did_you_mean(key, known) if len(unknown) <= _SUGGESTIONS else ""
        if not hint and " " in key:
            # As where a text between braces goes on after a comma.
            hint = "; if it belongs to a text, put that text in quotes"
        yield Violation(_at(error, key), "unknown-key", f"there is no key {_show(key)} here{hint}")


def _type(error: ValidationError) -> Iterator[Violation]:
    yield _wrong_type(error, [_operand(error)])


def _wrong_type(error: ValidationError, types: list[str]) -> Violation:
    expected = " or ".join(dict.fromkeys(_TYPES[name] for name in types))
    message = f"{_subject(error)} must be {expected}, not {_describe(error)}"
    if "string" in types and isinstance(error.instance, bool | int | float):
        message += "; put it in quotes"
    if "array" in types and isinstance(error.instance, str) and len(error.instance) <= _SHORT:
        message += f"; as a list it is {json.dumps([error.instance], ensure_ascii=False)}"
    if error.instance is None:
        message += "; leave out a key that has no value"
    return Violation(_at(error), "wrong-type", message)


def _enum(error: ValidationError) -> Iterator[Violation]:
    allowed = [str(value) for value in _operand(error)]
    hint = did_you_mean(error.instance, allowed) if isinstance(error.instance, str) else ""
    message = f"{_subject(error)} cannot be {_show(error.instance)}, only {_either(allowed)}{hint}"
    yield Violation(_at(error), "wrong-value", message)


def _const(error: ValidationError) -> Iterator[Violation]:
    message = f"{_subject(error)} must be {_operand(error)}, not {_show(error.instance)}"
    yield Violation(_at(error), "wrong-value", message)


def _pattern(error: ValidationError) -> Iterator[Violation]:
    meaning = _schema(error).get("description", f"It must match {_operand(error)}.")
    message = f"{_subject(error)} cannot be {_show(error.instance)}. {meaning}"
    yield Violation(_at(error), "wrong-value", message)


def _bounds(limit: str) -> Callable[[ValidationError], Iterator[Violation]]:
    def word(error: ValidationError) -> Iterator[Violation]:
        message = f"{_subject(error)} {limit.format(_operand(error))}"
        yield Violation(_at(error), "out-of-bounds", message)

    return word


def _amount(limit: str, noun: str) -> Callable[[ValidationError], Iterator[Violation]]:
    def word(error: ValidationError) -> Iterator[Violation]:
        message = f"{_subject(error)} {limit} {count_text(int(_operand(error)), noun)}"
        yield Violation(_at(error), "out-of-bounds", message)

    return word


def _alternatives(error: ValidationError) -> Iterator[Violation]:
    branches = _operand(error)
    if all(set(branch) == {"required"} for branch in branches):
        keys = " or ".join(key for branch in branches for key in branch["required"])
        given = [
            branch for branch in branches if all(k in _instance(error) for k in branch["required"])
        ]
        problem = "give one of them, not both" if given else "give one of them"
        kind: ViolationKind = "unknown-key" if given else "missing-key"
        yield Violation(_at(error), kind, f"{keys}: {problem}")
        return
    meant = [errors for errors in _by_branch(error) if not any(map(_is_type_of_whole, errors))]
    if len(meant) == 1:
        for inner in meant[0]:
            # Errors of a branch know their path only from the branch's own start.
            yield from _word(inner)
    else:
        types = [str(_operand(e)) for e in _deepest(error) if _is_type(e)]
        yield _wrong_type(error, types) if types else _none_of(error)


def _none_of(error: ValidationError) -> Violation:
    """Word a value that is of the right type, but none of those that are allowed."""
    allowed: list[str] = []
    for inner in _deepest(error):
        if inner.validator == "enum":
            allowed += map(str, _operand(inner))
    hint = did_you_mean(error.instance, allowed) if isinstance(error.instance, str) else ""
    meanings = [_schema(inner).get("description") for inner in _deepest(error)]
    allowed += [f"{text[0].lower()}{text[1:].rstrip('.')}" for text in meanings if text]
    message = f"{_subject(error)} cannot be {_show(error.instance)}, only {_either(allowed)}{hint}"
    return Violation(_at(error), "wrong-value", message)


def _by_branch(error: ValidationError) -> list[list[ValidationError]]:
    context = error.context or []
    return [list(errors) for _, errors in groupby(context, lambda inner: inner.schema_path[0])]


def _deepest(error: ValidationError) -> Iterator[ValidationError]:
    for inner in error.context or []:
        yield inner
        yield from _deepest(inner)


def _is_type(error: ValidationError) -> bool:
    return error.validator == "type" and isinstance(_operand(error), str)


def _is_type_of_whole(error: ValidationError) -> bool:
    return error.validator == "type" and not error.path


def _other(error: ValidationError) -> Iterator[Violation]:
    yield Violation(_at(error), "wrong-value", error.message[:500])


_WORDINGS: Mapping[Any, Callable[[ValidationError], Iterator[Violation]]] = {
    "required": _required,
    "unevaluatedProperties": _unknown_keys,
    "additionalProperties": _unknown_keys,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "not": _pattern,
    "minimum": _bounds("must be at least {}"),
    "maximum": _bounds("must be at most {}"),
    "exclusiveMinimum": _bounds("must be more than {}"),
    "exclusiveMaximum": _bounds("must be less than {}"),
    "minLength": _amount("must have at least", "character"),
    "maxLength": _amount("must have at most", "character"),
    "minItems": _amount("must have at least", "item"),
    "maxItems": _amount("must have at most", "item"),
    "minProperties": _amount("must have at least", "key"),
    "anyOf": _alternatives,
    "oneOf": _alternatives,
}


def _at(error: ValidationError, *more: str) -> str:
    return to_pointer((*error.absolute_path, *more))


def _operand(error: ValidationError) -> Any:
    """What the schema gives for the keyword that failed."""
    operand: Any = error.validator_value
    return operand


def _instance(error: ValidationError) -> Mapping[str, Any]:
    """The data that failed, where the keyword speaks only of mappings."""
    return error.instance if isinstance(error.instance, Mapping) else {}


def _schema(error: ValidationError) -> Mapping[str, Any]:
    """The schema that the keyword stands in; one that can fail in so many ways is a mapping."""
    return error.schema if isinstance(error.schema, Mapping) else {}


def _subject(error: ValidationError) -> str:
    """What the message is about: the nearest key above."""
    keys = [part for part in error.absolute_path if isinstance(part, str)]
    if not keys:
        return "the document"
    return keys[-1] if error.absolute_path[-1] is keys[-1] else f"an item of {keys[-1]}"


def _show(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return repr(text) if len(text) <= _SHORT else repr(text[: _SHORT - 3] + "...")


def _either(words: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _describe(error: ValidationError) -> str:
    value = error.instance
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str) and error.absolute_path:
        return f"the text {_show(value)}"
    kinds: Mapping[type, str] = {str: "text", dict: "a mapping", list: "a list"}
    return kinds.get(type(value), "something else")
