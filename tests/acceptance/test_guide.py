"""The guide "write your first checker", done step by step as it stands."""

import re
from pathlib import Path

import pytest

from fresh_environment import FreshEnvironment

pytest.importorskip("hatchling", reason="the guide's package names it as its build backend")
pytest.importorskip("editables", reason="hatchling needs it for an editable install")

GUIDE = Path(__file__).parents[2] / "docs" / "plugins" / "first-checker.md"
BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(block):
    """Each command of a console block with the output that follows it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def pattern(output):
    """The guide's output as a pattern in which an ellipsis stands for anything.

    How wide the columns of a table are depends on what else is installed.
    """
    wild = {"…": ".*", " ": " +"}
    collapsed = re.sub(" +", " ", output)
    return "".join(wild.get(part, re.escape(part)) for part in re.split("([… ])", collapsed))


@pytest.mark.apart
@pytest.mark.checkout
def test_the_guide_works_as_it_stands(tmp_path):
    environment = FreshEnvironment(tmp_path / "fresh")
    package = tmp_path / "package"
    package.mkdir()
    seen = set()
    for language, title, text in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        if title:
            path = package / title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        assert language == "console"
        for command, output in commands(text):
            program, *arguments = command.split()
            seen.add(program)
            if program == "pip":
                # What it installs from elsewhere is what these tests run with.
                if "-e" in arguments:
                    environment.install("-e", ".", cwd=package)
                continue
            if program == "pytest":
                arguments += ["-p", "no:cacheprovider"]
            done = environment.run(program, *arguments, cwd=package)
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            assert re.fullmatch(pattern(output), done.stdout, re.DOTALL), (
                f"{command} prints:\n{done.stdout}\ninstead of:\n{output}"
            )
    assert seen == {"pip", "verifykit", "pytest"}
