"""Reads a case from YAML: builds it from events, within bounds and with a mark for every part.

Events instead of PyYAML's own constructors, because those keep the last of two equal keys, read
YAML 1.1 (dates, octal numbers, yes and no), unfold aliases without limit, and recurse."""

from __future__ import annotations

import math
import re
from typing import Any, NoReturn

import yaml

from verifykit.loading.places import Mark, MarkedPlaces
from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.json_marks import duplicate_key
from verifykit.loading.refusal import Refusal, finding_at, refusable
from verifykit.loading.rules import EMPTY, SYNTAX, TOO_DEEP, TOO_MANY_ALIASES, UNSUPPORTED_YAML
from verifykit.loading.screen import (
    MAX_DEPTH,
    MAX_FINDINGS,
    MAX_VALUES,
    parse_integer,
    screen,
    too_deep_at,
    too_many_at,
)
from verifykit.loading.text import line_and_column, read_text
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule

MAX_ALIASES = 100
MAX_ALIASED_VALUES = 10_000
"""Values that all aliases together may repeat: a few nested ones would unfold without end."""

Scalar = str | int | float | bool | None

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
_STARTS = frozenset("+-.0123456789")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SUSPICIOUS_ESCAPE = re.compile(r"\\[0xuU]")

_TABS = "indent with spaces, not with tabs"
_OPEN = "see whether every quote and bracket before it is closed"
_ADVICE = {
    "tab character": _TABS,
    "mapping values are not allowed": (
        "a text with a colon and a space in it goes in quotes, and the keys of one mapping "
        "stand below each other"
    ),
    "unexpected end of stream": _OPEN,
    "could not find expected ':'": _OPEN,
    "did not find expected ',' or": (
        "inside of brackets, a text with a comma, colon, quote or bracket in it goes in quotes"
    ),
    "did not find expected key": (
        "see whether the line stands below its like, and whether more follows a closed quote or "
        "bracket"
    ),
}


class YamlReader:
    """The reader of YAML 1.2 files, without tags and with few aliases."""

    name = "yaml"
    suffixes = (".yaml", ".yml")

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether it is a file at all: YAML is what text is taken for."""
        return bool(head)

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it."""
        return _read(read_text(path, data), path)


def _read(text: str, path: str) -> RawDocument:
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reason = error.problem or error.context or "unknown"
        if "nesting" in reason or "depth" in reason:
            raise Refusal(too_deep_at(path, *where)) from error
        rest = text[mark.index : mark.index + 1] if mark else ""
        message = f"this is not YAML: {reason}{_advice(reason, rest)}"
        raise Refusal(finding_at(SYNTAX, message, path, *where)) from error
    except yaml.reader.ReaderError as error:
        where = line_and_column(text[: error.position])
        message = f"this is not YAML: {error.reason}"
        raise Refusal(finding_at(SYNTAX, message, path, *where)) from error
    if builder.root is None:
        raise Refusal(finding_at(EMPTY, "the file holds nothing but comments", path, 1, 1))
    data, root = builder.root
    findings = [*builder.findings]
    if builder.unusable_number or _SUSPICIOUS_ESCAPE.search(text):
        findings += screen(data)
    return RawDocument(data=data, places=MarkedPlaces(lambda: root), findings=tuple(findings))


class _Frame:
    """A list or mapping that is still open."""

    __slots__ = ("anchor", "data", "height", "inside", "key", "key_mark", "size")

    def __init__(self, data: Any, inside: dict[str, Mark], anchor: str | None) -> None:
        self.data = data
        self.inside = inside
        self.anchor = anchor
        self.key: str | None = None
        self.key_mark: Any = None
        self.size = 1
        self.height = 1


class _Anchor:
    """A value that aliases may repeat, with its size in values and its height in levels."""

    __slots__ = ("data", "height", "inside", "size")

    def __init__(self, data: Any, inside: dict[str, Mark], size: int, height: int) -> None:
        self.data = data
        self.inside = inside
        self.size = size
        self.height = height


