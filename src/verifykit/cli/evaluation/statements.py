"""Comparing a corpus, or the scores of one, with the true values of some objects."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from verifykit.config.configuration import Configuration
from verifykit.config.option import ROLES
from verifykit.errors import UsageError
from verifykit.evaluation import Bootstrap, Evaluation
from verifykit.evaluation.corpus_truth import Same, equal_text, evaluate_scores
from verifykit.evaluation.gold.rows import ARRAY, TABLES, ending, header, read_rows
from verifykit.tables.roles import roles_of
from verifykit.tables.rows import Row

SCORES = frozenset({"subject", "value", "score", "rank"})
"""Columns by which the scores of a corpus are known from a corpus."""


def are_statements(
    paths: Sequence[str], columns: Sequence[str], configuration: Configuration
) -> bool:
    """Return whether the paths are tables of statements or of scores, not of articles or cases.

    Raise UsageError if some are and some are not.
    """
    given = dict(pair.split("=", 1) for pair in columns if "=" in pair)
    roles = {**configuration["corpus.columns"], **given}
    found = [_is_statements(Path(path), roles) for path in paths]
    if any(found) and not all(found):
        raise UsageError("cases and corpora cannot be evaluated in one run")
    return any(found)


def evaluate_statements(
    paths: Sequence[str],
    gold: Sequence[Path],
    *,
    columns: Sequence[str],
    configuration: Configuration,
    bins: int,
    bootstrap: Bootstrap,
) -> Evaluation:
    """Score the statements, unless they are scores, and compare with the true values.

    `columns` go before what the configuration says of them. Raise UsageError without gold, and
    InputError if tables cannot be read.
    """
    if not gold:
        raise UsageError("there are no true values: name a table of them with --gold")
    roles = {**configuration["corpus.columns"], **roles_of(columns, ROLES)}
    kinds = configuration["corpus.values"]
    truths = [row for path in gold for row in read_rows(path)]
    if all(_are_scores(Path(path)) for path in paths):
        scores = [row for path in paths for row in read_rows(Path(path))]
    else:
        scores = _scored(paths, roles, configuration)
    profile = configuration.assessment_settings().profile
    return evaluate_scores(
        scores,
        truths,
        columns=roles,
        same=_same(kinds),
        bins=bins,
        bootstrap=bootstrap,
        known=frozenset() if profile is None else frozenset(profile.gold),
    )


def _scored(
    paths: Sequence[str], roles: Mapping[str, str], configuration: Configuration
) -> list[Row]:
    from verifykit.cli.corpora.messages import print_unused
    from verifykit.corpus import Inputs, Options, score
    from verifykit.corpus.ingest.value_specs import value_kinds

    options = Options(
        columns=roles,
        scope=tuple(configuration["corpus.scope"]),
        values=value_kinds(configuration["corpus.values"]),
    )
    profile = configuration.assessment_settings().profile
    inputs = Inputs(corpus=tuple(map(Path, paths)), profile=profile)
    with tempfile.TemporaryDirectory(prefix="verifykit-") as name:
        folder = Path(name)
        output = folder / "scores.jsonl"
        score(inputs, output, options, work=folder / "work", warn=print_unused)
        return read_rows(output)


def _same(kinds: Mapping[str, str]) -> Same:
    if not kinds:
        return equal_text
    from verifykit.corpus import Options, same_value
    from verifykit.corpus.ingest.value_specs import value_kinds

    options = Options(values=value_kinds(kinds))
    return lambda predicate, one, other: same_value(one, other, options.kind_of(predicate))


def _is_statements(path: Path, roles: Mapping[str, str]) -> bool:
    if ending(path) not in TABLES:
        return _are_scores(path)
    needed = {roles.get(role, role) for role in ("subject", "value")}
    return needed <= header(path) or _are_scores(path)


def _are_scores(path: Path) -> bool:
    return ending(path) in (*TABLES, ARRAY) and header(path) >= SCORES
