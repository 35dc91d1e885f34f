"""What everything else that plug-ins bring has to keep to: proposals, readers, writers, captures.

Each function raises AssertionError with the reason where a promise is not kept.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

from verifykit.captures import CapturedText, CaptureReader, UnreadableCapture
from verifykit.config.settings import Settings
from verifykit.engine import assess, propose
from verifykit.errors import InputError, InvalidCase
from verifykit.loading import CaseReader, CaseWriter, RawDocument, case_problems, load_case
from verifykit.model.case import Case
from verifykit.plugin import CorpusReader, PluginManager
from verifykit.reporting.registry import ReportWriter
from verifykit.testing.assessing import NAME
from verifykit.testing.building import make_case
from verifykit.testing.conformance.samples import SAMPLES
from verifykit.testing.conformance.transformations import in_another_order

HOSTILE: tuple[bytes, ...] = (
    b"",
    b"\x00" * 64,
    b"\xff\xfe\x00",
    b"{" * 2000,
    b"[" * 2000,
    "\ud7ff\u202eabc".encode(),
    b"<![CDATA[" * 50,
    b"%PDF-1.7 cut off",
    b"PK\x03\x04 cut off",
    b"\x1f\x8b cut off",
)
"""Beginnings of files as a damaged disk or a hostile sender leaves them."""


def check_proposals(plugin: object, cases: Mapping[str, str]) -> None:
    """Proposals are well-formed, the same twice and in any order, and are the edits they say.

    `plugin` implements `verifykit_proposals`; `cases` are the texts of cases about which it
    proposes something, by name. It is also asked about the kit's own samples.
    """
    manager = PluginManager()
    entry = manager.register(plugin, NAME)
    assert entry.state == "active", entry.reason
    for name, text in {**SAMPLES, **cases}.items():
        case = make_case(text)
        proposals, failures = propose(case, Settings(), manager=manager)
        assert not failures, f"{name}: {failures[0].message}"
        assert proposals or name not in cases, f"{name}: nothing is proposed"
        again, _ = propose(case, Settings(), manager=manager)
        other, _ = propose(in_another_order(case, 1), Settings(), manager=manager)
        ids = [one.id for one in proposals]
        assert [one.id for one in again] == ids, f"{name}: asked twice it proposes something else"
        assert {one.id for one in other} == set(ids), f"{name}: in another order it does, too"
        for one in proposals:
            assert one.reason == one.reason.strip(), f"{name}: a reason begins or ends with blanks"
            _accepting_equals_the_edit(name, case, manager, one.id)


def _accepting_equals_the_edit(
    name: str, case: Case, manager: PluginManager, proposal: str
) -> None:
    """An accepted proposal gives what the edited case gives, and is not proposed again."""
    report = assess(case, Settings(accept=(proposal,)), manager=manager)
    assert not report.errors, f"{name}: {report.errors[0].message}"
    if not report.accepted:
        # It needs another one, such as the document of a proposed item.
        return
    assert report.case is not None
    edited = assess(report.case, Settings(), manager=manager)
    assert report.claims == edited.claims, f"{name}: {proposal} is not the edit that it says"
    again, _ = propose(report.case, Settings(), manager=manager)
    assert proposal not in {one.id for one in again}, f"{name}: {proposal} is proposed for ever"


def check_case_reader(reader: CaseReader, files: Mapping[str, bytes]) -> None:
    """A reader reads its own files into valid cases with places, and survives everybody's.

    `files` are contents of files of the format, by file name.
    """
    assert reader.name, "the reader has no name"
    assert all(one.startswith(".") for one in reader.suffixes), "an ending begins with a dot"
    for name, data in files.items():
        assert reader.sniff(name, data[:4096]), f"{name}: it does not know its own file"
        document = reader.read(name, data)
        assert isinstance(document, RawDocument), f"{name}: it gives no RawDocument"
        assert not document.findings, f"{name}: {document.findings[0].message}"
        problems = case_problems(document.data)
        broken = f"{problems[0].rule} {problems[0].message}" if problems else ""
        assert not problems, f"{name}: this is no valid case: {broken}"
        assert reader.read(name, data).data == document.data, f"{name}: read twice it differs"
        lines = data.count(b"\n") + 1
        for pointer in ("", "/claims/0", "/claims/0/text", "/evidence/0/stance", "/nothing/9"):
            line = document.places.locate(pointer).line
            assert line is None or 1 <= line <= lines, f"{name}: {pointer} is at line {line}"
    for data in (*HOSTILE, *(one[: len(one) // 2] for one in files.values())):
        _survives(lambda data=data: reader.read("hostile", data), data)
    assert not reader.sniff("case.yaml", b"verifykit: 1\nclaims: []\n"), "it takes every YAML file"


def check_case_writer(writer: CaseWriter, reader: CaseReader | None = None) -> None:
    """A writer writes every sample the same way twice; with its reader the case comes back."""
    for name, text in SAMPLES.items():
        case = make_case(text)
        try:
            written = writer.write(case)
        except InvalidCase:
            # The format cannot hold the case; the exception says what.
            continue
        assert writer.write(case) == written, f"{name}: written twice it differs"
        ending = next(iter(writer.suffixes), "")
        files = written if isinstance(written, Mapping) else {f"case{ending}": written}
        assert all(isinstance(data, bytes) for data in files.values()), f"{name}: no bytes"
        if reader is not None and len(files) == 1:
            [(file, data)] = files.items()
            read = load_case(file, data=data, readers=(reader,))
            assert read == case, f"{name}: it does not come back as it went"


def check_report_writer(writer: ReportWriter) -> None:
    """A writer of reports writes those of every sample, the same way twice, and many in one go."""
    reports = [assess(make_case(text)) for text in SAMPLES.values()]
    for chosen in ([], reports[:1], reports):
        first, second = io.StringIO(), io.StringIO()
        writer.write(chosen, first)
        writer.write(chosen, second)
        assert first.getvalue() == second.getvalue(), "written twice it differs"
        assert first.getvalue() or not chosen, "it writes nothing"


def check_corpus_reader(reader: CorpusReader, files: Mapping[str, bytes]) -> None:
    """A reader of corpora gives rows with what a statement needs, the same twice, lazily."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.write_bytes(data)
            rows = [dict(row) for row in reader.read(path)]
            assert rows, f"{name}: it gives no rows"
            for row in rows:
                missing = {"source", "subject", "value"} - row.keys()
                assert not missing, f"{name}: a row has no {', '.join(sorted(missing))}"
            assert [dict(row) for row in reader.read(path)] == rows, (
                f"{name}: read twice it differs"
            )
        path = Path(folder, "hostile")
        for data in HOSTILE:
            path.write_bytes(data)
            _survives(lambda: list(reader.read(path)), data)


