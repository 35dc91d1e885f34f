"""What a plug-in sees: markers, hook specifications, protocols, and the manager."""

from verifykit.plugin.context import Context
from verifykit.plugin.failures import FAILURES, FailureKind
from verifykit.plugin.manager import PluginManager
from verifykit.plugin.markers import hookimpl
from verifykit.plugin.plugin import Plugin
from verifykit.plugin.protocols import BlockChecker, CaseChecker, Checker, CorpusReader
from verifykit.plugin.registered import RegisteredChecker, Registry
from verifykit.plugin.version import API_VERSION

__all__ = [
    "API_VERSION",
    "FAILURES",
    "BlockChecker",
    "CaseChecker",
    "Checker",
    "Context",
    "CorpusReader",
    "FailureKind",
    "Plugin",
    "PluginManager",
    "RegisteredChecker",
    "Registry",
    "hookimpl",
]
