"""A draft as a YAML file for a person to finish, with what is open as comments in its place."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verifykit_grounding.drafting.case_data import MARK
from verifykit_grounding.drafting.draft import Draft
from verifykit_grounding.places import line_starts

_HEAD = """\
# The draft of a case, made of a text by `verifykit draft`.
#
# What stands here is settled by the words of the text: each sentence is a claim that the text
# makes. Whom it credits, when that was and what its numbers are is proposed, each with its place:
#
#   verifykit proposals {name}             what is proposed, and which words say so
#   verifykit accept {name} ID …           take some of it
#   verifykit accept {name} --plugin grounding   take all of it
#
# A line that begins with "# ?" is a question that the text leaves open. Answer it in the file, and
# delete it. Claims that do not matter to you can go; so can sources and entities nobody needs."""
_NOT_ENGLISH = "# ? The text is not in English: credits, names and times were not read."
_NO_DATE = '# ? When was the text published? With --published, "last year" becomes a date.'


def case_text(data: Mapping[str, Any], draft: Draft, name: str) -> str:
    """Return the text of the file; `name` is what it will be called."""
    return "\n".join([*_lines(data, draft, name), ""])


def _lines(data: Mapping[str, Any], draft: Draft, name: str) -> Iterator[str]:
    yield _HEAD.format(name=name)
    if not draft.english:
        yield _NOT_ENGLISH
    elif "as_of" not in data["case"]:
        yield _NO_DATE
    starts = line_starts(draft.text)
    questions = {one.id: one.doubts for one in draft.sentences}
    yield ""
    yield "verifykit: 1"
    yield "case:"
    yield from _entries(data["case"], "  ")
    yield from _entries({MARK: data[MARK]}, "")
    for part in ("sources", "documents", "entities", "predicates", "claims", "evidence"):
        yield ""
        yield f"{part}:" if data[part] else f"{part}: []"
        for item in data[part]:
            if part == "claims":
                yield f"  # line {bisect_right(starts, item[MARK]['start'])} of the text"
                for doubt in questions[item["id"]]:
                    yield f"  # ? {_one_line(doubt.question)}"
            yield from _item(item)
    if draft.asides:
        yield ""
        yield "# Set aside, with nothing in it to check:"
        for start, why in draft.asides:
            yield f"#   line {bisect_right(starts, start)}: {why}"


def _item(item: Mapping[str, Any]) -> Iterator[str]:
    first, *rest = _entries(item, "    ")
    yield f"  - {first.strip()}"
    yield from rest


def _entries(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in values.items():
        yield f"{indent}{key}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    """A value in one line: text between quotation marks, as JSON writes it, which YAML reads."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_scalar(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_scalar, value)) + "]"
    written = json.dumps(value, ensure_ascii=False)
    return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in written)


def _one_line(text: str) -> str:
    return "".join(mark if mark.isprintable() else " " for mark in " ".join(text.split()))
