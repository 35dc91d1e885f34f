"""Recordings of what Crossref answers, and cases of one paper."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from verifykit import Case, Services, Settings, from_data
from verifykit.services import Response

sys.path.insert(0, str(Path(__file__).parent))

from crossref_answers import API, BROKEN, BUSY, UNKNOWN, WORKS, data_of


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERIFYKIT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of web archives that a run with `--online --recordings` leaves."""
    folder = tmp_path_factory.mktemp("recordings")
    kept = Services(plugin="retractions", settings=Settings(recordings=folder)).http.recordings
    answers = {
        doi: (200, json.dumps({"status": "ok", "message": one})) for doi, one in WORKS.items()
    }
    answers |= {UNKNOWN: (404, "Resource not found."), BROKEN: (200, "<html>"), BUSY: (503, "")}
    for doi, (status, body) in answers.items():
        url = f"{API}/works/{quote(doi, safe='')}"
        headers = {"content-type": "application/json"}
        answer = Response(url=url, status=status, headers=headers, body=body.encode())
        kept.keep("GET", url, b"", answer)
    return folder


@pytest.fixture
def paper() -> Callable[..., Case]:
    """A case of one paper, by the end of its DOI; what is given beside it goes to the document."""

    def of(name: str, *, as_of: str | None = None, **more: object) -> Case:
        url = f"https://doi.org/10.5555/{name}"
        header = {} if as_of is None else {"as_of": as_of}
        return from_data(data_of({"id": "paper", "url": url, **more}, **header))

    return of
