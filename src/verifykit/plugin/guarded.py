"""Writers and readers of plug-ins whose failures name their owner."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from verifykit.captures import CapturedText, UnreadableCapture
from verifykit.errors import PluginError, VerifykitError
from verifykit.loading import RawDocument
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.place import Place, Places
from verifykit.parts import part
from verifykit.plugin.containment import contained, each_contained
from verifykit.plugin.failures import HOOK_FAILED, describe
from verifykit.plugin.plugin import Plugin
from verifykit.plugin.protocols import CorpusReader
from verifykit.plugin.snapshot import Snapshot
from verifykit.report import Failure, Report

if TYPE_CHECKING:
    from verifykit.captures import CaptureReader
    from verifykit.loading import CaseReader, CaseWriter
    from verifykit.reporting import ReportWriter

_ROWS_AT_ONCE = 1000


@part
class GuardedCaseReader:
    """A plug-in's reader of cases.

    Where it cannot say whether a file is its own, it is not, and `report` is told why. Raises
    PluginError, naming the plug-in, when reading fails.
    """

    plugin: Plugin
    name: str
    _reader: CaseReader
    _report: Callable[[Failure], None]

    @property
    def suffixes(self) -> Sequence[str]:
        """The endings of its files."""
        return self._reader.suffixes

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether the file looks like this format."""
        raised: list[BaseException] = []
        with contained(raised.append):
            return bool(self._reader.sniff(path, head))
        for error in raised:
            message = f"the case reader {self.name!r}, asked about {path}: {describe(error)}"
            self._report(HOOK_FAILED.failure(message, plugin=self.plugin.name))
        return False

    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read the file."""
        with _blaming(self.plugin, f"case reader {self.name!r}, reading {path},"):
            read = self._reader.read(path, data)
            if not isinstance(read, RawDocument):
                raise TypeError(f"it returned a {type(read).__name__} and no RawDocument")
            if not all(isinstance(one, Finding) for one in read.findings):
                raise TypeError("its findings are no findings")
        places = _GuardedPlaces(self.plugin, self.name, read.places)
        return RawDocument(data=read.data, places=places, findings=tuple(read.findings))


@part
class _GuardedPlaces:
    """The places that a plug-in's reader finds; looked up long after it has read the file."""

    plugin: Plugin
    name: str
    _places: Places

    def locate(self, pointer: str) -> Place:
        """Return the place of a JSON pointer."""
        with _blaming(self.plugin, f"case reader {self.name!r}, asked for a place,"):
            place = self._places.locate(pointer)
            if not isinstance(place, Place):
                raise TypeError(f"it returned a {type(place).__name__} and no Place")
        return place


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
        watch = Snapshot.of(tuple(reports))
        with _blaming(self.plugin, f"report writer {self.name!r}"):
            self._writer.write(reports, written)
            text = written.getvalue()
            if watch.restore():
                raise TypeError("it changed the reports")
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
        watch = Snapshot.of(case)
        with _blaming(self.plugin, f"case writer {self.name!r}"):
            written = self._writer.write(case)
            if watch.restore():
                raise TypeError("it changed the case")
            files = written if isinstance(written, Mapping) else {self.name: written}
            if not all(isinstance(data, bytes) for data in files.values()):
                raise TypeError(f"it returned a {type(written).__name__} and no bytes")
            if outside := [name for name in files if Path(name).name != name]:
                raise ValueError(f"{outside[0]!r} is no name of a file in the folder")
        return written


@part
class GuardedCaptureReader:
    """A plug-in's reader of captures; whatever it raises makes that one capture unreadable."""

    plugin: Plugin
    name: str
    _reader: CaptureReader

    @property
    def media_types(self) -> Sequence[str]:
        """The media types of its captures."""
        return self._reader.media_types

    def sniff(self, head: bytes) -> bool:
        """Return whether the capture is of its kind; not, if it cannot say."""
        raised: list[BaseException] = []
        with contained(raised.append):
            return bool(self._reader.sniff(head))
        return False

    def read(self, data: bytes) -> CapturedText:
        """Return the text of a capture."""
        raised: list[BaseException] = []
        with contained(raised.append):
            read = self._reader.read(data)
            if not (type(read) is CapturedText and type(read.main) is type(read.whole) is str):
                raise TypeError(f"it returned a {type(read).__name__} and no CapturedText")
            return read
        [error] = raised
        if isinstance(error, UnreadableCapture):
            raise error
        message = f"the capture reader {self.name!r} of {self.plugin} failed: {describe(error)}"
        raise UnreadableCapture(message) from error


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
        yield from each_contained(lambda: self._rows(path), raised.append, at_once=_ROWS_AT_ONCE)
        _blame(raised, self.plugin, f"corpus reader {self.name!r}")

    def _rows(self, path: Path) -> Iterator[Mapping[str, Any]]:
        for row in self._reader.read(path):
            if type(row) is not dict and not isinstance(row, Mapping):
                raise TypeError(f"it gave a {type(row).__name__} as a row")
            yield row


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
        message = f"the {what} of {plugin} failed: {describe(error)}"
        raise PluginError(message, plugin.name) from error
