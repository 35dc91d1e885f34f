"""`verifykit new-plugin`: a package with one checker, its rules and its tests, ready to grow."""

from __future__ import annotations

from pathlib import Path

import click

from verifykit.atomic import replacing_text
from verifykit.errors import UsageError


@click.command("new-plugin", short_help="Write a new plug-in package.")
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to put it. [default: verifykit-NAME in the working directory]",
)
@click.option(
    "--code",
    "family",
    metavar="LETTERS",
    help="How the codes of its rules begin, two to four capital letters. [default: from NAME]",
)
@click.option(
    "--kind",
    type=click.Choice(["checker", "proposals", "reader", "writer", "block", "capture"]),
    default="checker",
    show_default=True,
    help="What it brings: a checker with a rule; proposals of edits; a reader of cases; a writer "
    "of reports; a checker of corpora (block); a reader of captures.",
)
def command(name: str, folder: Path | None, family: str | None, kind: str) -> None:
    """Write a package for a plug-in. NAME is in kebab-case, such as loaded-words.

    It holds one of the kind with all that belongs to it, tests that pass as soon as the package is
    installed, and a file for a CI service. A folder that holds anything is left as it is.
    """
    from verifykit.engine.builtins import BUILTINS
    from verifykit.plugin.scaffold import Names, package_files

    names = Names.of(name, family)
    if names.plugin in BUILTINS:
        raise UsageError(f"the plug-in {names.plugin} is verifykit's own")
    target = Path(names.distribution) if folder is None else folder
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"{target} is there already and is not empty")
    for path, text in package_files(names, kind).items():
        file = target / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"cannot make {file.parent}: {error.strerror}") from error
        with replacing_text(file) as stream:
            stream.write(text)
    click.echo(f"wrote {target}", err=True)
    click.echo(f"next: cd {target} && pip install -e '.[test]' && pytest", err=True)
