"""Finds where the parts of a JSON document stand, and which keys are given twice."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from attrs import evolve

from verifykit.loading.places import Mark
from verifykit.loading.refusal import finding_at
from verifykit.loading.rules import DUPLICATE_KEY
from verifykit.loading.screen import MAX_FINDINGS
from verifykit.model.finding import Finding, Related

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^\s\[\]{},:"]+', re.DOTALL)


def json_marks(text: str, path: str) -> tuple[Mark, list[Finding]]:
    """Return the marks of a text that is known to be JSON, and the findings on duplicate keys."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    findings: list[Finding] = []
    top: dict[str, Mark] = {}
    whole, in_list = top, True
    outer: list[tuple[dict[str, Mark], bool]] = []
    key: str | None = None
    key_at = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "]}":
            whole, in_list = outer.pop()
        elif key is None and not in_list:
            key = json.loads(token) if "\\" in token else token[1:-1]
            key_at = match.start()
        else:
            if key is None:
                key, key_at = str(len(whole)), match.start()
            inside: dict[str, Mark] = {}
            line = bisect_right(starts, key_at)
            mark = Mark(path, line, key_at - starts[line - 1] + 1, inside)
            if key not in whole:
                whole[key] = mark
            elif len(findings) < MAX_FINDINGS:
                findings.append(duplicate_key(key, whole[key], mark))
            key = None
            if token in "[{":
                outer.append((whole, in_list))
                whole, in_list = inside, token == "["
    return top["0"], findings


def duplicate_key(key: str, first: Mark, second: Mark) -> Finding:
    """Return the finding that a key stands at two places of one mapping."""
    finding = finding_at(
        DUPLICATE_KEY,
        f"the key {key[:60]} is given twice; it stands in line {first.line} already",
        second.path,
        second.line,
        second.column,
    )
    before = Related(
        pointer="",
        message="given here first",
        path=first.path,
        line=first.line,
        column=first.column,
    )
    return evolve(finding, related=(before,))
