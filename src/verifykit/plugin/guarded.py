"""Writers and readers of plug-ins whose failures name their owner."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from verifykit.errors import PluginError, VerifykitError
from verifykit.model.case import Case
from verifykit.model.report import Report
from verifykit.parts import part
from verifykit.plugin.containment import contained, each_contained
from verifykit.plugin.failures import describe
from verifykit.plugin.plugin import Plugin
from verifykit.plugin.protocols import CorpusReader

if TYPE_CHECKING:
    from verifykit.loading import CaseWriter
    from verifykit.reporting import ReportWriter

_ROWS_AT_ONCE = 1000


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
        """Write the reports to the stream, all of them or nothing."""
        written = io.StringIO()
        with _blaming(self.plugin, f"report writer {self.name!r}"):
            self._writer.write(reports, written)
            text = written.getvalue()
        stream.write(text)


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
            written = self._writer.write(case)
            files = list(written.values()) if isinstance(written, Mapping) else [written]
            if not all(isinstance(data, bytes) for data in files):
                raise TypeError(f"it returned a {type(written).__name__} and no bytes")
        return written


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
        raised: list[BaseException] = []
        yield from each_contained(
            lambda: self._reader.read(path), raised.append, at_once=_ROWS_AT_ONCE
        )
        _blame(raised, self.plugin, f"corpus reader {self.name!r}")


@contextmanager
def _blaming(plugin: Plugin, what: str) -> Iterator[None]:
    """Turn what a plug-in raises into PluginError; see `contained`."""
    raised: list[BaseException] = []
    with contained(raised.append):
        yield
    _blame(raised, plugin, what)


def _blame(raised: Sequence[BaseException], plugin: Plugin, what: str) -> None:
    for error in raised:
        if isinstance(error, VerifykitError):
            # Said on purpose: the input is bad, or the format cannot hold the case.
            raise error
        raise PluginError(f"the {what} of {plugin} failed: {describe(error)}") from error
