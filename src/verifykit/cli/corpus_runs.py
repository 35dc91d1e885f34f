"""Learning from a corpus and scoring one: from what the command line says to the run itself."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from verifykit.cli.corpus_checks import write_checks
from verifykit.cli.corpus_inputs import SUFFIXES
from verifykit.cli.corpus_options import bytes_of, listed, named
from verifykit.cli.corpus_values import value_kinds
from verifykit.config.profile_file import profile_data
from verifykit.config.settings import Settings
from verifykit.corpus import (
    OPTIONAL,
    REQUIRED,
    Declared,
    Inputs,
    Options,
    Summary,
    learn,
    read_dependences,
    read_grades,
    read_hierarchy,
    score,
)
from verifykit.corpus.places import check_places
from verifykit.errors import UsageError
from verifykit.model.profile import Profile
from verifykit.model.report import Failure
from verifykit.plugin.protocols import CorpusReader

_BETWEEN = 0.5
"""Seconds between two lines of progress on a terminal."""


def run_learn(
    paths: Sequence[str],
    output: Path,
    given: Mapping[str, Any],
    configured: Mapping[str, Any],
    readers: Sequence[CorpusReader],
) -> tuple[Profile, dict[str, Any]]:
    """Learn a profile; returns it, and as plain data.

    Here and below, `given` are the options of the command line by name, `configured` what the
    configuration says of corpora.
    """
    with_options, inputs = _asked(paths, None, given, configured, readers)
    check_places(inputs, {"the profile": output}, _declared_in(given))
    profile = learn(
        inputs,
        with_options,
        work=_work(output, given),
        rejects=_rejects(output, given),
        progress=progress(sys.stderr),
    )
    return profile, profile_data(profile)


def run_score(
    paths: Sequence[str],
    output: Path | None,
    sources: Path | None,
    checks: Path | None,
    profile: Profile | None,
    given: Mapping[str, Any],
    configured: Mapping[str, Any],
    readers: Sequence[CorpusReader],
) -> Summary:
    """Score a corpus into `output`; raises UsageError if there is none.

    `checks` is where the checks will go.
    """
    if output is None:
        raise UsageError("the scores of a corpus need a file: -o OUT (.parquet .csv .jsonl .json)")
    with_options, inputs = _asked(paths, profile, given, configured, readers)
    written = {
        "the scores": output,
        "the sources": sources,
        "the rejects": _rejects(output, given),
        "the checks": checks,
    }
    check_places(inputs, written, _declared_in(given))
    return score(
        inputs,
        output,
        with_options,
        work=_work(output, given),
        sources=sources,
        rejects=_rejects(output, given),
        progress=progress(sys.stderr),
    )


def run_checks(
    paths: Sequence[str],
    output: Path,
    settings: Settings,
    given: Mapping[str, Any],
    configured: Mapping[str, Any],
    readers: Sequence[CorpusReader],
) -> tuple[Failure, ...]:
    """Write what the checkers say of every conflict set; returns their failures."""
    options, inputs = _asked(paths, None, given, configured, readers)
    return write_checks(output, inputs, options, settings)


def summary_line(summary: Summary, given: Mapping[str, Any], output: Path) -> str:
    """What a run did, in one line for people."""
    line = (
        f"{summary.values:,} values of {summary.statements:,} statements by "
        f"{summary.sources:,} sources"
    )
    if summary.rejected:
        line += f"; {summary.rejected:,} rows could not be used: see {_rejects(output, given)}"
    return line


def progress(stream: TextIO) -> Callable[[str, float], None]:
    """Show on a terminal what is being done and how far it is; elsewhere show nothing."""
    if not stream.isatty():
        return lambda what, share: None
    last = 0.0

    def show(what: str, share: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _BETWEEN or share >= 1:
            last = now
            stream.write(f"\r\033[K{what} {share:4.0%}")
            stream.flush()

    return show


def _asked(
    paths: Sequence[str],
    profile: Profile | None,
    given: Mapping[str, Any],
    configured: Mapping[str, Any],
    readers: Sequence[CorpusReader],
) -> tuple[Options, Inputs]:
    if given["scheduler"] is not None and given["engine"] != "dask":
        raise UsageError("--scheduler needs --engine dask")
    kinds = [f"{predicate}:{kind}" for predicate, kind in configured.get("values", {}).items()]
    options = Options(
        columns={
            **configured.get("columns", {}),
            **named(given["columns"], (*REQUIRED, *OPTIONAL)),
        },
        scope=tuple(listed(given["scope"]) or configured.get("scope", ())),
        values=value_kinds([*kinds, *given["kinds"]]),
        strict=given["strict"],
        memory=bytes_of(given["memory"]),
        engine=given["engine"],
        workers=given["workers"],
        scheduler=given["scheduler"],
    )
    declared = Declared(
        dependences=read_dependences(given["derivations"]) if given["derivations"] else {},
        grades=read_grades(given["grades"]) if given["grades"] else {},
        parents=read_hierarchy(given["hierarchy"]) if given["hierarchy"] else {},
    )
    inputs = Inputs(
        corpus=tuple(map(Path, paths)),
        gold=given["gold"],
        declared=declared,
        profile=profile,
        foreign=_foreign(readers),
    )
    return options, inputs


def _foreign(
    readers: Sequence[CorpusReader],
) -> Callable[[Path], Iterator[tuple[int, dict[str, Any]]] | None]:
    def read(path: Path) -> Iterator[tuple[int, dict[str, Any]]] | None:
        for reader in readers:
            endings = tuple(ending for ending in reader.suffixes if ending not in SUFFIXES)
            if path.name.lower().endswith(endings):
                return ((row, dict(found)) for row, found in enumerate(reader.read(path), 1))
        return None

    return read


def _declared_in(given: Mapping[str, Any]) -> list[Path | None]:
    """The files of what people declare."""
    return [given["derivations"], given["grades"], given["hierarchy"]]


def _work(output: Path, given: Mapping[str, Any]) -> Path:
    chosen: Path | None = given["work"]
    return chosen or output.with_name(f".{output.name}.work")


def _rejects(output: Path, given: Mapping[str, Any]) -> Path:
    chosen: Path | None = given["rejects"]
    return chosen or output.with_name(f"{output.name}.rejects.csv")