class _Builder:
    """Takes the events of one document, one after the other."""

    def __init__(self, path: str) -> None:
        self.root: tuple[Any, Mark] | None = None
        self.findings: list[Finding] = []
        self.unusable_number = False
        self._path = path
        self._open: list[_Frame] = []
        self._anchored: dict[str, _Anchor] = {}
        self._aliases = 0
        self._values = 0
        self._aliased_values = 0
        self._take = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start_mapping,
            yaml.SequenceStartEvent: self._start_list,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start_document,
        }

    def take(self, event: Any) -> None:
        """Take one event; raise Refusal where the document cannot be read on."""
        take = self._take.get(type(event))
        if take is not None:
            take(event)

    def _start_document(self, event: Any) -> None:
        if self.root is not None:
            self._refuse(UNSUPPORTED_YAML, "a second document begins here", event)

    def _scalar(self, event: Any) -> None:
        self._check_tag(event)
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.key is None and type(frame.data) is dict:
            frame.key = event.value
            frame.key_mark = event.start_mark
            return
        value = plain_scalar(event.value) if event.implicit[0] else event.value
        if type(value) is float and not math.isfinite(value):
            self.unusable_number = True
        if event.anchor is not None:
            self._anchored[event.anchor] = _Anchor(value, {}, 1, 0)
        self._add(value, {}, event.start_mark)

    def _start_mapping(self, event: Any) -> None:
        self._start({}, event)

    def _start_list(self, event: Any) -> None:
        self._start([], event)

    def _start(self, data: Any, event: Any) -> None:
        self._check_tag(event)
        self._check_key(event)
        if len(self._open) >= MAX_DEPTH:
            self._refuse(TOO_DEEP, f"this is nested more than {MAX_DEPTH} deep", event)
        inside: dict[str, Mark] = {}
        self._add(data, inside, event.start_mark)
        self._open.append(_Frame(data, inside, event.anchor))

    def _end(self, event: Any) -> None:
        frame = self._open.pop()
        if frame.anchor is not None:
            self._anchored[frame.anchor] = _Anchor(
                frame.data, frame.inside, frame.size, frame.height
            )
        if self._open:
            parent = self._open[-1]
            parent.size += frame.size
            parent.height = max(parent.height, frame.height + 1)

    def _alias(self, event: Any) -> None:
        self._check_key(event)
        anchored = self._anchored.get(event.anchor)
        if anchored is None:
            if any(frame.anchor == event.anchor for frame in self._open):
                self._refuse(TOO_MANY_ALIASES, "the alias repeats what it stands in", event)
            self._refuse(SYNTAX, f"there is no anchor {event.anchor}", event)
        self._aliases += 1
        self._aliased_values += anchored.size
        if self._aliases > MAX_ALIASES or self._aliased_values > MAX_ALIASED_VALUES:
            message = (
                f"more than {MAX_ALIASES} aliases, or {MAX_ALIASED_VALUES} values that they repeat"
            )
            self._refuse(TOO_MANY_ALIASES, message, event)
        if len(self._open) + anchored.height > MAX_DEPTH:
            self._refuse(TOO_DEEP, f"this is nested more than {MAX_DEPTH} deep", event)
        if self._open:
            parent = self._open[-1]
            parent.size += anchored.size
            parent.height = max(parent.height, anchored.height + 1)
        self._add(anchored.data, anchored.inside, event.start_mark)

    def _add(self, value: Any, inside: dict[str, Mark], start: Any) -> None:
        """Put a value where it belongs, and its mark beside it."""
        self._values += 1
        if self._values > MAX_VALUES:
            raise Refusal(too_many_at(self._path, start.line + 1, start.column + 1))
        if not self._open:
            self.root = (value, self._mark(start, inside))
            return
        frame = self._open[-1]
        if frame.key is None:
            frame.inside[str(len(frame.data))] = self._mark(start, inside)
            frame.data.append(value)
            return
        key, frame.key = frame.key, None
        mark = self._mark(frame.key_mark, inside)
        if key not in frame.data:
            frame.inside[key] = mark
            frame.data[key] = value
        elif len(self.findings) < MAX_FINDINGS:
            self.findings.append(duplicate_key(key, frame.inside[key], mark))

    def _mark(self, start: Any, inside: dict[str, Mark]) -> Mark:
        return Mark(self._path, start.line + 1, start.column + 1, inside)

    def _check_key(self, event: Any) -> None:
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.key is None and type(frame.data) is dict:
            self._refuse(UNSUPPORTED_YAML, "a key must be plain text", event)

    def _check_tag(self, event: Any) -> None:
        # "!" alone is what the parser reports of quoted text, not a tag that somebody wrote.
        if event.tag is not None and event.tag != "!":
            message = f"the tag {event.tag[:60]} is not supported; put text in quotes"
            self._refuse(UNSUPPORTED_YAML, message, event)

    def _refuse(self, rule: Rule, message: str, event: Any) -> NoReturn:
        mark = event.start_mark
        raise Refusal(finding_at(rule, message, self._path, mark.line + 1, mark.column + 1))


def plain_scalar(text: str) -> Scalar:
    """Return what an unquoted YAML scalar means: the core schema with decimal numbers only.

    Dates, yes and no, and what older YAML took for octal or sexagesimal numbers stay what they
    look like. A number beyond a double is infinite.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS:
        return text
    if _INTEGER.fullmatch(text):
        return parse_integer(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _advice(reason: str, rest: str) -> str:
    """Return what to do, after a semicolon; `rest` is the text from where the parser stopped."""
    if "cannot start any token" in reason:
        tab = rest.startswith("\t")
        what = _TABS if tab else f"a text that begins with {rest[:1]!r} goes in quotes"
        return f"; {what}"
    found = next((advised for sign, advised in _ADVICE.items() if sign in reason), None)
    return f"; {found}" if found else ""
