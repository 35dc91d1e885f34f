"""From bytes to a raw document with positions to a Case, and back; one format per file."""

from verifykit.errors import InvalidCase
from verifykit.loading.load import Loaded, load, load_case
from verifykit.loading.placing import place_findings
from verifykit.loading.raw import CaseReader, CaseWriter, RawDocument
from verifykit.loading.rules import RULES
from verifykit.loading.structure import from_data
from verifykit.loading.unstructure import to_data
from verifykit.loading.writers import WRITERS

__all__ = [
    "RULES",
    "WRITERS",
    "CaseReader",
    "CaseWriter",
    "InvalidCase",
    "Loaded",
    "RawDocument",
    "from_data",
    "load",
    "load_case",
    "place_findings",
    "to_data",
]
