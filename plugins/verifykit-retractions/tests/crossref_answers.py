"""Answers of Crossref: what `works.json` has, in the shape of its REST API."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

API = "https://api.crossref.org"
WORKS: Mapping[str, dict] = json.loads(
    Path(__file__).with_name("works.json").read_text(encoding="utf-8")
)
"""What Crossref answers about a DOI, under `message`."""
UNKNOWN = "10.5555/nowhere"
BROKEN = "10.5555/broken"
BUSY = "10.5555/busy"


def data_of(*documents: Mapping, **header: str) -> dict:
    """The data of a case with these documents, of which each speaks for one claim."""
    return {
        "verifykit": 1,
        "case": header,
        "sources": [{"id": "journal", "name": "The Journal"}],
        "documents": [{"source": "journal", **one} for one in documents],
        "claims": [{"id": "works", "text": "The medicine works."}],
        "evidence": [
            {"id": f"e-{at}", "claim": "works", "document": one["id"], "stance": "supports"}
            for at, one in enumerate(documents)
        ],
    }
