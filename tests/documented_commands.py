"""What a page of the documentation shows: files with a title, and commands with what they print."""

import re
import shlex
from pathlib import Path

from attrs import frozen

_BLOCK = re.compile(r"^```(\w*)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@frozen
class File:
    """A file that a page shows whole."""

    name: str
    text: str


@frozen
class Command:
    """A command that a page shows: its words, where its output goes, and the lines shown of it."""

    words: tuple[str, ...]
    target: str | None
    shown: tuple[str, ...]


def parts_of(page):
    """Yield the files and commands of a page, as they follow each other."""
    for language, title, text in _BLOCK.findall(page):
        if title:
            yield File(title, text)
        elif language == "console":
            for line, shown in _COMMAND.findall(text):
                yield _command(line, shown)


def hidden_commands(page):
    """Return the commands of a page that stand where nobody would try them."""
    plain = [text for language, _, text in _BLOCK.findall(page) if language in ("", "sh", "bash")]
    indented = re.findall(r"(?<=\n\n)(?:    .*\n)+", _BLOCK.sub("", page))
    lines = [line.strip(" $") for block in plain + indented for line in block.splitlines()]
    return [line for line in lines if line.startswith(("verifykit ", "pip install "))]


def unmatched(shown, printed):
    """Return the first shown line that the output does not have, or None.

    The lines follow each other, with others between. An ellipsis stands for anything, a line may
    be cut, and how wide columns are depends on what else is installed.
    """
    rest = iter(" ".join(line.split()) for line in printed.splitlines())
    for line in shown:
        parts = " ".join(line.split()).split("…")
        pattern = re.compile(".*".join(map(re.escape, parts)))
        if line.strip() and not any(pattern.match(found) for found in rest):
            return line
    return None


def _command(line, shown):
    words = shlex.split(line, comments=True)
    target = None
    if ">" in words[:-1]:
        target = str(Path(words[-1]))
        words = words[: words.index(">")]
    return Command(tuple(words), target, tuple(shown.splitlines()))
