"""The documents that somebody holds: a folder of captures, found by their addresses."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen
from selectolax.lexbor import LexborHTMLParser

from verifykit import Capture, Case, Document, InputError
from verifykit.captures import CapturedText, UnreadableCapture, read_capture
from verifykit_grounding.answer import Held
from verifykit_grounding.inputs.html import head_of
from verifykit_grounding.inputs.strict_json import read_json

INDEXES = ("sources.csv", "sources.json")
"""A table in the folder that says what each capture is: `url`, `path`, and whatever of `title`,
`publisher` and `published` is known."""

_DESCRIBED = ("url", "title", "publisher", "published")
_HEAD = 64_000
_DAY = 10
"""The characters of a whole date."""

Reading = Callable[[Case, Document], CapturedText]
"""Reads the capture of a document; raises UnreadableCapture."""


@frozen
class Library:
    """Captures in a folder. `entries` describe the files, by address; `read` reads a capture."""

    folder: Path | None = None
    entries: Mapping[str, Mapping[str, str]] = field(factory=dict)
    read: Reading = read_capture

    @classmethod
    def of(cls, folder: Path | None, read: Reading = read_capture) -> Library:
        """Return the library of a folder; an empty one for None.

        What an index does not name is known by the address that an HTML page says is its own.
        Raise InputError for a folder that is none, and for an index that cannot be read.
        """
        if folder is None:
            return cls(read=read)
        if not folder.is_dir():
            raise InputError(f"{folder} is no folder")
        found: dict[str, Mapping[str, str]] = {}
        for entry in (*_pages(folder), *_index(folder)):
            found[address(entry["url"])] = entry
        return cls(folder, found, read)

    def hold(self, wanted: Held) -> Held:
        """Return a document with its text, and what the folder knows of it, where it is held."""
        entry = self.entries.get(address(wanted.url or ""))
        if wanted.text is not None:
            return wanted
        if entry is None or self.folder is None:
            return evolve(wanted, problem=wanted.problem or "nobody here holds it")
        known = evolve(
            wanted,
            title=wanted.title or entry.get("title"),
            publisher=wanted.publisher or entry.get("publisher"),
            published=wanted.published or entry.get("published") or None,
        )
        return self.captured(known, self.folder, entry["path"])

    def captured(self, wanted: Held, folder: Path, path: str) -> Held:
        """Return a document with the text of a capture, or with why there is none."""
        document = Document(id=wanted.id, source="", url=wanted.url, capture=Capture(path=path))
        try:
            text = self.read(Case(folder=str(folder)), document).main
        except UnreadableCapture as error:
            return evolve(wanted, problem=str(error))
        if not text.strip():
            return evolve(wanted, problem="its capture has no text in it")
        if len(text) < _SHORT and _ERROR_PAGE.search(text):
            return evolve(wanted, problem="its capture is an error page")
        return evolve(wanted, text=text)


_SHORT = 200
_ERROR_PAGE = re.compile(
    r"(?i)\b(?:404|403|410|50[0234])\b.{0,20}\b(?:not found|forbidden|gone|error|unavailable)\b"
    r"|\b(?:page|file) (?:was |could )?not (?:be )?found\b|\baccess denied\b"
)
"""What a server says in place of a page; an article has more to say."""


def address(url: str) -> str:
    """Return a web address as far as it names a page: no scheme, fragment, `www.` or last slash."""
    rest = url.strip().partition("#")[0]
    rest = rest.partition("://")[2] or rest
    host, slash, path = rest.partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


def _index(folder: Path) -> Iterator[Mapping[str, str]]:
    for name in INDEXES:
        path = folder / name
        if not path.is_file():
            continue
        for row in _rows(path):
            if not isinstance(row, Mapping) or not row.get("url") or not row.get("path"):
                raise InputError(f"{name}: each entry needs `url` and `path`")
            yield {key: str(row[key]) for key in (*_DESCRIBED, "path") if row.get(key)}


def _rows(path: Path) -> list[Any]:
    data = path.read_bytes()
    if path.suffix == ".json":
        rows = read_json(data, path.name)
        if not isinstance(rows, list):
            raise InputError(f"{path.name} is no list of entries")
        return rows
    try:
        return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path.name} cannot be read: {error}") from error


def _pages(folder: Path) -> Iterator[Mapping[str, str]]:
    """The HTML pages of a folder that say what their address is, in the order of their names."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in (".html", ".htm", ".xhtml") or not path.is_file():
            continue
        with path.open("rb") as file:
            head = head_of(LexborHTMLParser(file.read(_HEAD)))
        found = {name: told for name, told in head.items() if told}
        if "url" in found:
            found["published"] = found.get("published", "")[:_DAY]
            yield {"path": path.relative_to(folder).as_posix(), **found}