def check_capture_reader(reader: CaptureReader, files: Mapping[str, bytes]) -> None:
    """A reader of captures knows its own at sight and no others, and survives everybody's."""
    assert all("/" in kind for kind in reader.media_types), "a media type is like application/pdf"
    for name, data in files.items():
        assert reader.sniff(data[:4096]), f"{name}: it does not know its own capture"
        text = reader.read(data)
        assert isinstance(text, CapturedText), f"{name}: it gives no CapturedText"
        assert text.whole.strip(), f"{name}: there is no text in it"
        assert reader.read(data) == text, f"{name}: read twice it differs"
    for head in (b"", b"<!doctype html><p>A page.", b"Plain text.", b"WARC/1.1\r\n"):
        assert not reader.sniff(head), f"it takes what begins with {head!r}"
    for data in (*HOSTILE, *(one[: len(one) // 2] for one in files.values())):
        _survives(lambda data=data: reader.read(data), data)


def _survives(read: object, data: bytes) -> None:
    """Whatever is read, only what says on purpose that it cannot be read is raised."""
    try:
        read()  # type: ignore[operator]  # a function without arguments
    except (InputError, UnreadableCapture):
        return
    except Exception as error:
        # Whatever it is, its author reads it.
        shown = data[:20]
        raise AssertionError(f"what begins with {shown!r} makes it fail: {error!r}") from error
