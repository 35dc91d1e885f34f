"""Check factual claims: who got it from whom, what contradicts what, and why it scores so.

The names of this module are the public API, with `verifykit.captures`, `verifykit.corpus`,
`verifykit.ratings`, `verifykit.services` and `verifykit.testing`. They are imported when first
used, so that a short command pays for nothing it does not need; type checkers read them in
`__init__.pyi`.
"""

from importlib import import_module

_HOMES = {
    "config.settings": "Settings",
    "diffing": "ReportDiff diff",
    "engine": "assess",
    "engine.case_files": "convert edit load save",
    "engine.builtins": "services_for",
    "engine.report_files": "write",
    "errors": "ConfigError InputError InvalidCase PluginError UsageError VerifykitError",
    "grounding": "ground",
    "loading": (
        "CaseReader CaseWriter RawDocument choose_reader from_data place_findings reader_finding "
        "to_data"
    ),
    "model.assessment": "Assessment Interval ScoredClaim Shares Standing Step Weights",
    "model.case": "Case",
    "model.claim": "Bounds Claim Prior Quantifier Attribution",
    "model.document": "Capture Correction Derivation Document Retraction",
    "model.edit": "Edit Fix",
    "model.entity": "Entity",
    "model.evidence": "Evidence Judgement Quote",
    "model.finding": "Finding Related",
    "model.hypothesis": "Hypothesis",
    "model.parameters": "Parameters",
    "model.place": "Place Places",
    "model.predicate": "Predicate Tolerance",
    "model.profile": "Dependence Profile SourceRecord",
    "model.proposal": "Basis Proposal",
    "model.relation": "Relation",
    "model.rule": "Rule",
    "model.section": "Section",
    "model.source": "Source",
    "model.time": "Span parse_span span_of",
    "model.waiver": "Waiver",
    "plugin": (
        "BlockChecker CaseChecker Checker Comparison Context CorpusReader Incoherence Linchpin "
        "Line PluginManager RuleFolder Trace TraceItem hookimpl"
    ),
    "reporting.result": "Failure ReportedProposal Result Tool WaivedFinding",
    "reporting.report": "Report",
    "reporting.reported_claim": "ReportedClaim",
    "reporting.explanation": "Explanation explain",
    "reporting.registry": "ReportWriter",
    "services": "Services",
    "version": "__version__",
}
"""Where the public names are at home."""
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_ALIASES = {"diff": "compare"}
"""Public names that differ from the name at home."""

__all__ = sorted(_HOME)  # the stub says the same in full


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), _ALIASES.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
