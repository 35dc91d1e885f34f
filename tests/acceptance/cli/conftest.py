"""Runs the command in this process, in an empty folder with a clean environment."""

import io
import json
import os
import sys

import pytest
from attrs import frozen

from verifykit.cli import main

CASE = """\
verifykit: 1
case: {id: bridge, as_of: 2024-06-01}
sources:
  - {id: works, name: City works, kind: institution, reliability: B}
  - {id: gazette, name: The Gazette}
  - {id: herald, name: The Herald}
documents:
  - {id: report, source: works}
  - {id: gazette-article, source: gazette}
  - {id: herald-article, source: herald, derived_from: [gazette-article]}
claims:
  - id: open-again
    text: The bridge was open again on 2 May.
  - id: cost
    text: The repair cost 5 million.
evidence:
  - {id: e-works, claim: open-again, document: report, stance: supports, lineage: original}
  - {id: e-paper, claim: open-again, document: gazette-article, stance: supports, lineage: original}
  - {id: e-herald, claim: open-again, document: herald-article, stance: supports}
  - {id: e-cost, claim: cost, document: gazette-article, stance: supports}
"""
BROKEN = """\
verifykit: 1
claims:
  - id: a
    txt: A.
evidence:
  - {id: e, claim: b, source: s, stance: supports}
"""
EMPTY = "verifykit: 1\n"


@frozen
class Result:
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str

    def json(self):
        return json.loads(self.out)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith("VERIFYKIT_") or name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "empty.yaml").write_text(EMPTY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder, capsys, monkeypatch):
    def run(*arguments, stdin=None):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run
