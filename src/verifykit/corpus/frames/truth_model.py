"""A model of who is right in a data frame of statements, in the manner of scikit-learn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import evolve, frozen

from verifykit.corpus.frames.conversion import Kind, table_of
from verifykit.corpus.frames.estimator import Estimator
from verifykit.corpus.frames.explanation import Explanation, explanation_of
from verifykit.corpus.frames.lookup import Lookup, Query
from verifykit.corpus.frames.notebook import shown, summary_html
from verifykit.corpus.golden.page import cluster_page
from verifykit.corpus.golden.statements import UNKNOWN, Layout, for_cells, statements_of
from verifykit.corpus.golden.table import GoldenTable, merged_from
from verifykit.corpus.ingest.declarations import GRADES, Declarations
from verifykit.corpus.ingest.inputs import Inputs
from verifykit.corpus.ingest.reading import roles_in
from verifykit.corpus.ingest.unused_names import UnusedName
from verifykit.corpus.ingest.value_specs import value_kinds
from verifykit.corpus.learning.task import Progress
from verifykit.corpus.options import MEBIBYTE, Options, ValueKind
from verifykit.corpus.runs.result import Summary, in_passing
from verifykit.errors import UsageError
from verifykit.model.profile import Profile


@frozen(kw_only=True, eq=False)
class GoldenRecords:
    """Records merged: frames of the kind that was given."""

    records: Any
    """A row per cluster: of each attribute the value, its score, its origins (at the least, and at
    the most), and what was rejected."""
    cells: Any
    """A row per cluster and attribute."""
    conflicts: Any
    """The cells with rivals, those first that would make most records wrong."""
    merged: GoldenTable

    def page(self, cluster: str) -> str:
        """Return a page of one cluster as HTML. Raise InputError if there is none."""
        return cluster_page(self.merged, cluster)


@frozen(kw_only=True, eq=False)
class Run:
    """What a run found, in tables."""

    truths: pa.Table
    sources: pa.Table
    qualities: pa.Table
    learned: Profile
    summary: Summary


class TruthModel(Estimator):
    """Learn from statements who is reliable and who copies whom, and score what they say.

    A frame has a row per statement with the columns `source`, `subject`, `value`, and perhaps
    `predicate`, `stance`, `when`, `unit`, `derived_from`, `weight`. It may be of pandas, polars,
    Arrow, a relation of DuckDB or a frame of Dask; what comes back is of the same kind.

    After `fit`, `truths_` has a row per value of every conflict set (the columns that
    `verifykit score` writes, and the same numbers), `sources_` one per source, `qualities_` one per
    source and predicate that is a measure or has several true values (`score --qualities`),
    `summary_` counts what was read, `unused_` names what was given and occurs nowhere.
    """

    def __init__(
        self,
        *,
        columns: Mapping[str, str] | None = None,
        scope: Sequence[str] = (),
        value: Mapping[str, str | ValueKind] | str | None = None,
        grades: Mapping[str, str] | None = None,
        derivations: Mapping[tuple[str, str], float] | None = None,
        hierarchy: Mapping[str, str | Sequence[str]] | None = None,
        profile: Profile | None = None,
        strict: bool = False,
        memory: int = 1024 * MEBIBYTE,
        engine: str = "local",
        workers: int = 2,
        scheduler: str | None = None,
        progress: bool | Progress | None = None,
    ) -> None:
        """Keep the parameters; `fit` reads them.

        `columns` maps what a column holds to its name (`{"subject": "flight"}`), `scope` names
        further columns that must be the same before two values conflict. `value` says how values
        are read, by predicate or for all, as `--value` does (`"number~10mod1440"`). `grades` are
        Admiralty grades A to F by source, `derivations` the dependence, in [0, 1], of pairs
        (source, the one it derives from), `hierarchy` what each value is part of. With a `profile`
        nothing is learned anew. `memory` is in bytes.
        """
        self.columns = columns
        self.scope = scope
        self.value = value
        self.grades = grades
        self.derivations = derivations
        self.hierarchy = hierarchy
        self.profile = profile
        self.strict = strict
        self.memory = memory
        self.engine = engine
        self.workers = workers
        self.scheduler = scheduler
        self.progress = progress

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: N803  # the names of scikit-learn
        """Learn from a frame of statements, and score all that it states.

        `y` is a frame of values that are known to be true: the columns of the corpus without
        `source`. Raise InputError for a frame that cannot be used, UsageError for a parameter that
        makes no sense.
        """
        options = self._options()
        table, kind = table_of(X, set(roles_in(options).values()))
        gold = None if y is None else table_of(y)[0]
        unused: list[UnusedName] = []
        inputs = Inputs(
            table=table, gold=gold, declared=self._declarations(), profile=vars(self)["profile"]
        )
        self._run = self._run_on(inputs, options, unused)
        self._statements = table
        self.summary_ = self._run.summary
        self.truths_ = kind.frame(self._run.truths)
        self.sources_ = kind.frame(self._run.sources)
        self.qualities_ = kind.frame(self._run.qualities)
        self.unused_ = tuple(unused)
        return self

    def predict(self, X: Any) -> Any:  # noqa: N803
        """Return the likeliest value of what each row is about; missing where nothing is known.

        Of a measure that is the estimate, which perhaps nobody stated.
        Rows need what says what they are about: `subject`, and where the corpus has them
        `predicate`, `unit` and the columns of the scope. Of things that the model has not seen,
        the frame's own statements are weighed, if it has `source` and `value`, by what was learned
        of their sources.
        """
        kind, asked, lookups = self._query(X, with_value=False)
        values: list[str | None] = [None] * len(asked.objects)
        for lookup in lookups:
            for row, first in enumerate(lookup.first(asked).tolist()):
                if first >= 0 and values[row] is None:
                    values[row] = lookup.best(first)
        return kind.column("value", pa.array(values, pa.string()))

    def predict_proba(self, X: Any) -> Any:  # noqa: N803
        """Return the score, in [0, 1], of each row's value; missing where nobody stated it.

        Rows need a `value` and what `predict` needs. Of things that the model has not seen, the
        same holds.
        """
        kind, asked, lookups = self._query(X, with_value=True)
        scores = np.full(len(asked.objects), np.nan)
        for lookup in lookups:
            unknown = np.isnan(scores)
            scores[unknown] = lookup.scores(asked)[unknown]
        return kind.column("score", pa.array(scores, pa.float64(), mask=np.isnan(scores)))

    def merge(
        self,
        records: Any,
        *,
        cluster: str,
        source: str,
        attributes: Sequence[str] = (),
        ignored: Sequence[str] = (),
        columns: Mapping[str, str] | None = None,
        unknown: Sequence[str] = UNKNOWN,
    ) -> GoldenRecords:
        """Return one record per cluster of a frame of records that a linkage put together.

        Every cell is a statement of its record's `source` about the `cluster`. `attributes` are
        the columns to merge, all but those `ignored` where none are named; `columns` says which
        hold `when`, `weight` or `derived_from`. Empty cells, and those that hold a word of
        `unknown`, are no votes. The model's own parameters hold but for its columns and scope;
        it need not be fitted, and is not by this. Raise InputError for a frame that cannot be
        used.
        """
        table, kind = table_of(records)
        layout = Layout(
            cluster=cluster,
            source=source,
            attributes=tuple(attributes),
            ignored=tuple(ignored),
            columns=dict(columns or {}),
            unknown=tuple(unknown),
        )
        options = for_cells(evolve(self._options(), columns={}, scope=()))
        given: Profile | None = vars(self)["profile"]
        inputs = Inputs(
            table=statements_of(table, layout), declared=self._declarations(), profile=given
        )
        merged = merged_from(self._run_on(inputs, options, []).truths, table, layout)
        return GoldenRecords(
            records=kind.frame(merged.wide),
            cells=kind.frame(merged.cells),
            conflicts=kind.frame(merged.conflicts),
            merged=merged,
        )

    def explain(self, subject: str, predicate: str = "", **scope: str) -> Explanation:
        """Return what is stated of a thing and by whom.

        Raise InputError if nobody states anything of it.
        """
        self._require_fit()
        return explanation_of(
            self._run.truths, self._run.sources, self._statements, self._options(),
            {"subject": subject, "predicate": predicate, **scope},
        )  # fmt: skip

    @property
    def profile(self) -> Callable[[], Profile]:
        """Call it for what was learned of the sources: for `TruthModel(profile=…)`, or `check`.

        It is a parameter and a method of one name: what was given is in `get_params()`.
        """
        return self._profile

    @profile.setter
    def profile(self, given: Profile | None) -> None:
        vars(self)["profile"] = given

    def _profile(self) -> Profile:
        self._require_fit()
        return self._run.learned

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        if not self.__sklearn_is_fitted__():
            return summary_html(repr(self), None, None)
        return summary_html(repr(self), self.summary_, self._run.sources)

    def _options(self) -> Options:
        given = {"*": self.value} if isinstance(self.value, str) else dict(self.value or {})
        kinds = {name: kind for name, kind in given.items() if isinstance(kind, ValueKind)}
        kinds |= value_kinds({name: text for name, text in given.items() if isinstance(text, str)})
        return Options(
            columns=dict(self.columns or {}),
            scope=(self.scope,) if isinstance(self.scope, str) else tuple(self.scope),
            values=kinds,
            strict=self.strict,
            memory=self.memory,
            engine=self.engine,
            workers=self.workers,
            scheduler=self.scheduler,
        )

    def _declarations(self) -> Declarations:
        grades = {source: str(grade).upper() for source, grade in (self.grades or {}).items()}
        for source, grade in grades.items():
            if grade not in GRADES:
                raise UsageError(f"grades: a grade is one of A to F, not {grade!r} ({source!r})")
        pairs: dict[tuple[str, str], float] = {}
        for (one, other), dependence in (self.derivations or {}).items():
            if not 0 <= dependence <= 1:
                raise UsageError(f"derivations: a number from 0 to 1, not {dependence!r}")
            low, high = sorted((one, other))
            pairs[low, high] = float(dependence)
        parents = {
            value: frozenset([above] if isinstance(above, str) else above)
            for value, above in (self.hierarchy or {}).items()
        }
        return Declarations(dependences=pairs, grades=grades, parents=parents)

    def _run_on(self, inputs: Inputs, options: Options, unused: list[UnusedName]) -> Run:
        """A run on these inputs."""
        with (
            shown(self.progress) as progress,
            in_passing(inputs, options, progress, unused.append) as found,
        ):
            progress("done", 1.0)
            return Run(
                truths=found.table(),
                sources=found.sources(),
                qualities=found.qualities(),
                learned=found.profile(),
                summary=found.summary,
            )

    def _query(
        self,
        X: Any,  # noqa: N803
        *,
        with_value: bool,
    ) -> tuple[Kind, Query, list[Lookup]]:
        """What is asked for, and where it is looked up: what was fitted, then the frame itself."""
        self._require_fit()
        options = self._options()
        table, kind = table_of(X, set(roles_in(options).values()))
        asked = Query.of(table, options, with_value=with_value)
        lookups = [Lookup.of(self._run.truths, options)]
        unseen = (lookups[0].first(asked) < 0) & asked.readable
        needed = {options.column(role) for role in ("source", "value")}
        if unseen.any() and needed <= set(table.column_names):
            rows = table.filter(pa.array(unseen))
            sourced = pc.is_valid(rows[options.column("source")])
            if pc.any(sourced).as_py():
                inputs = Inputs(
                    table=rows, profile=self._run.learned, declared=self._declarations()
                )
                lookups.append(Lookup.of(self._run_on(inputs, options, []).truths, options))
        return kind, asked, lookups
