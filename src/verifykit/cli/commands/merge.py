"""`verifykit merge`: one record per cluster of records that a linkage put together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.atomic import is_standard_output
from verifykit.cli.corpora.options import bytes_of
from verifykit.cli.options import FILE, OUTPUT, configured
from verifykit.cli.request import Request
from verifykit.errors import ExitCode, UsageError


@click.command("merge", short_help="Merge linked records into one per cluster.")
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="RECORDS...")
@click.option("--cluster", required=True, metavar="COLUMN", help="Says which records are of one.")
@click.option("--source", required=True, metavar="COLUMN", help="Says where a record is from.")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    required=True,
    help="Write to this file (.parquet .csv .jsonl .json); - is standard output.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["parquet", "csv", "jsonl", "json"]),
    help="[default: by the ending]",
)
@click.option("--long", "is_long", is_flag=True, help="A row per cluster and attribute.")
@click.option("--conflicts", type=OUTPUT, help="Write the conflicts worth a look to this file.")
@click.option("--page", type=OUTPUT, help="Write an HTML page of the cluster named with --of.")
@click.option("--of", "cluster_of_page", metavar="CLUSTER", help="The cluster of the page.")
@click.option(
    "--attribute", "attributes", multiple=True, metavar="COLUMN", help="Merge only these columns."
)
@click.option("--ignore", "ignored", multiple=True, metavar="COLUMN", help="Leave a column out.")
@click.option("--when", metavar="COLUMN", help="Of what a source says, the latest counts.")
@click.option("--weight", metavar="COLUMN", help="How much each record counts.")
@click.option("--derived-from", metavar="COLUMN", help="The source that a record comes from.")
@click.option(
    "--unknown",
    multiple=True,
    metavar="WORD",
    help="A cell that says nothing, beside the empty ones. [default: unknown, n/a, -, --, ?]",
)
@click.option("--derivations", type=FILE, help="CSV of source, derived_from and dependence.")
@click.option("--grades", type=FILE, help="CSV of source and reliability (A to F).")
@click.option(
    "--memory", default="1G", metavar="SIZE", show_default=True, help="Memory to keep within."
)
@configured("corpus.values", "profile")
def command(
    request: Request,
    paths: Sequence[Path],
    cluster: str,
    source: str,
    output: Path,
    format_name: str | None,
    is_long: bool,
    conflicts: Path | None,
    page: Path | None,
    cluster_of_page: str | None,
    attributes: Sequence[str],
    ignored: Sequence[str],
    when: str | None,
    weight: str | None,
    derived_from: str | None,
    unknown: Sequence[str],
    derivations: Path | None,
    grades: Path | None,
    memory: str,
) -> ExitCode:
    """Merge records that a linkage put together (splink's clusters, dedupe's, canonical ids).

    Every cell is a statement of its record's source about the cluster; who is reliable and who
    copies whom is learned from all of them, and of each cell the likeliest value survives, with
    its score, its independent origins, and what was rejected. Null, empty and unknown are no
    votes. `--conflicts` lists first what would make most records wrong.
    """
    if (page is None) != (cluster_of_page is None):
        raise UsageError("--page and --of go together")
    if format_name is None and is_standard_output(output):
        raise UsageError("standard output has no ending that says the format: give --format")
    from verifykit.cli.corpora.merging import merge_files, merged_lines, write_page
    from verifykit.cli.corpora.messages import print_line
    from verifykit.config.profile_file import read_profile
    from verifykit.corpus.golden.statements import UNKNOWN, Layout
    from verifykit.corpus.output.writing import write_table

    configuration = request.configuration(paths[0])
    named = {"when": when, "weight": weight, "derived_from": derived_from}
    merged = merge_files(
        paths,
        Layout(
            cluster=cluster,
            source=source,
            attributes=tuple(attributes),
            ignored=tuple(ignored),
            columns={role: column for role, column in named.items() if column},
            unknown=tuple(unknown) or UNKNOWN,
        ),
        values=configuration["corpus.values"],
        derivations=derivations,
        grades=grades,
        profile=read_profile(Path(configuration["profile"])) if configuration["profile"] else None,
        memory=bytes_of(memory),
        written={"the records": output, "the conflicts": conflicts, "the page": page},
        format_name=format_name,
    )
    write_table(output, merged.cells if is_long else merged.wide, format_name)
    if conflicts is not None:
        write_table(conflicts, merged.conflicts)
    if page is not None and cluster_of_page is not None:
        write_page(page, merged, cluster_of_page)
    for line in merged_lines(merged):
        print_line(line)
    return ExitCode.OK
