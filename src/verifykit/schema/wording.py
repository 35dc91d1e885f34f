"""Words what is wrong with data that breaks a schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from verifykit.model.place import to_pointer
from verifykit.schema.fault import Fault
from verifykit.schema.gate import Violation, ViolationKind
from verifykit.schema.suggestion import did_you_mean
from verifykit.wording import count_text, list_text

_SUGGESTIONS = 20
"""Whoever has more unknown keys in one mapping did not misspell them."""

_OF_AN_ITEM = 2
"""The length of the path of an item of a list at the root: the list, and its place there."""

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


def worded(error: Fault) -> Iterator[Violation]:
    """Yield what is wrong, in words: of alternatives, all that is wrong with the nearest one."""
    word = _WORDINGS.get(error.keyword, _other)
    yield from word(error)


def _required(error: Fault) -> Iterator[Violation]:
    key = error.missing
    only = error.schema.get("properties", {}).get(key, {}).get("const")
    hint = "" if only is None else f": write {key}: {only}"
    yield Violation(_at(error), "missing-key", f"the key {key} is missing{hint}")


def _unknown_keys(error: Fault) -> Iterator[Violation]:
    known = error.schema["properties"]
    unknown = error.unexpected
    for key in unknown:
        hint = did_you_mean(key, known) if len(unknown) <= _SUGGESTIONS else ""
        holder = next((one for one in known if key in known[one].get("enum", ())), None)
        if holder is not None:
            hint = f"; write {holder}: {key}"
        if not hint and " " in key:
            # As where a text between braces goes on after a comma.
            hint = "; if it belongs to a text, put that text in quotes"
        if not hint and len(error.path) == _OF_AN_ITEM and (lists := error.lists_with(key)):
            hint = f"; it is a key of {_either(lists)}"
        yield Violation(_at(error, key), "unknown-key", f"there is no key {_show(key)} here{hint}")


def _type(error: Fault) -> Iterator[Violation]:
    yield _wrong_type(error, _types(error))


def _wrong_type(error: Fault, types: list[str]) -> Violation:
    expected = " or ".join(dict.fromkeys(_TYPES[name] for name in types))
    message = f"{_subject(error)} must be {expected}, not {_describe(error)}"
    if "string" in types and isinstance(error.instance, bool | int | float):
        message += "; put it in quotes"
    if "array" in types and isinstance(error.instance, str) and len(error.instance) <= _SHORT:
        message += f"; as a list it is {json.dumps([error.instance], ensure_ascii=False)}"
    needed = error.schema.get("required", ())
    if "object" in types and isinstance(error.instance, str) and len(needed) == 1:
        message += f"; as a mapping it is {{{needed[0]}: …}}"
    if error.instance is None:
        message += "; leave out a key that has no value"
    return Violation(_at(error), "wrong-type", message)


def _enum(error: Fault) -> Iterator[Violation]:
    allowed = [str(value) for value in error.operand]
    hint = did_you_mean(error.instance, allowed) if isinstance(error.instance, str) else ""
    message = f"{_subject(error)} cannot be {_show(error.instance)}, only {_either(allowed)}{hint}"
    yield Violation(_at(error), "wrong-value", message)


def _const(error: Fault) -> Iterator[Violation]:
    message = f"{_subject(error)} must be {error.operand}, not {_show(error.instance)}"
    yield Violation(_at(error), "wrong-value", message)


def _pattern(error: Fault) -> Iterator[Violation]:
    meaning = error.schema.get("description", f"It must match {error.operand}.")
    message = f"{_subject(error)} cannot be {_show(error.instance)}. {meaning}"
    yield Violation(_at(error), "wrong-value", message)


def _bounds(limit: str) -> Callable[[Fault], Iterator[Violation]]:
    def word(error: Fault) -> Iterator[Violation]:
        message = f"{_subject(error)} {limit.format(error.operand)}"
        yield Violation(_at(error), "out-of-bounds", message)

    return word


def _amount(limit: str, noun: str) -> Callable[[Fault], Iterator[Violation]]:
    def word(error: Fault) -> Iterator[Violation]:
        message = f"{_subject(error)} {limit} {count_text(int(error.operand), noun)}"
        yield Violation(_at(error), "out-of-bounds", message)

    return word


def _alternatives(error: Fault) -> Iterator[Violation]:
    branches = error.operand
    if all(set(branch) == {"required"} for branch in branches):
        keys = " or ".join(key for branch in branches for key in branch["required"])
        given = [one for one in branches if all(key in error.instance for key in one["required"])]
        problem = "give one of them, not both" if given else "give one of them"
        kind: ViolationKind = "unknown-key" if given else "missing-key"
        yield Violation(_at(error), kind, f"{keys}: {problem}")
        return
    meant = [
        branch for branch in error.branches if not any(error.is_wrong_as_a_whole(e) for e in branch)
    ]
    # Of several alternatives of the right type the one is meant that least is wrong with.
    least = min(map(len, meant), default=0)
    nearest = [branch for branch in meant if len(branch) == least]
    if len(nearest) == 1:
        for inner in nearest[0]:
            yield from worded(inner)
    else:
        types = [name for inner in _deepest(error) for name in _types(inner)]
        yield _wrong_type(error, types) if types and not meant else _none_of(error)


def _none_of(error: Fault) -> Violation:
    """Word a value that is of the right type, but none of those that are allowed."""
    allowed: list[str] = []
    for inner in _deepest(error):
        if inner.keyword == "enum":
            allowed += map(str, inner.operand)
    hint = did_you_mean(error.instance, allowed) if isinstance(error.instance, str) else ""
    meanings = [inner.schema.get("description") for inner in _deepest(error)]
    allowed += [
        f"{text[0].lower()}{text[1:].rstrip('.')}" for text in dict.fromkeys(meanings) if text
    ]
    if isinstance(error.instance, dict):
        known = [key for inner in _deepest(error) for key in inner.schema.get("properties", ())]
        hint = next(filter(None, (did_you_mean(key, known) for key in error.instance)), "")
    message = f"{_subject(error)} cannot be {_show(error.instance)}, only {_either(allowed)}{hint}"
    return Violation(_at(error), "wrong-value", message)


def _deepest(error: Fault) -> Iterator[Fault]:
    for inner in chain.from_iterable(error.branches):
        yield inner
        yield from _deepest(inner)


def _types(error: Fault) -> list[str]:
    """The types that would do, if the type is what is wrong."""
    if error.keyword != "type":
        return []
    return [error.operand] if isinstance(error.operand, str) else list(error.operand)


def _other(error: Fault) -> Iterator[Violation]:
    yield Violation(_at(error), "wrong-value", error.message[:500])


_WORDINGS: Mapping[Any, Callable[[Fault], Iterator[Violation]]] = {
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


def _at(error: Fault, *more: str) -> str:
    return to_pointer((*error.path, *more))


def _subject(error: Fault) -> str:
    """What the message is about: the nearest key above."""
    keys = [part for part in error.path if isinstance(part, str)]
    if not keys:
        return "the document"
    return keys[-1] if error.path[-1] is keys[-1] else f"an item of {keys[-1]}"


def _show(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return repr(text) if len(text) <= _SHORT else repr(text[: _SHORT - 3] + "...")


def _either(words: list[str]) -> str:
    return list_text(words, last="or")


def _describe(error: Fault) -> str:
    value = error.instance
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str) and error.path:
        return f"the text {_show(value)}"
    kinds: Mapping[type, str] = {str: "text", dict: "a mapping", list: "a list"}
    return kinds.get(type(value), "something else")
