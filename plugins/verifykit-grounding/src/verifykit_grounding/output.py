"""A grounding for people and for programs: a table, JSON, JSON Lines, and those read again."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from verifykit import Finding, InputError
from verifykit_grounding.grounding import OUTCOMES, GroundedSentence, Grounding

_MARKS = {"grounded": "✓", "partly": "~", "contradicted": "✗", "not grounded": "✗"}
_WIDTH = 88
_NAMED = 2
"""So many publishers are named of whose documents the same is said."""


def _facts(grounding: Grounding) -> dict[str, Any]:
    """Return a grounding as data that JSON can be made of, by way of `dict` for its tables."""
    return {
        "id": grounding.answer.id,
        "summary": {
            "sentences": len(grounding.sentences),
            "outcomes": dict(grounding.counts),
            "grounded_share": grounding.grounded_share,
            "on_one_origin": grounding.on_one_origin,
            "asides": dict(grounding.asides),
        },
        "sentences": [_sentence(one) for one in grounding.sentences],
    }


def _sentence(one: GroundedSentence) -> dict[str, Any]:
    return {
        "id": one.id,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "outcome": one.outcome,
        "documents": one.documents,
        "origins": {"min": one.origins.min, "max": one.origins.max},
        "score": None if one.score is None else round(one.score, 4),
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "message": finding.message,
                "data": dict(finding.data),
            }
            for finding in one.findings
        ],
        **({"model": [dict(said) for said in one.model]} if one.model else {}),
    }


def as_json(groundings: Iterable[Grounding]) -> Iterator[str]:
    """Yield the lines of one JSON object, or of an array where there are several answers."""
    found = [_facts(one) for one in groundings]
    data: Any = found[0] if len(found) == 1 else found
    yield json.dumps(data, ensure_ascii=False, indent=2, default=dict)


def as_json_lines(groundings: Iterable[Grounding]) -> Iterator[str]:
    """Yield a line of JSON for each answer, as soon as it is there."""
    for one in groundings:
        yield json.dumps(_facts(one), ensure_ascii=False, default=dict)


def as_text(groundings: Iterable[Grounding]) -> Iterator[str]:
    """Yield the lines of a table of sentences for each answer, and a summary of several."""
    total = dict.fromkeys(OUTCOMES, 0)
    answers = sentences = 0
    for grounding in groundings:
        answers += 1
        sentences += len(grounding.sentences)
        for name, count in grounding.counts.items():
            total[name] += count
        yield from _told(grounding)
    if answers > 1:
        counts = ", ".join(f"{count:,} {name}" for name, count in total.items() if count)
        yield f"{answers:,} answers, {sentences:,} sentences: {counts or 'nothing to check'}"


def _told(grounding: Grounding) -> Iterator[str]:
    yield f"{_shown(grounding.answer.id)}: {counted(grounding)}"
    for one in grounding.sentences:
        told = voices(one)
        said = f"{_short(one.text)}  [{told}]" if told else _short(one.text)
        yield f"  {_MARKS.get(one.outcome, '?')} {one.outcome:<13}{said}"
        for finding, message in _alike(one.findings):
            yield f"      {finding.rule} {_shown(message)}"
            if "claimed" in finding.data and "found" in finding.data:
                yield f"        here      “{_short(finding.data['claimed']['text'])}”"
                yield f"        document  “{_short(finding.data['found']['text'])}”"
        for reading in one.model:
            yield f"      model: {_shown(_of_model(reading))}"
    if grounding.asides:
        asides = ", ".join(f"{count} {why}" for why, count in grounding.asides.items())
        yield f"  set aside: {asides}"


def _alike(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield findings with their message; one for several documents that have the same words.

    A message begins with whose document it is about: "The Courier, The Star and 3 more: …".
    """
    groups: dict[tuple[str, ...], list[tuple[Finding, str]]] = {}
    for finding in findings:
        whose, mark, told = finding.message.partition(": ")
        parts = (finding.data.get(key, {}).get("text", "") for key in ("claimed", "found"))
        key = (finding.rule, told, *parts) if mark and "document" in finding.data else ()
        groups.setdefault(key or (finding.rule, finding.message), []).append((finding, whose))
    for group in groups.values():
        finding = group[0][0]
        names = list(dict.fromkeys(whose for _, whose in group))
        told = finding.message.partition(": ")[2]
        if len(names) > _NAMED:
            yield finding, f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more: {told}"
        elif len(names) > 1:
            yield finding, f"{' and '.join(names)}: {told}"
        else:
            yield finding, finding.message


def counted(grounding: Grounding) -> str:
    """Return in words how many sentences ended how."""
    counts = ", ".join(f"{count} {name}" for name, count in grounding.counts.items())
    return counts or "no sentence with anything to check"


def voices(one: GroundedSentence) -> str:
    """Return how many documents bear a sentence out, of how many origins; nothing for none."""
    if not one.documents:
        return ""
    span = f"{one.origins.min}-{one.origins.max}".removeprefix(f"{one.origins.max}-")
    documents = "document" if one.documents == 1 else "documents"
    origins = "origin" if one.origins.max == 1 else "origins"
    return f"{one.documents} {documents}, {span} {origins}"


def _of_model(said: Mapping[str, Any]) -> str:
    if "problem" in said:
        return f"{said['document']}: {said['problem']}"
    return f"{said['says']} by {said['document']} ({said['probability']:.2f})"


def _short(text: str) -> str:
    plain = _shown(" ".join(text.split()))
    return plain if len(plain) <= _WIDTH else f"{plain[: _WIDTH - 1]}…"


def _shown(text: str) -> str:
    """Return a text without what a terminal would take for a command."""
    return "".join(mark if mark.isprintable() else "�" for mark in text)


def written_lines(path: Path, tally: Counter[str]) -> int:
    """Return how many answers a file of JSON Lines has; add their outcomes to `tally`.

    A last line that was not finished is cut off. A file that is not there has none. Raise
    InputError, naming the line, where the file holds something else.
    """
    if not path.exists():
        return 0
    number = whole = 0
    try:
        with path.open("r+b") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                number += 1
                tally.update(_outcomes(line, f"{path.name}, line {number}"))
                whole += len(line)
            file.seek(whole, os.SEEK_SET)
            file.truncate()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    return number


def _outcomes(line: bytes, place: str) -> dict[str, int]:
    try:
        found: dict[str, int] = json.loads(line)["summary"]["outcomes"]
        return {str(name): int(count) for name, count in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{place} is no answer that `ground` has written") from error
