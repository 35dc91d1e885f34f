"""Reads a case from a folder: case.yaml, with lists beside it as CSV files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from attrs import evolve

from verifykit.loading.places import Mark, MarkedPlaces
from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.case_folder import (
    CASE_FILES,
    LIST_FILES,
    MISNAMED,
    OTHER_TABLES,
    case_folder,
)
from verifykit.loading.readers.choose import choose_reader
from verifykit.loading.refusal import Refusal, finding_at, refusable
from verifykit.loading.rules import LIST_GIVEN_TWICE, MISNAMED_LIST, SYNTAX, UNREADABLE
from verifykit.loading.screen import screen, too_deep, too_deep_at
from verifykit.loading.tables.reading import Table, read_table, textual_predicates
from verifykit.loading.text import read_bytes, read_text
from verifykit.model.case import LISTS
from verifykit.model.finding import Finding
from verifykit.model.place import Place, from_pointer
from verifykit.parts import frozen
from verifykit.schema import did_you_mean

_WHOLE_CASES = (".yaml", ".yml", ".json", ".xlsx")
"""The endings of files that are a case each."""


@frozen
class FolderReader:
    """The reader of case folders."""

    name: str = "csv"
    suffixes: tuple[str, ...] = ()

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether it is a folder, or the case file of one that has lists beside it."""
        return case_folder(path) is not None

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a folder; `data` cannot stand for one and is passed over."""
        return _read_folder(case_folder(path) or path)


def _read_folder(folder: str) -> RawDocument:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        message = f"cannot read {folder}: {error.strerror}"
        raise Refusal(finding_at(UNREADABLE, message, folder)) from error
    case_files = [name for name in CASE_FILES if name in names]
    if not case_files:
        message = f"the folder has no {' or '.join(CASE_FILES)}{_other_cases(folder, names)}"
        raise Refusal(finding_at(UNREADABLE, message, folder))
    case_name, *more = case_files
    path = os.path.join(folder, case_name)
    _keep_inside(folder, path)
    data = read_bytes(path)
    document = choose_reader(path, data).read(path, data)
    findings = [*document.findings, *_misnamed(folder, names)]
    for name in more:
        message = f"the case stands in {case_name} and in {name}; keep one of them"
        findings.append(finding_at(LIST_GIVEN_TWICE, message, os.path.join(folder, name), 1, 1))
    present = {LIST_FILES[name]: os.path.join(folder, name) for name in names if name in LIST_FILES}
    return _join(document, path, present, findings)


def _keep_inside(folder: str, path: str) -> None:
    """Raise Refusal for a link that leaves the folder: it would read files that nobody named."""
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        message = f"{os.path.basename(path)} is a link that leaves the case's folder"
        raise Refusal(finding_at(UNREADABLE, message, path))


def _other_cases(folder: str, names: list[str]) -> str:
    """What to do instead: to head the lists, name cases that are a file each, or begin one."""
    if any(name in LIST_FILES for name in names):
        return " beside its lists; write one with the line `verifykit: 1`"
    first = next((name for name in names if name.lower().endswith(_WHOLE_CASES)), None)
    if first:
        return f"; if its files are cases, name them: {os.path.join(folder, first)}"
    return "; `verifykit init` writes a first one"


def _misnamed(folder: str, names: list[str]) -> list[Finding]:
    return [
        finding_at(
            MISNAMED_LIST,
            f"{name} is not the name of a list, so it would be passed over{hint}",
            os.path.join(folder, name),
            1,
            1,
        )
        for name in names
        if name.lower().endswith(".csv") and name not in LIST_FILES
        if (stem := name.lower()[: -len(".csv")]) not in OTHER_TABLES
        if (hint := did_you_mean(stem, LISTS.values(), MISNAMED))
    ]


def _join(
    document: RawDocument, path: str, present: dict[str, str], findings: list[Finding]
) -> RawDocument:
    """Put the lists that are CSV files into the case that the case file begins."""
    if not isinstance(document.data, dict | None):
        return evolve(document, findings=tuple(findings))
    readable = document.data is not None
    data: dict[str, Any] = dict(document.data or {})
    tables: dict[str, Table] = {}
    textual = textual_predicates(data.get("predicates"))
    # Predicates first: they say which values are text even where they look like numbers.
    for name in sorted(present, key=lambda name: name != "predicates"):
        table = _read_list(name, present[name], textual, findings)
        if table is None:
            readable = False
            continue
        if name == "predicates":
            textual = textual_predicates(table.items)
        if name in data:
            message = f"{name} are given in {os.path.basename(path)} as well"
            findings.append(finding_at(LIST_GIVEN_TWICE, message, present[name], 1, 1))
        data[name] = table.items
        tables[name] = table
    if readable and too_deep(data):
        raise Refusal(too_deep_at(path, 1, 1))
    if any(table.suspicious for table in tables.values()):
        findings += screen(data)
    places = _FolderPlaces(document, {name: table.mark for name, table in tables.items()})
    return RawDocument(data=data if readable else None, places=places, findings=tuple(findings))


def _read_list(
    name: str, path: str, textual: frozenset[str], findings: list[Finding]
) -> Table | None:
    try:
        _keep_inside(os.path.dirname(path), path)
        table = _read_csv(name, path, textual)
    except Refusal as refusal:
        findings.append(refusal.finding)
        return None
    findings += table.findings
    return table


def _read_csv(name: str, path: str, textual: frozenset[str]) -> Table:
    """Return a list from a CSV file (RFC 4180); raise Refusal.

    The separator is the comma, or the semicolon or tab where the header has more of those, as
    spreadsheets of many countries write it. `textual` is as in `read_table`.
    """
    # The csv module is not needed for cases that are one file.
    from verifykit.tables.rows import MalformedError, numbered_rows

    try:
        return read_table(name, path, numbered_rows(read_text(path)), textual, exact=True)
    except MalformedError as error:
        message = f"this is not CSV: {error.reason}"
        raise Refusal(finding_at(SYNTAX, message, path, error.line, 1)) from error


class _FolderPlaces:
    """Places in the CSV file for lists that have one, in the case file for everything else."""

    def __init__(self, document: RawDocument, lists: dict[str, Mark]) -> None:
        self._document = document
        self._lists = {name: _list_places(name, mark) for name, mark in lists.items()}

    def locate(self, pointer: str) -> Place:
        """Return the place of the nearest existing ancestor of a JSON pointer."""
        parts = from_pointer(pointer)
        places = self._lists.get(parts[0]) if parts else None
        return (places or self._document.places).locate(pointer)


def _list_places(name: str, mark: Mark) -> MarkedPlaces:
    return MarkedPlaces(lambda: mark._replace(inside={name: mark}))
