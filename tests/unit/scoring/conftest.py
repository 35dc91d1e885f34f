"""A small case in YAML, scored."""

from textwrap import dedent

import pytest

from verifykit.loading import load
from verifykit.scoring import score_case


@pytest.fixture(scope="session")
def scored():
    def scored(text):
        loaded = load("case.yaml", data=f"verifykit: 1\n{dedent(text)}".encode())
        assert loaded.findings == ()
        return score_case(loaded.case)

    return scored
