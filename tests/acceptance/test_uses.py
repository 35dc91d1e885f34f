"""The pages on the two uses: their commands, run in order on the cases that they show."""

import re
import shlex
from pathlib import Path

import pytest

from verifykit.cli import main

USING = Path(__file__).parents[2] / "docs" / "using"
PAGES = ("gate-a-draft.md", "debunk-a-rumour.md")

pytestmark = pytest.mark.checkout


def cases(text):
    """The cases of a page, each under the name in its first line."""
    return re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.DOTALL)


def steps(text):
    """The commands of a page, each with the lines that it is shown to print."""
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            yield command, printed.splitlines()


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_do_what_it_says(page, tmp_path, monkeypatch, capsys):
    text = (USING / page).read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name, case in cases(text):
        (tmp_path / name).write_text(f"# {name}\n{case}", encoding="utf-8")
    code, run = None, 0
    for command, shown in steps(text):
        if command == "echo $?":
            assert shown == [str(int(code))]
            continue
        program, *arguments = shlex.split(command)
        assert program == "verifykit"
        code, run = main(arguments), run + 1
        printed = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
        for line in shown:
            assert any(found.startswith(" ".join(line.split())) for found in printed), line
    assert run >= 5
    assert (tmp_path / "report.html").stat().st_size > 10_000
