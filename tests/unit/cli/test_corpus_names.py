"""What the command line knows of corpora without loading them is what corpora themselves say."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifykit.cli.corpora.inputs import SUFFIXES, is_corpus
from verifykit.cli.evaluation.statements import SCORES
from verifykit.config.option import ROLES
from verifykit.corpus import OPTIONAL, REQUIRED
from verifykit.corpus.ingest.reading import file_format
from verifykit.corpus.output.tables import COLUMNS
from verifykit.evaluation.corpus_truth import SAID


def test_the_roles_of_columns() -> None:
    assert sorted(ROLES) == sorted((*REQUIRED, *OPTIONAL))


def test_the_columns_of_scores() -> None:
    assert set(SAID) == set(COLUMNS) - {"subject", "predicate"}
    assert set(COLUMNS) > SCORES


@pytest.mark.parametrize("packed", ["", ".gz", ".zst"])
@pytest.mark.parametrize("suffix", [*SUFFIXES, ".yaml", ".json", ".xlsx", ""])
def test_the_endings_of_corpora(suffix: str, packed: str) -> None:
    name = f"statements{suffix}{packed}"
    assert is_corpus(name) == (file_format(Path(name)) is not None)
