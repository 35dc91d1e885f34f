"""Everything that reads what somebody else wrote, as functions of bytes that must not fail.

A target reads an input in the way the command does. What it may raise is what the command words
and ends with 2, 4 or 5; whatever else comes out is a crash.
"""

import contextlib
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from attrs import frozen

import verifykit
from verifykit.captures import UnreadableCapture, read_capture
from verifykit.cli import main
from verifykit.config.configuration import configure
from verifykit.config.parameters_file import read_parameters
from verifykit.config.profile_file import read_profile
from verifykit.errors import InvalidCase, VerifykitError
from verifykit.evaluation.gold.reader import read_gold
from verifykit.evaluation.labelled_set import SetMapping
from verifykit.model.case import Case
from verifykit.model.document import Capture, Document
from verifykit.model.time import parse_span
from verifykit.ratings import read_ratings

SEEDS = Path(__file__).parent / "seeds"
_INTERNAL = 3


class Crash(Exception):
    """A reader failed on what is in a file."""


@frozen(kw_only=True)
class Target:
    """A reader. `kind` says how its inputs are built, `name` what the file is called."""

    read: Callable[[Path], None]
    kind: str
    name: str
    slow: bool = False
    """Whether an input takes so long that a short run tries few."""

    def run(self, data: bytes, folder: Path) -> None:
        """Read an input; raise what is a crash."""
        path = folder / self.name
        path.write_bytes(data)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            self.read(path)


def seeds(name: str) -> list[bytes]:
    """Return the valid inputs of a target, in the order of their names."""
    return [path.read_bytes() for path in sorted((SEEDS / name).iterdir())]


def _case(path: Path) -> None:
    """Load and assess; a plug-in that fails on a file has not been made for what is in it."""
    try:
        report = verifykit.assess(verifykit.load(path))
    except InvalidCase as error:
        if not error.findings:
            raise Crash("an invalid case without a finding") from error
        return
    if report.errors:
        raise Crash(f"a plug-in failed: {report.errors[0]}")
    verifykit.write(report, io.StringIO(), format="json")


def _folder(path: Path) -> None:
    """The claims of a case as a list of their own, beside what is well formed."""
    item = {"id": "e", "claim": "c", "source": "s", "stance": "supports"}
    case = {"verifykit": 1, "sources": [{"id": "s", "name": "S"}], "evidence": [item]}
    (path.parent / "case.yaml").write_text(json.dumps(case), encoding="utf-8")
    _case(path.parent)


def _with_capture(path: Path) -> None:
    """A page that two quotes are looked for in, and that may be a copy of another."""
    case = {
        "verifykit": 1,
        "sources": [{"id": "s", "name": "S"}, {"id": "t", "name": "T"}],
        "documents": [
            {"id": "d", "source": "s", "url": "http://a.example/", "capture": {"path": path.name}},
            {"id": "f", "source": "t", "capture": {"path": path.name}},
        ],
        "claims": [{"id": "c", "text": "The council met."}],
        "evidence": [
            {"id": "e", "claim": "c", "document": "d", "stance": "supports",
             "quote": {"exact": "The council met on Monday and took no decision"}},
            {"id": "g", "claim": "c", "document": "f", "stance": "supports",
             "quote": {"exact": "14 of 20 members"}},
        ],
    }  # fmt: skip
    place = path.parent / "case.json"
    place.write_text(json.dumps(case), encoding="utf-8")
    _case(place)


def _capture(path: Path) -> None:
    document = Document(
        id="d", source="s", url="http://a.example/", capture=Capture(path=path.name)
    )
    with contextlib.suppress(UnreadableCapture):
        read_capture(Case(documents=(document,), folder=str(path.parent)), document, _readers())


@cache
def _readers():
    from verifykit.config.settings import Settings
    from verifykit.engine import shared_plugin_manager

    return shared_plugin_manager(Settings()).formats.capture_readers()


def _reading(read: Callable[[Path], object]) -> Callable[[Path], None]:
    def attempt(path: Path) -> None:
        with contextlib.suppress(VerifykitError):
            read(path)

    return attempt


def _configure(path: Path) -> None:
    configure(path.parent, command_line={}, environment={}).assessment_settings()


def _command(*arguments: str) -> Callable[[Path], None]:
    """A command that may end in any way but with an internal failure."""

    def run(path: Path) -> None:
        given = [one.replace("FOLDER", str(path.parent)) for one in arguments]
        code = main([given[0], str(path), *given[1:]])
        if code == _INTERNAL:
            raise Crash(f"{' '.join(arguments)} ended with {code}")

    return run


def _dates(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    for one in text.splitlines():
        with contextlib.suppress(ValueError):
            span = parse_span(one)
            if span.before(span):
                raise Crash(f"{one!r} is before itself")


_SCORE = ("score", "-o", "FOLDER/out.csv")

TARGETS = {
    "case-yaml": Target(read=_case, kind="yaml", name="case.yaml"),
    "case-json": Target(read=_case, kind="json", name="case.json"),
    "case-folder": Target(read=_folder, kind="csv", name="claims.csv"),
    "case-xlsx": Target(read=_case, kind="archive", name="case.xlsx"),
    "claimreview": Target(read=_case, kind="json", name="reviews.json"),
    "ftm": Target(read=_case, kind="csv", name="entities.statements.csv"),
    "configuration": Target(read=_reading(_configure), kind="toml", name="verifykit.toml"),
    "parameters": Target(read=_reading(read_parameters), kind="toml", name="parameters.toml"),
    "profile": Target(read=_reading(read_profile), kind="json", name="profile.json"),
    "gold-csv": Target(read=_reading(read_gold), kind="csv", name="gold.csv"),
    "gold-json": Target(read=_reading(read_gold), kind="json", name="gold.json"),
    "mapping": Target(read=_reading(SetMapping.read), kind="toml", name="mapping.toml"),
    "ratings": Target(read=_reading(read_ratings), kind="toml", name="ratings.toml"),
    "corpus-csv": Target(read=_command(*_SCORE), kind="csv", name="corpus.csv", slow=True),
    "corpus-jsonl": Target(read=_command(*_SCORE), kind="rows", name="corpus.jsonl", slow=True),
    "corpus-parquet": Target(
        read=_command(*_SCORE), kind="binary", name="corpus.parquet", slow=True
    ),
    "capture-html": Target(read=_capture, kind="page", name="page.html"),
    "capture-warc": Target(read=_capture, kind="page", name="page.warc"),
    "capture-pdf": Target(read=_capture, kind="page", name="page.pdf"),
    "quotes-and-echo": Target(read=_with_capture, kind="page", name="page.html"),
    "grounding-text": Target(read=_command("ground"), kind="page", name="answer.md"),
    "grounding-json": Target(read=_command("ground"), kind="json", name="answer.json"),
    "dates": Target(read=_dates, kind="text", name="dates.txt"),
}
"""Every reader by name; its seeds are in the folder of that name."""
