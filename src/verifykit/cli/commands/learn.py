"""`verifykit learn`: source reliabilities and dependences from a corpus, as a profile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.cli.corpora.inputs import corpus_readers, refuse_streamed
from verifykit.cli.corpora.options import CorpusRequest, corpus_options
from verifykit.cli.options import CORPUS, OUTPUT, PATHS, configured
from verifykit.cli.request import Request
from verifykit.errors import ExitCode, UsageError


@click.command("learn", short_help="Learn the reliability of sources from a corpus.")
@PATHS
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    required=True,
    help="Write the profile (JSON) to this file; - is standard output.",
)
@corpus_options
@configured(*CORPUS)
def command(request: Request, paths: Sequence[str], output: Path, asked: CorpusRequest) -> ExitCode:
    """Learn from a corpus how reliable its sources are and which of them copy each other.

    A corpus is a table of statements (.parquet .csv .jsonl, also .gz and .zst) with the columns
    source, subject and value, and predicate where more than one property is stated. No labels are
    needed; `--gold`, `--grades` and `--derivations` are taken as given. `check` and `score` take
    the profile with `--profile`.
    """
    refuse_streamed(paths)
    readers = corpus_readers(paths, request)
    if readers is None:
        raise UsageError(f"{paths[0]}: not a corpus (.parquet .csv .jsonl, also .gz and .zst)")
    from verifykit.cli.corpora.messages import print_line
    from verifykit.cli.corpora.runs import CorpusRun, learned_line
    from verifykit.config.profile_file import write_profile

    configuration = request.configuration(Path(paths[0]))
    run = CorpusRun(paths=paths, asked=asked, configuration=configuration, readers=readers)
    profile = run.learn(output)
    write_profile(output, profile)
    print_line(learned_line(profile, run.rejects(output)))
    return ExitCode.OK
