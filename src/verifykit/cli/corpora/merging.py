"""Merging records: from what the command line says to the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from verifykit.atomic import replacing_text
from verifykit.cli.corpora.messages import print_unused
from verifykit.cli.progress import progress
from verifykit.corpus import Declarations, Inputs, Options, read_dependences, read_grades
from verifykit.corpus.golden.page import cluster_page
from verifykit.corpus.golden.record_files import read_records
from verifykit.corpus.golden.statements import Layout, for_cells, statements_of
from verifykit.corpus.golden.table import GoldenTable, merged_from
from verifykit.corpus.ingest.value_specs import value_kinds
from verifykit.corpus.output.places import check_places
from verifykit.corpus.output.writing import writer_for
from verifykit.corpus.runs.result import in_passing
from verifykit.model.profile import Profile
from verifykit.wording import count_text, list_text


def merge_files(
    paths: Sequence[Path],
    layout: Layout,
    *,
    values: Mapping[str, str],
    derivations: Path | None,
    grades: Path | None,
    profile: Profile | None,
    memory: int,
    written: Mapping[str, Path | None],
    format_name: str | None,
) -> GoldenTable:
    """Return the merged records of files, once it is sure that the outputs can be written.

    `written` are the outputs by what they are. Raise InputError for tables that cannot be merged,
    and UsageError for options that make no sense.
    """
    check_places(Inputs(corpus=tuple(paths)), written, [derivations, grades])
    for what, path in written.items():
        if path is not None and what != "the page":
            writer_for(path, format_name if what == "the records" else None)
    declared = Declarations(
        dependences=read_dependences(derivations) if derivations else {},
        grades=read_grades(grades) if grades else {},
    )
    records = read_records(paths)
    inputs = Inputs(table=statements_of(records, layout), declared=declared, profile=profile)
    options = for_cells(Options(values=value_kinds(values), memory=memory))
    with in_passing(inputs, options, progress(sys.stderr), print_unused) as found:
        return merged_from(found.table(), records, layout)


def write_page(path: Path, merged: GoldenTable, cluster: str) -> None:
    """Write the page of one cluster. Raise InputError if there is none of that name."""
    page = cluster_page(merged, cluster)
    with replacing_text(path) as stream:
        stream.write(page)


def merged_lines(merged: GoldenTable) -> Iterator[str]:
    """Yield what was merged, in lines for people, and what was most likely not meant to be."""
    for name in merged.numbering:
        yield (
            f"verifykit: warning: no two records have the same {name!r}; if it numbers the "
            f"records, leave it out with --ignore {name}"
        )
    if divided := merged.divided:
        name, attributes = min(divided.items())
        yield (
            f"verifykit: warning: in {count_text(len(divided), 'cluster')} the same records differ "
            f"in several attributes (in {name!r} in {list_text(attributes)}): these may be two of "
            "one name each, and then the merged record is nobody's; --page shows one side by side"
        )
    clusters = len(merged.wide)
    yield (
        f"{count_text(clusters, 'cluster')} of {count_text(len(merged.records), 'record')}; "
        f"{count_text(len(merged.conflicts), 'conflict')} worth a look"
    )
