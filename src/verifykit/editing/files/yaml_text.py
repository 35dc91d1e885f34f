"""A patch of a case that is a YAML file: only the lines of what changes are written anew.

A whole file that is read and written again loses some comments, whoever does it (those behind a
mapping in braces, for one). So each item that changes is taken out by its lines, edited alone,
with its own comments, and put back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import dedent, indent
from typing import Any

import yaml
from attrs import define, field
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from verifykit.editing.patch import END, apply_patch
from verifykit.model.edit import Edit
from verifykit.model.place import from_pointer, to_pointer
from verifykit.model.table import thawed_value

_ITEM = re.compile(r"^(?P<key>[\w-]+):[^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*(?P<indent>[ ]*)- ", re.M)
_ENDLESS = 10_000_000

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    lines = _Lines.of(text)
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
        lines.append(name, _dumped(values, yaml), inward=_inward(text))
    return lines.text


def _edited_item(item: str, edits: Iterable[Edit], yaml: Any) -> str:
    """The lines of an item, which begin with its dash, edited."""
    content = yaml.load(dedent(item))
    apply_patch(content, edits)
    return _dumped(content, yaml)


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


@define
class _Lines:
    """The lines of a file and, for each of its lists with dashes, the lines of every item.

    Raise LookupError for an item or a list that has no lines of its own.
    """

    _lines: list[str]
    _end: str
    _items: Mapping[str, list[range]]
    _keys: Mapping[str, int]
    """The line of each key at the top."""
    _gone: set[tuple[str, int]] = field(factory=set)
    _behind: dict[int, str] = field(factory=dict)
    """What follows a line, by its number."""

    @classmethod
    def of(cls, text: str) -> _Lines:
        """Return the lines of a text that is YAML with a mapping at its top."""
        end = "\r\n" if "\r\n" in text else "\n"
        lines = text.replace("\r\n", "\n").splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        root: Any = yaml.compose("".join(lines), Loader=_Loader)
        if not isinstance(root, yaml.MappingNode) or root.flow_style:
            raise LookupError("there is no mapping with a line for each key")
        items = {
            key.value: [_lines_of(item, lines) for item in node.value]
            for key, node in root.value
            if isinstance(node, yaml.SequenceNode) and not node.flow_style
        }
        return cls(lines, end, items, {key.value: key.start_mark.line for key, _ in root.value})

    @property
    def text(self) -> str:
        """The file as it is now."""
        gone = {number for name, index in self._gone for number in self._items[name][index]}
        gone |= {self._keys[name] for name in self._items if self._is_empty(name)}
        kept = (
            ("" if number in gone else line) + self._behind.get(number, "")
            for number, line in enumerate(self._lines)
        )
        return ("".join(kept) + self._behind.get(len(self._lines), "")).replace("\n", self._end)

    def item(self, name: str, index: int) -> str:
        """Return the lines of an item, from its dash on."""
        found = self._items[name][index]
        return "".join(self._lines[found.start : found.stop])

    def is_gone(self, name: str, index: int) -> bool:
        """Return whether the item has been taken away."""
        return (name, index) in self._gone

    def take_away(self, name: str, index: int) -> None:
        """Take the lines of an item away; with the last one of a list goes its key."""
        self._items[name][index]
        self._gone.add((name, index))

    def _is_empty(self, name: str) -> bool:
        """Whether all items of a list are gone, and none came."""
        items = self._items[name]
        if len([one for one in self._gone if one[0] == name]) < len(items):
            return False
        return items[-1].stop - 1 not in self._behind

    def replace(self, name: str, index: int, text: str) -> None:
        """Put other lines, with a dash at the margin, in the place of an item's."""
        found = self._items[name][index]
        first = self._lines[found.start]
        margin = first[: len(first) - len(first.lstrip())]
        self._lines[found.start] = indent(text, margin)
        for number in found[1:]:
            self._lines[number] = ""

    def append(self, name: str, text: str, inward: str) -> None:
        """Put items, with a dash at the margin, at the end of a list; begin it if need be."""
        if name in self._items:
            last = self._items[name][-1]
            first = self._lines[last.start]
            margin = first[: len(first) - len(first.lstrip())]
            self._put(last.stop - 1, indent(text, margin))
        elif name in self._keys:
            raise LookupError(f"{name} is not written with a line for each item")
        else:
            self._put(len(self._lines), f"{name}:\n" + indent(text, inward))

    def _put(self, number: int, text: str) -> None:
        self._behind[number] = self._behind.get(number, "") + text


def _lines_of(node: Any, lines: list[str]) -> range:
    """The lines of an item, from its dash to the last that belongs to it alone.

    Comments that stand as far out as the dash are about what comes next.
    """
    first = node.start_mark.line
    while not lines[first].lstrip().startswith("-"):
        first -= 1
    dash = len(lines[first]) - len(lines[first].lstrip())
    last = first
    for number in range(first + 1, min(node.end_mark.line + 1, len(lines))):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) > dash:
            last = number
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return range(first, last + 1)
