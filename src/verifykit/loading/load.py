"""Loads a case: every finding in one run, and the case itself only if there is none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from attrs import evolve

from verifykit.errors import InvalidCase, PluginError
from verifykit.loading.places import place
from verifykit.loading.raw import CaseReader, RawDocument
from verifykit.loading.readers.case_folder import case_folder
from verifykit.loading.readers.choose import choose_reader
from verifykit.loading.references import reference_findings
from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules import (
    BEYOND_THE_VALIDATOR,
    EMPTY,
    MISSING_KEY,
    OUT_OF_BOUNDS,
    UNKNOWN_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
)
from verifykit.loading.screen import MAX_FINDINGS
from verifykit.loading.structure import from_data
from verifykit.loading.text import read_bytes
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.parts import frozen
from verifykit.schema import validate

CASE_SCHEMA = "case-1"
_RULES = {
    "unknown-key": UNKNOWN_KEY,
    "missing-key": MISSING_KEY,
    "wrong-type": WRONG_TYPE,
    "wrong-value": WRONG_VALUE,
    "out-of-bounds": OUT_OF_BOUNDS,
    "unreadable": BEYOND_THE_VALIDATOR,
}


@frozen
class LoadedCase:
    """What became of a path: a case, or the findings that keep it from being one."""

    path: str
    case: Case | None
    findings: tuple[Finding, ...] = ()


def load(
    path: str | os.PathLike[str], *, data: bytes | None = None, readers: Sequence[CaseReader] = ()
) -> LoadedCase:
    """Load the case at a path: a YAML, JSON or XLSX file, or a folder with a case.yaml.

    `data` stands for the content of the file, as from standard input; `path` is then only its
    name. `readers` are asked before the built-in ones. Bad input is never raised: each of its
    faults is a finding with its place, and `case` is None if there is any. Raise PluginError if
    a reader that is not built in fails.
    """
    name = os.fspath(path)
    folder = case_folder(name) if data is None else None
    try:
        content = read_bytes(name, data) if folder is None else None
    except Refusal as refusal:
        return LoadedCase(name, None, (refusal.finding,))
    reader = choose_reader(name, content, readers)
    if reader in readers:
        raw = _read_guarded(reader, folder or name, content)
    else:
        raw = reader.read(folder or name, content)
    captures = folder or _folder(name, data)
    findings = list(raw.findings)
    if raw.data is None:
        findings = findings or [finding_at(EMPTY, "the file holds nothing", name, 1, 1)]
    else:
        findings += _schema_findings(raw.data)
        findings += islice(reference_findings(raw.data, captures), MAX_FINDINGS)
    placed = _in_order(place(raw.places, findings))
    if any(finding.severity == "error" for finding in placed):
        return LoadedCase(name, None, placed)
    case = from_data(raw.data, folder=captures, places=raw.places)
    return LoadedCase(name, evolve(case, notes=placed))


def load_case(
    path: str | os.PathLike[str], *, data: bytes | None = None, readers: Sequence[CaseReader] = ()
) -> Case:
    """Return the case at a path: a YAML, JSON or XLSX file, or a folder with a case.yaml.

    `data` stands for the content of the file, as from standard input; `path` is then only its
    name. `readers` are asked before the built-in ones. Raise InvalidCase, whose `findings` hold
    every fault with its place, if the case cannot be read or is invalid, and PluginError if a
    reader that is not built in fails.
    """
    loaded = load(path, data=data, readers=readers)
    if loaded.case is None:
        raise InvalidCase(loaded.path, loaded.findings)
    return loaded.case


def case_problems(data: Any) -> list[Finding]:
    """Return a finding for everything that keeps raw data from being a case.

    Captures are not looked at, only their paths.
    """
    return [*_schema_findings(data), *islice(reference_findings(data, None), MAX_FINDINGS)]


def _read_guarded(reader: CaseReader, path: str, data: bytes | None) -> RawDocument:
    try:
        return reader.read(path, data)
    except PluginError:
        # It says already whose reader it is.
        raise
    except Exception as error:
        raise PluginError(f"the reader {reader.name} failed on {path}: {error}") from error


def _folder(path: str, data: bytes | None) -> str | None:
    """The folder that captures are relative to; unknown for data without a file name."""
    parent = os.path.dirname(path)
    if data is not None and not os.path.isfile(path) and not os.path.isdir(parent):
        return None
    return parent or os.curdir


def _schema_findings(data: Any) -> list[Finding]:
    return [
        _RULES[violation.kind].finding(violation.message, pointer=violation.pointer)
        for violation in validate(data, CASE_SCHEMA)
    ]


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    def position(finding: Finding) -> tuple[str, int, int, str]:
        return (finding.path or "", finding.line or 0, finding.column or 0, finding.rule)

    return tuple(sorted(findings, key=position))
