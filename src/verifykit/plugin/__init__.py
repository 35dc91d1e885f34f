"""What a plug-in sees: markers, hook specifications, protocols, and the manager."""

from verifykit.comparison import Comparison
from verifykit.plugin.context import Context
from verifykit.plugin.failures import FAILURES, FailureKind
from verifykit.plugin.manager import PluginManager
from verifykit.plugin.markers import API_VERSION, hookimpl
from verifykit.plugin.plugin import Plugin
from verifykit.plugin.protocols import BlockChecker, CaseChecker, Checker, CorpusReader
from verifykit.plugin.registry import RegisteredChecker, Registry
from verifykit.plugin.rule_folder import RuleFolder
from verifykit.provenance import Line, Trace, TraceItem
from verifykit.scoring import Incoherence, Linchpin

__all__ = [
    "API_VERSION",
    "FAILURES",
    "BlockChecker",
    "CaseChecker",
    "Checker",
    "Comparison",
    "Context",
    "CorpusReader",
    "FailureKind",
    "Incoherence",
    "Linchpin",
    "Line",
    "Plugin",
    "PluginManager",
    "RegisteredChecker",
    "Registry",
    "RuleFolder",
    "Trace",
    "TraceItem",
    "hookimpl",
]
