"""The public API as type checkers see it: a name that is not here is an error to them."""

from verifykit.config.settings import Settings as Settings
from verifykit.diffing import ReportDiff as ReportDiff
from verifykit.diffing import compare as diff
from verifykit.engine import assess as assess
from verifykit.engine.builtins import services_for as services_for
from verifykit.engine.case_files import convert as convert
from verifykit.engine.case_files import edit as edit
from verifykit.engine.case_files import load as load
from verifykit.engine.case_files import save as save
from verifykit.engine.report_files import write as write
from verifykit.errors import ConfigError as ConfigError
from verifykit.errors import InputError as InputError
from verifykit.errors import InvalidCase as InvalidCase
from verifykit.errors import PluginError as PluginError
from verifykit.errors import UsageError as UsageError
from verifykit.errors import VerifykitError as VerifykitError
from verifykit.grounding import ground as ground
from verifykit.loading import CaseReader as CaseReader
from verifykit.loading import CaseWriter as CaseWriter
from verifykit.loading import RawDocument as RawDocument
from verifykit.loading import choose_reader as choose_reader
from verifykit.loading import from_data as from_data
from verifykit.loading import place_findings as place_findings
from verifykit.loading import reader_finding as reader_finding
from verifykit.loading import to_data as to_data
from verifykit.model.assessment import Assessment as Assessment
from verifykit.model.assessment import Interval as Interval
from verifykit.model.assessment import ScoredClaim as ScoredClaim
from verifykit.model.assessment import Shares as Shares
from verifykit.model.assessment import Standing as Standing
from verifykit.model.assessment import Step as Step
from verifykit.model.assessment import Weights as Weights
from verifykit.model.case import Case as Case
from verifykit.model.claim import Attribution as Attribution
from verifykit.model.claim import Bounds as Bounds
from verifykit.model.claim import Claim as Claim
from verifykit.model.claim import Prior as Prior
from verifykit.model.claim import Quantifier as Quantifier
from verifykit.model.document import Capture as Capture
from verifykit.model.document import Correction as Correction
from verifykit.model.document import Derivation as Derivation
from verifykit.model.document import Document as Document
from verifykit.model.document import Retraction as Retraction
from verifykit.model.edit import Edit as Edit
from verifykit.model.edit import Fix as Fix
from verifykit.model.entity import Entity as Entity
from verifykit.model.evidence import Evidence as Evidence
from verifykit.model.evidence import Judgement as Judgement
from verifykit.model.evidence import Quote as Quote
from verifykit.model.finding import Finding as Finding
from verifykit.model.finding import Related as Related
from verifykit.model.hypothesis import Hypothesis as Hypothesis
from verifykit.model.parameters import Parameters as Parameters
from verifykit.model.place import Place as Place
from verifykit.model.place import Places as Places
from verifykit.model.predicate import Predicate as Predicate
from verifykit.model.predicate import Tolerance as Tolerance
from verifykit.model.profile import Dependence as Dependence
from verifykit.model.profile import Profile as Profile
from verifykit.model.profile import SourceRecord as SourceRecord
from verifykit.model.proposal import Basis as Basis
from verifykit.model.proposal import Proposal as Proposal
from verifykit.model.relation import Relation as Relation
from verifykit.model.rule import Rule as Rule
from verifykit.model.section import Section as Section
from verifykit.model.source import Source as Source
from verifykit.model.time import Span as Span
from verifykit.model.time import parse_span as parse_span
from verifykit.model.time import span_of as span_of
from verifykit.model.waiver import Waiver as Waiver
from verifykit.plugin import BlockChecker as BlockChecker
from verifykit.plugin import CaseChecker as CaseChecker
from verifykit.plugin import Checker as Checker
from verifykit.plugin import Comparison as Comparison
from verifykit.plugin import Context as Context
from verifykit.plugin import CorpusReader as CorpusReader
from verifykit.plugin import Incoherence as Incoherence
from verifykit.plugin import Linchpin as Linchpin
from verifykit.plugin import Line as Line
from verifykit.plugin import PluginManager as PluginManager
from verifykit.plugin import RuleFolder as RuleFolder
from verifykit.plugin import Trace as Trace
from verifykit.plugin import TraceItem as TraceItem
from verifykit.plugin import hookimpl as hookimpl
from verifykit.reporting.explanation import Explanation as Explanation
from verifykit.reporting.explanation import explain as explain
from verifykit.reporting.registry import ReportWriter as ReportWriter
from verifykit.reporting.report import Report as Report
from verifykit.reporting.reported_claim import ReportedClaim as ReportedClaim
from verifykit.reporting.result import Failure as Failure
from verifykit.reporting.result import ReportedProposal as ReportedProposal
from verifykit.reporting.result import Result as Result
from verifykit.reporting.result import Tool as Tool
from verifykit.reporting.result import WaivedFinding as WaivedFinding
from verifykit.services import Services as Services
from verifykit.version import __version__ as __version__

__all__ = [
    "Assessment",
    "Attribution",
    "Basis",
    "BlockChecker",
    "Bounds",
    "Capture",
    "Case",
    "CaseChecker",
    "CaseReader",
    "CaseWriter",
    "Checker",
    "Claim",
    "Comparison",
    "ConfigError",
    "Context",
    "CorpusReader",
    "Correction",
    "Dependence",
    "Derivation",
    "Document",
    "Edit",
    "Entity",
    "Evidence",
    "Explanation",
    "Failure",
    "Finding",
    "Fix",
    "Hypothesis",
    "Incoherence",
    "InputError",
    "Interval",
    "InvalidCase",
    "Judgement",
    "Linchpin",
    "Line",
    "Parameters",
    "Place",
    "Places",
    "PluginError",
    "PluginManager",
    "Predicate",
    "Prior",
    "Profile",
    "Proposal",
    "Quantifier",
    "Quote",
    "RawDocument",
    "Related",
    "Relation",
    "Report",
    "ReportDiff",
    "ReportWriter",
    "ReportedClaim",
    "ReportedProposal",
    "Result",
    "Retraction",
    "Rule",
    "RuleFolder",
    "ScoredClaim",
    "Section",
    "Services",
    "Settings",
    "Shares",
    "Source",
    "SourceRecord",
    "Span",
    "Standing",
    "Step",
    "Tolerance",
    "Tool",
    "Trace",
    "TraceItem",
    "UsageError",
    "VerifykitError",
    "WaivedFinding",
    "Waiver",
    "Weights",
    "__version__",
    "assess",
    "choose_reader",
    "convert",
    "diff",
    "edit",
    "explain",
    "from_data",
    "ground",
    "hookimpl",
    "load",
    "parse_span",
    "place_findings",
    "reader_finding",
    "save",
    "services_for",
    "span_of",
    "to_data",
    "write",
]
