"""Writers and readers of plug-ins whose failures name their owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from verifykit.errors import PluginError, VerifykitError
from verifykit.model.case import Case
from verifykit.model.report import Report
from verifykit.parts import part
from verifykit.plugin.failures import describe
from verifykit.plugin.plugin import Plugin
from verifykit.plugin.protocols import CorpusReader

if TYPE_CHECKING:
    from verifykit.loading import CaseWriter
    from verifykit.reporting import ReportWriter


@contextmanager
def _blaming(plugin: Plugin, what: str) -> Iterator[None]:
    """Turn what a plug-in raises into PluginError; what is not its fault goes through."""
    try:
        yield
    except (VerifykitError, OSError):
        # Bad input is reported as such, and a closed pipe or a full disk is nobody's fault here.
        raise
    except Exception as error:
        raise PluginError(f"the {what} of {plugin} failed: {describe(error)}") from error


@part
class GuardedReportWriter:
    """A plug-in's report writer; raises PluginError, naming the plug-in, when that fails."""

    plugin: Plugin
    name: str
    _writer: ReportWriter

    @property
    def suffixes(self) -> Sequence[str]:
        """The endings of its files."""
        return self._writer.suffixes

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the reports to the stream."""
        with _blaming(self.plugin, f"report writer {self.name!r}"):
            self._writer.write(reports, stream)


@part
class GuardedCaseWriter:
    """A plug-in's case writer; raises PluginError, naming the plug-in, when that fails."""

    plugin: Plugin
    name: str
    _writer: CaseWriter

    @property
    def suffixes(self) -> Sequence[str]:
        """The endings of its files."""
        return self._writer.suffixes

    def write(self, case: Case) -> bytes | Mapping[str, bytes]:
        """Return the bytes of the case."""
        with _blaming(self.plugin, f"case writer {self.name!r}"):
            return self._writer.write(case)


@part
class GuardedCorpusReader:
    """A plug-in's corpus reader; raises PluginError, naming the plug-in, when that fails."""

    plugin: Plugin
    name: str
    _reader: CorpusReader

    @property
    def suffixes(self) -> Sequence[str]:
        """The endings of its files."""
        return self._reader.suffixes

    def read(self, path: Path) -> Iterator[Mapping[str, Any]]:
        """Yield the rows of the file."""
        with _blaming(self.plugin, f"corpus reader {self.name!r}"):
            yield from self._reader.read(path)
