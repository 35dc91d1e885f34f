"""A patch of a case that is a YAML file: only the lines of what changes are written anew.

A whole file that is read and written again loses some comments, whoever does it (those behind a
mapping in braces, for one). So each item that changes is taken out by its lines, edited alone,
with its own comments, and put back.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from textwrap import dedent
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from verifykit.editing.files.yaml_lines import Lines
from verifykit.editing.patch import END, apply_patch
from verifykit.model.edit import Edit
from verifykit.model.place import from_pointer, to_pointer
from verifykit.model.table import thawed_value

_ITEM = re.compile(r"^(?P<key>[\w-]+):[^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*(?P<indent>[ ]*)- ", re.M)
_ENDLESS = 10_000_000


def edited_yaml(data: bytes, patch: Sequence[Edit]) -> bytes:
    """Return the file with the patch applied; what is not in it is left as it is."""
    text = data.decode("utf-8-sig")
    try:
        return _by_lines(text, patch).encode()
    except (LookupError, ValueError, YAMLError):
        # An alias to another item, a list in brackets, a key of the header: all of the file.
        return _whole(text, patch).encode()


def _by_lines(text: str, patch: Sequence[Edit]) -> str:
    """The text with the lines of each changed item replaced; LookupError if there are none."""
    yaml = _round_trip(text)
    lines = Lines.of(text)
    changed: dict[tuple[str, int], list[Edit]] = {}
    added: dict[str, list[Any]] = {}
    for edit in patch:
        name, index, *keys = from_pointer(edit.path)
        if edit.op == "add" and not keys and index == END:
            added.setdefault(name, []).append(thawed_value(edit.value))
        elif edit.op == "remove" and not keys:
            lines.take_away(name, int(index))
        else:
            inner = Edit(op=edit.op, path=to_pointer(("0", *keys)), value=edit.value)
            changed.setdefault((name, int(index)), []).append(inner)
    for (name, number), edits in changed.items():
        if not lines.is_gone(name, number):
            lines.replace(name, number, _edited_item(lines.item(name, number), edits, yaml))
    for name, values in added.items():
        lines.append(name, _written(values, yaml), inward=_inward(text))
    return lines.text


def _edited_item(item: str, edits: Iterable[Edit], yaml: Any) -> str:
    """The lines of an item, which begin with its dash, edited."""
    content = yaml.load(dedent(item))
    apply_patch(content, edits)
    return _dumped(content, yaml)


def _written(values: Sequence[Any], yaml: Any) -> str:
    return _dumped(values, yaml)


def _dumped(items: Any, yaml: Any) -> str:
    """A list of items with its dashes at the margin."""
    out = io.StringIO()
    yaml.dump({"items": items}, out)
    return dedent(out.getvalue().partition("\n")[2])


def _whole(text: str, patch: Sequence[Edit]) -> str:
    yaml = _round_trip(text)
    content = yaml.load(text)
    apply_patch(content, patch)
    out = io.StringIO()
    yaml.dump(content, out)
    return out.getvalue()


def _round_trip(text: str) -> Any:
    """A reader and writer that writes lists as far in as this file does, and breaks no line."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _ENDLESS
    yaml.allow_unicode = True
    inward = len(_inward(text))
    yaml.indent(mapping=2, sequence=inward + 2, offset=inward)
    return yaml


def _inward(text: str) -> str:
    """How far in the lists of a file begin."""
    item = _ITEM.search(text)
    return "  " if item is None else item["indent"]
