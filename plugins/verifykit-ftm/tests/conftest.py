"""What the tests share: a file of statements, and a vocabulary with or without the library."""

import importlib.util
from pathlib import Path

import pytest

from verifykit_ftm import vocabulary

SAMPLE = Path(__file__).with_name("statements.csv")
HAS_LIBRARY = importlib.util.find_spec("followthemoney") is not None
WITHOUT = "the followthemoney library is not installed: pip install 'verifykit-ftm[model]'"


@pytest.fixture
def sample():
    return SAMPLE


@pytest.fixture
def followthemoney():
    """The library, for tests that compare with it."""
    return pytest.importorskip("followthemoney", reason=WITHOUT)


@pytest.fixture(params=["without the library", "with the library"])
def vocabularies(request, monkeypatch):
    """Run a test with what the plug-in knows itself, and with what the library knows."""
    if request.param == "without the library":
        monkeypatch.setattr(vocabulary, "library", lambda: None)
    elif not HAS_LIBRARY:
        pytest.skip(WITHOUT)
    return request.param
