"""A cited answer after the schema grounding-1."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from verifykit import InputError
from verifykit_grounding.answer import Answer, Citation, Held, is_mark
from verifykit_grounding.inputs.library import Library
from verifykit_grounding.inputs.offsets import characters

SCHEMA = "grounding-1.json"


def is_one(data: object) -> bool:
    """Whether JSON data means to be a cited answer."""
    return isinstance(data, dict) and isinstance(data.get("answer"), str)


def read(data: Any, path: Path, library: Library) -> Answer:
    """Return a cited answer; its captures are in the folder of the file.

    Raise InputError, naming the place, for what breaks the schema or points outside of the text.
    """
    for error in _validator().iter_errors(data):
        place = "/".join(map(str, error.instance_path)) or "the answer"
        raise InputError(f"{path.name}: {place}: {error.message}")
    held = {one["id"]: _held(one, path.parent, library) for one in data.get("documents", ())}
    if len(held) < len(data.get("documents", ())):
        raise InputError(f"{path.name}: documents: an id is used twice")
    citations = [
        _citation(one, data, f"{path.name}: citations/{number}")
        for number, one in enumerate(data.get("citations", ()))
    ]
    for one in citations:
        missing = Held(id=one.document, problem="the answer has no document of this id")
        held.setdefault(one.document, missing)
    return Answer(
        id=data.get("id", path.stem),
        text=data["answer"],
        citations=tuple(citations),
        documents=tuple(held.values()),
        language=data.get("language"),
        hidden=tuple(
            (one.start, one.end)
            for one in citations
            if is_mark(data["answer"][one.start : one.end])
        ),
    )


@cache
def _validator() -> Any:
    import jsonschema_rs

    text = resources.files("verifykit_grounding").joinpath(SCHEMA).read_text("utf-8")
    return jsonschema_rs.validator_for(json.loads(text))


def _held(one: dict[str, Any], folder: Path, library: Library) -> Held:
    known = {name: one.get(name) for name in ("url", "title", "publisher", "published")}
    if "text" in one:
        text = one["text"].strip() or None
        return Held(id=one["id"], text=text, problem=None if text else "its text is empty", **known)
    if "capture" not in one:
        return library.hold(Held(id=one["id"], **known))
    return library.captured(Held(id=one["id"], **known), folder, one["capture"])


def _citation(one: dict[str, Any], data: dict[str, Any], place: str) -> Citation:
    text = data["answer"]
    if "text" in one:
        start = text.find(one["text"])
        if start < 0:
            raise InputError(f"{place}: the answer does not have this text")
        end = start + len(one["text"])
    else:
        try:
            start, end = characters(
                text, int(one["start"]), int(one["end"]), data.get("offsets", "characters")
            )
        except ValueError as error:
            raise InputError(f"{place}: {error}") from error
    return Citation(start=start, end=end, document=one["document"], quote=one.get("quote"))
