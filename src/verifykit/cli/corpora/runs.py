"""Learning from a corpus and scoring one: from what the command line says to the run itself."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifykit.cli.corpora.inputs import SUFFIXES
from verifykit.cli.corpora.messages import print_unused
from verifykit.cli.corpora.options import CorpusRequest, bytes_of
from verifykit.cli.options import refuse
from verifykit.cli.progress import progress
from verifykit.config.configuration import Configuration
from verifykit.corpus import (
    Declarations,
    Inputs,
    Options,
    Summary,
    learn,
    read_dependences,
    read_grades,
    read_hierarchy,
    score,
)
from verifykit.corpus.ingest.reading import ForeignRows
from verifykit.corpus.ingest.value_specs import value_kinds
from verifykit.corpus.output.places import beside, check_places
from verifykit.model.profile import Profile
from verifykit.parts import part
from verifykit.wording import count_text

if TYPE_CHECKING:
    from verifykit.plugin import CorpusReader


@part(kw_only=True)
class CorpusRun:
    """A run on the corpus at `paths`, as the command line and the configuration ask for it.

    `configuration` holds for the first path, and `readers` are those of plug-ins. All of it raises
    UsageError for what makes no sense.
    """

    paths: Sequence[str]
    asked: CorpusRequest
    configuration: Configuration
    readers: Sequence[CorpusReader]

    def learn(self, output: Path) -> Profile:
        """Return the profile of the sources; what is left unfinished stays beside `output`."""
        options, inputs = self.options(), self.inputs()
        check_places(inputs, {"the profile": output}, self._besides())
        return learn(
            inputs,
            options,
            work=self._work(output),
            rejects=self.rejects(output),
            progress=progress(sys.stderr),
            warn=print_unused,
        )

    def score(
        self,
        output: Path,
        *,
        format_name: str | None,
        sources: Path | None,
        qualities: Path | None,
        checks: Path | None,
        profile: Profile | None,
    ) -> Summary:
        """Score every value into `output`; the sources into `sources`, and what is known of them
        on measures and lists into `qualities`, if those are given.

        `format_name` goes before the ending; `checks` is where the checks will go.
        """
        if profile is not None:
            refuse({"derivations", "grades"}, "is for learning, and there is a profile instead")
        options, inputs = self.options(), self.inputs(profile)
        written = {
            "the scores": output,
            "the sources": sources,
            "the qualities": qualities,
            "the rejects": self.rejects(output),
            "the checks": checks,
        }
        check_places(inputs, written, self._besides())
        return score(
            inputs,
            output,
            options,
            work=self._work(output),
            format_name=format_name,
            sources=sources,
            qualities=qualities,
            rejects=self.rejects(output),
            progress=progress(sys.stderr),
            warn=print_unused,
        )

    def rejects(self, output: Path) -> Path:
        """Return the file of the rows that cannot be used."""
        return self.asked.rejects or beside(output, f"{output.name}.rejects.csv")

    def _work(self, output: Path) -> Path:
        return self.asked.work or beside(output, f".{output.name}.work")

    def _besides(self) -> list[Path | None]:
        """What is read beside the corpus and its gold: what people declare, and settings."""
        return [*self.asked.declared, *self.configuration.files]

    def options(self) -> Options:
        """Return how the corpus is read and gone through."""
        asked, configuration = self.asked, self.configuration
        if asked.engine != "dask":
            refuse({"scheduler", "workers"}, "needs --engine dask")
        return Options(
            columns=configuration["corpus.columns"],
            scope=tuple(configuration["corpus.scope"]),
            values=value_kinds(configuration["corpus.values"]),
            strict=asked.strict,
            memory=bytes_of(asked.memory),
            engine=asked.engine,
            workers=asked.workers,
            scheduler=asked.scheduler,
        )

    def inputs(self, profile: Profile | None = None) -> Inputs:
        """Return what is read, with what people declare of it."""
        asked = self.asked
        declared = Declarations(
            dependences=read_dependences(asked.derivations) if asked.derivations else {},
            grades=read_grades(asked.grades) if asked.grades else {},
            parents=read_hierarchy(asked.hierarchy) if asked.hierarchy else {},
        )
        return Inputs(
            corpus=tuple(map(Path, self.paths)),
            gold=asked.gold,
            declared=declared,
            profile=profile,
            foreign=_foreign(self.readers),
        )


def summary_line(summary: Summary, rejects: Path) -> str:
    """Return what a run did, in one line for people."""
    line = (
        f"{count_text(summary.values, 'value')} of "
        f"{count_text(summary.statements, 'statement')} by "
        f"{count_text(summary.sources, 'source')}"
    )
    return line + _unusable(summary.rejected, rejects)


def learned_line(profile: Profile, rejects: Path) -> str:
    """Return what was learned, in one line for people; `rejects` is there if rows were unusable."""
    sources = sum(record.predicate is None for record in profile.records)
    line = (
        f"{count_text(sources, 'source')}, "
        f"{count_text(len(profile.dependences), 'dependent pair')}; "
        f"a statement is right with a probability of {profile.base_rate:.2f}"
    )
    return line + _unusable(_rows(rejects), rejects)


def _unusable(rows: int, rejects: Path) -> str:
    return f"; {count_text(rows, 'row')} could not be used: see {rejects}" if rows else ""


def _rows(path: Path) -> int:
    """The rows of a CSV file below its heading; none if there is no file."""
    if not path.is_file():
        return 0
    with path.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1


def _foreign(readers: Sequence[CorpusReader]) -> ForeignRows:
    def read(path: Path) -> Iterator[tuple[int, dict[str, Any]]] | None:
        for reader in readers:
            endings = tuple(ending for ending in reader.suffixes if ending not in SUFFIXES)
            if path.name.lower().endswith(endings):
                return ((row, dict(found)) for row, found in enumerate(reader.read(path), 1))
        return None

    return read
