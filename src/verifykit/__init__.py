"""Check factual claims: who got it from whom, what contradicts what, and why it scores so.

The names of this module are the public API. They are imported when first used, so that a short
command pays for nothing it does not need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit.config.settings import Settings
    from verifykit.engine import assess
    from verifykit.errors import (
        ConfigError,
        InputError,
        InvalidCase,
        PluginError,
        UsageError,
        VerifykitError,
    )
    from verifykit.loading import load_case as load
    from verifykit.model.assessment import (
        Assessment,
        Interval,
        ScoredClaim,
        Shares,
        Standing,
        Step,
        Weights,
    )
    from verifykit.model.case import Case
    from verifykit.model.claim import Bounds, Claim, Quantifier
    from verifykit.model.document import Capture, Derivation, Document, Retraction
    from verifykit.model.edit import Edit, Fix
    from verifykit.model.entity import Entity
    from verifykit.model.evidence import Evidence, Quote
    from verifykit.model.finding import Finding, Related
    from verifykit.model.hypothesis import Hypothesis
    from verifykit.model.parameters import Parameters
    from verifykit.model.place import Place
    from verifykit.model.predicate import Predicate, Tolerance
    from verifykit.model.profile import Dependence, Profile, SourceRecord
    from verifykit.model.proposal import Basis, Proposal
    from verifykit.model.relation import Relation
    from verifykit.model.rule import Rule
    from verifykit.model.source import Source
    from verifykit.model.waiver import Waiver
    from verifykit.plugin import Context, RuleFolder, hookimpl
    from verifykit.report import Failure, Proposed, Report, Tool, Waived
    from verifykit.version import __version__

_HOMES = {
    "config.settings": ("Settings",),
    "engine": ("assess",),
    "errors": (
        "ConfigError",
        "InputError",
        "InvalidCase",
        "PluginError",
        "UsageError",
        "VerifykitError",
    ),
    "loading": ("load",),
    "model.assessment": (
        "Assessment",
        "Interval",
        "ScoredClaim",
        "Shares",
        "Standing",
        "Step",
        "Weights",
    ),
    "model.case": ("Case",),
    "model.claim": ("Bounds", "Claim", "Quantifier"),
    "model.document": ("Capture", "Derivation", "Document", "Retraction"),
    "model.edit": ("Edit", "Fix"),
    "model.entity": ("Entity",),
    "model.evidence": ("Evidence", "Quote"),
    "model.finding": ("Finding", "Related"),
    "model.hypothesis": ("Hypothesis",),
    "model.parameters": ("Parameters",),
    "model.place": ("Place",),
    "model.predicate": ("Predicate", "Tolerance"),
    "model.profile": ("Dependence", "Profile", "SourceRecord"),
    "model.proposal": ("Basis", "Proposal"),
    "model.relation": ("Relation",),
    "report": ("Failure", "Proposed", "Report", "Tool", "Waived"),
    "model.rule": ("Rule",),
    "model.source": ("Source",),
    "model.waiver": ("Waiver",),
    "plugin": ("Context", "RuleFolder", "hookimpl"),
    "version": ("__version__",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}
_ALIASES = {"load": "load_case"}
"""Public names that differ from the name at home."""

__all__ = [
    "Assessment",
    "Basis",
    "Bounds",
    "Capture",
    "Case",
    "Claim",
    "ConfigError",
    "Context",
    "Dependence",
    "Derivation",
    "Document",
    "Edit",
    "Entity",
    "Evidence",
    "Failure",
    "Finding",
    "Fix",
    "Hypothesis",
    "InputError",
    "Interval",
    "InvalidCase",
    "Parameters",
    "Place",
    "PluginError",
    "Predicate",
    "Profile",
    "Proposal",
    "Proposed",
    "Quantifier",
    "Quote",
    "Related",
    "Relation",
    "Report",
    "Retraction",
    "Rule",
    "RuleFolder",
    "ScoredClaim",
    "Settings",
    "Shares",
    "Source",
    "SourceRecord",
    "Standing",
    "Step",
    "Tolerance",
    "Tool",
    "UsageError",
    "VerifykitError",
    "Waived",
    "Waiver",
    "Weights",
    "__version__",
    "assess",
    "hookimpl",
    "load",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), _ALIASES.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
