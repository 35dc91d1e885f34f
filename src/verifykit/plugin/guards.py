"""Guards of the formats of plug-ins: each looks at what its format answers, and names its owner.

A format that fails raises PluginError, naming its plug-in, unless its guard says otherwise.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Generic, TextIO, TypeVar

from verifykit.captures import CapturedText, CaptureReader, UnreadableCapture
from verifykit.errors import PluginError, VerifykitError
from verifykit.loading import CaseReader, CaseWriter, RawDocument
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.place import Place, Places
from verifykit.parts import part
from verifykit.plugin.containment import contained, each_contained
from verifykit.plugin.failures import HOOK_FAILED, describe
from verifykit.plugin.plugin import Plugin
from verifykit.plugin.protocols import CorpusReader
from verifykit.plugin.snapshot import Snapshot
from verifykit.reporting.registry import ReportWriter
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure

_ROWS_AT_ONCE = 1000
Format = TypeVar("Format")


@part
class _Guard(Generic[Format]):
    """A format of a plug-in; `_note` is told what goes wrong without stopping the run."""

    kind: ClassVar[str]
    plugin: Plugin
    name: str
    _format: Format
    _note: Callable[[Failure], None]

    @property
    def suffixes(self) -> Sequence[str]:
        """The endings of its files."""
        suffixes: Sequence[str] = self._format.suffixes  # type: ignore[attr-defined]  # looked at when it was offered
        return suffixes

    @contextmanager
    def _blaming(self, doing: str = "") -> Iterator[None]:
        """Turn what the format raises into PluginError; see `contained`."""
        raised: list[BaseException] = []
        with contained(raised.append):
            yield
        self._blame(raised, doing)

    def _blame(self, raised: Sequence[BaseException], doing: str = "") -> None:
        for error in raised:
            if isinstance(error, VerifykitError):
                # Said on purpose: the input is bad, or the format cannot hold the case.
                raise error
            what = f"the {self.kind} {self.name!r}{doing} of {self.plugin}"
            raise PluginError(f"{what} failed: {describe(error)}", self.plugin.name) from error


class CaseReaderGuard(_Guard[CaseReader]):
    """A reader of cases. Where it cannot say whether a file is its own, it is not."""

    kind = "case reader"

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether the file looks like this format."""
        doing = f"the case reader {self.name!r}, asked about {path}"
        with contained(HOOK_FAILED.reporter(self._note, self.plugin.name, doing)):
            return bool(self._format.sniff(path, head))
        return False

    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Return what the file holds."""
        with self._blaming(f", reading {path},"):
            read = self._format.read(path, data)
            if not isinstance(read, RawDocument):
                raise TypeError(f"it returned a {type(read).__name__} and no RawDocument")
            if not all(isinstance(one, Finding) for one in read.findings):
                raise TypeError("its findings are no findings")
        places = _PlacesGuard(self.plugin, self.name, read.places, self._note)
        return RawDocument(data=read.data, places=places, findings=tuple(read.findings))


class _PlacesGuard(_Guard[Places]):
    """The places that a reader of cases finds; looked up long after it has read the file."""

    kind = CaseReaderGuard.kind

    def locate(self, pointer: str) -> Place:
        """Return the place of a JSON pointer."""
        with self._blaming(", asked for a place,"):
            place = self._format.locate(pointer)
            if not isinstance(place, Place):
                raise TypeError(f"it returned a {type(place).__name__} and no Place")
        return place


class ReportWriterGuard(_Guard[ReportWriter]):
    """A writer of reports, which writes all of them or nothing."""

    kind = "report writer"

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the reports to the stream."""
        written = io.StringIO()
        watch = Snapshot.of(tuple(reports))
        with self._blaming():
            self._format.write(reports, written)
            text = written.getvalue()
            if watch.restore():
                raise TypeError("it changed the reports")
        stream.write(text)


class CaseWriterGuard(_Guard[CaseWriter]):
    """A writer of cases."""

    kind = "case writer"

    def write(self, case: Case) -> bytes | Mapping[str, bytes]:
        """Return the bytes of the case."""
        watch = Snapshot.of(case)
        with self._blaming():
            written = self._format.write(case)
            if watch.restore():
                raise TypeError("it changed the case")
            files = written if isinstance(written, Mapping) else {self.name: written}
            if not all(isinstance(data, bytes) for data in files.values()):
                raise TypeError(f"it returned a {type(written).__name__} and no bytes")
            if outside := [name for name in files if Path(name).name != name]:
                raise ValueError(f"{outside[0]!r} is no name of a file in the folder")
        return written


class CaptureReaderGuard(_Guard[CaptureReader]):
    """A reader of captures; whatever it raises makes that one capture unreadable."""

    kind = "capture reader"

    @property
    def media_types(self) -> Sequence[str]:
        """The media types of its captures."""
        return self._format.media_types

    def sniff(self, head: bytes) -> bool:
        """Return whether the capture is of its kind; not, if it cannot say."""
        raised: list[BaseException] = []
        with contained(raised.append):
            return bool(self._format.sniff(head))
        return False

    def read(self, data: bytes) -> CapturedText:
        """Return the text of a capture."""
        try:
            with self._blaming():
                read = self._format.read(data)
                if not (type(read) is CapturedText and type(read.main) is type(read.whole) is str):
                    raise TypeError(f"it returned a {type(read).__name__} and no CapturedText")
        except PluginError as error:
            raise UnreadableCapture(str(error)) from error.__cause__
        return read


class CorpusReaderGuard(_Guard[CorpusReader]):
    """A reader of corpora."""

    kind = "corpus reader"

    def read(self, path: Path) -> Iterator[Mapping[str, Any]]:
        """Yield the rows of the file."""
        raised: list[BaseException] = []
        yield from each_contained(lambda: self._rows(path), raised.append, at_once=_ROWS_AT_ONCE)
        self._blame(raised)

    def _rows(self, path: Path) -> Iterator[Mapping[str, Any]]:
        for row in self._format.read(path):
            if type(row) is not dict and not isinstance(row, Mapping):
                raise TypeError(f"it gave a {type(row).__name__} as a row")
            yield row


GUARDS: Mapping[str, type[_Guard[Any]]] = {
    "verifykit_case_readers": CaseReaderGuard,
    "verifykit_case_writers": CaseWriterGuard,
    "verifykit_report_writers": ReportWriterGuard,
    "verifykit_capture_readers": CaptureReaderGuard,
    "verifykit_corpus_readers": CorpusReaderGuard,
}
"""The guard of the formats that come through a hook."""
