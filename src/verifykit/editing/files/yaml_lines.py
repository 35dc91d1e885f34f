"""The lines of a YAML file, and which of them an item of a list has."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import indent
from typing import Any

import yaml
from attrs import define, field

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@define
class Lines:
    """The lines of a file and, for each of its lists with dashes, the lines of every item.

    Raises LookupError for an item or a list that has no lines of its own.
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
    def of(cls, text: str) -> Lines:
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
        """Whether the item has been taken away."""
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
