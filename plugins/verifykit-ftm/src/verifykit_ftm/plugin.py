"""The hooks of the plug-in: statements in as a case or a corpus, and out."""

from __future__ import annotations

from collections.abc import Mapping

from verifykit import hookimpl
from verifykit_ftm.case_reader import StatementsReader
from verifykit_ftm.case_writer import StatementsWriter
from verifykit_ftm.corpus_reader import StatementsCorpusReader
from verifykit_ftm.rows import CSV, JSON

verifykit_api = "1"

_WRITERS = (
    StatementsWriter("ftm-csv", CSV, (".ftm.csv",)),
    StatementsWriter("ftm-json", JSON, (".ftm.json", ".ftm.jsonl")),
)


@hookimpl
def verifykit_case_readers() -> tuple[StatementsReader]:
    """Return the reader of statements as a case."""
    return (StatementsReader(),)


@hookimpl
def verifykit_case_writers() -> Mapping[str, StatementsWriter]:
    """Return the writers of a case as statements."""
    return {writer.name: writer for writer in _WRITERS}


@hookimpl
def verifykit_corpus_readers() -> tuple[StatementsCorpusReader]:
    """Return the reader of statements as a corpus."""
    return (StatementsCorpusReader(),)
