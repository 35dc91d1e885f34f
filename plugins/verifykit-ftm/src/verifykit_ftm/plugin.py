"""The hooks of the plug-in: statements in as a case or a corpus, and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from verifykit import hookimpl
from verifykit_ftm.case_reader import StatementsReader

if TYPE_CHECKING:
    from verifykit_ftm.case_writer import StatementsWriter
    from verifykit_ftm.corpus_reader import StatementsCorpusReader

verifykit_api = "1"


@hookimpl
def verifykit_case_readers() -> tuple[StatementsReader]:
    """Return the reader of statements as a case."""
    return (StatementsReader(),)


@hookimpl
def verifykit_case_writers() -> Mapping[str, StatementsWriter]:
    """Return the writers of a case as statements."""
    # Imported here, since every run asks for the reader, and few for a writer.
    from verifykit_ftm.case_writer import StatementsWriter
    from verifykit_ftm.formats import CSV, JSON

    writers = (
        StatementsWriter("ftm-csv", CSV, (".ftm.csv",)),
        StatementsWriter("ftm-json", JSON, (".ftm.json", ".ftm.jsonl")),
    )
    return {writer.name: writer for writer in writers}


@hookimpl
def verifykit_corpus_readers() -> tuple[StatementsCorpusReader]:
    """Return the reader of statements as a corpus."""
    from verifykit_ftm.corpus_reader import StatementsCorpusReader

    return (StatementsCorpusReader(),)
