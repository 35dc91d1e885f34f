"""From bytes to a raw document with positions to a Case, and back; one format per file."""

from typing import TYPE_CHECKING, Any

from verifykit.loading.load import LoadedCase, case_problems, load, load_case
from verifykit.loading.places import place_findings
from verifykit.loading.raw import CaseReader, CaseWriter, RawDocument, reader_finding
from verifykit.loading.readers.choose import choose_reader
from verifykit.loading.references.cycles import CYCLES
from verifykit.loading.rules import RULES
from verifykit.loading.structure import from_data
from verifykit.loading.unstructure import to_data

if TYPE_CHECKING:
    from verifykit.loading.writers.formats import WRITERS

__all__ = [
    "CYCLES",
    "RULES",
    "WRITERS",
    "CaseReader",
    "CaseWriter",
    "LoadedCase",
    "RawDocument",
    "case_problems",
    "choose_reader",
    "from_data",
    "load",
    "load_case",
    "place_findings",
    "reader_finding",
    "to_data",
]


def __getattr__(name: str) -> Any:
    # Only what writes a case needs the writers.
    if name == "WRITERS":
        from verifykit.loading.writers.formats import WRITERS

        return WRITERS
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
