"""What the tests share: a file of statements, and a vocabulary with or without the library."""

from pathlib import Path

import pytest

from verifykit_ftm import vocabulary

SAMPLE = Path(__file__).with_name("statements.csv")
WITHOUT = "the followthemoney library cannot be imported: pip install 'verifykit-ftm[model]'"


@pytest.fixture
def sample():
    return SAMPLE


@pytest.fixture
def followthemoney():
    """The library, for tests that compare with it."""
    if vocabulary.library() is None:
        pytest.skip(WITHOUT)
    import followthemoney as library

    return library


@pytest.fixture(params=["without the library", "with the library"])
def vocabularies(request, monkeypatch):
    """Run a test with what the plug-in knows itself, and with what the library knows."""
    if request.param == "without the library":
        monkeypatch.setattr(vocabulary, "library", lambda: None)
    elif vocabulary.library() is None:
        pytest.skip(WITHOUT)
    return request.param
