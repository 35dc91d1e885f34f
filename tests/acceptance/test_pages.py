"""Every command on every page, run in order on the files that the page shows and names."""

import re
import shutil
from pathlib import Path

import click
import pytest

from documented_commands import File, hidden_commands, parts_of, unmatched
from page_material import lay_out
from verifykit.cli import main
from verifykit.cli.main import foreign_commands, root
from verifykit.engine import builtins

ROOT = Path(__file__).parents[2]
ELSEWHERE = {"docs/plugins/first-checker.md"}
"""What test_guide.py does in an environment of its own."""
LONG = {"docs/using/calibrating.md"}
"""What fits parameters, in several seconds of work."""
PAGES = sorted(
    path
    for pattern in ("README.md", "docs/**/*.md", "plugins/*/README.md", "examples/**/*.md")
    for path in ROOT.glob(pattern)
    if path.relative_to(ROOT).as_posix() not in ELSEWHERE
)
PLUGINS = {path.parent.name for path in ROOT.glob("plugins/*/pyproject.toml")}
OTHERS = {"verifykit-core", "pytest", "hypothesis", "uv", "followthemoney", "onnx", "."}
"""What a page may tell people to install beside our plug-ins."""
INSTALLING = re.compile(r"^\$ pip install (.*)$", re.MULTILINE)
INLINE = re.compile(r"`verifykit ([^`]+)`")

OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")

pytestmark = pytest.mark.checkout


def name_of(page):
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command of a page; return its exit code and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    def run(command):
        capsys.readouterr()
        code = main(list(command.words[1:]))
        captured = capsys.readouterr()
        if command.target is not None:
            path = Path(command.target).expanduser()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(captured.out, encoding="utf-8")
        return int(code), captured.out + captured.err

    return run


@pytest.fixture
def text(page):
    return page.read_text(encoding="utf-8")


@pytest.fixture
def with_its_plugins(text, monkeypatch):
    """Whoever reads only this page has plug-ins if it says that they are to be installed."""
    installed = any(name in line for line in INSTALLING.findall(text) for name in PLUGINS)
    if installed:
        yield
        return
    monkeypatch.setenv("VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD", "1")
    forget_plugins()
    yield
    forget_plugins()


def forget_plugins():
    builtins._shared.cache_clear()
    foreign_commands.cache_clear()


def parse(words):
    """Hold the words after `verifykit` against the options that there are, and run nothing."""
    name, *arguments = words
    command = root.get_command(click.Context(root), name)
    assert command is not None, f"there is no `verifykit {name}`"
    command.make_context(name, list(arguments))


def installs_what_is_there(words):
    named = [word for word in words if not word.startswith("-")]
    unknown = {re.split(r"[\[=<>]", word)[0] for word in named} - PLUGINS - OTHERS
    assert not unknown, f"nobody knows {unknown}"


def makes_what_is_there(words):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{word}:" in makefile for word in words if "=" not in word)


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, marks=[pytest.mark.long] * (name_of(page) in LONG)) for page in PAGES],
    ids=name_of,
)
def test_the_commands_of_a_page_do_what_it_says(page, text, tmp_path, run, with_its_plugins):
    if page.is_relative_to(ROOT / "docs"):
        assert hidden_commands(text) == [], "commands belong into blocks of the language console"
    steps = list(parts_of(text))
    if any(not isinstance(step, File) for step in steps):
        lay_out(tmp_path, text)
    code = None
    for step in steps:
        if isinstance(step, File):
            path = tmp_path / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
            continue
        match step.words:
            case ["echo", "$?"]:
                assert step.shown == (str(code),)
            case ["pip", "install", *words]:
                installs_what_is_there(words)
            case ["cp", source, target]:
                shutil.copy(tmp_path / source, tmp_path / target)
            case ["make", *words]:
                makes_what_is_there(words)
            case ["python", "-m", "venv", *_] | ["pytest", *_]:
                pass  # test_site_alone.py makes an environment, and pytest is running
            case ["verifykit", *words] if "--online" in words:
                parse(words)  # nobody is asked here; the package tries it on a server of its own
            case ["verifykit", *words] if "dask" in words:
                parse(words)  # tests/acceptance/corpus/test_dask.py runs clusters
            case ["verifykit", *_]:
                code, printed = run(step)
                told = any(line.startswith("verifykit: ") for line in step.shown)
                assert code in ((2, 4, 5) if told else (0, 1)), f"{step.words}\n{printed}"
                missing = unmatched(step.shown, printed)
                assert missing is None, f"{step.words} does not print {missing}, but\n{printed}"
            case _:
                pytest.fail(f"nobody runs {' '.join(step.words)}")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_command_within_a_sentence_has_the_options_that_it_names(page, text, capsys):
    for line in INLINE.findall(text):
        name, *words = line.replace("|", " ").split()
        if name.startswith("-") or not name.islower():
            continue
        assert main([name, "--help"]) == 0, f"there is no `verifykit {name}`"
        known = set(OPTION.findall(capsys.readouterr().out))
        told = {
            word.partition("=")[0] for word in words if OPTION.fullmatch(word.partition("=")[0])
        }
        assert told - known == set(), f"`verifykit {line}`"


def test_a_line_that_is_not_printed_is_noticed():
    assert unmatched(["a 1", "…", "c …  d"], "a 1 and more\nb\nc x d\n") is None
    assert unmatched(["b", "a"], "a\nb\n") == "a"
    assert hidden_commands("text\n\n    verifykit check x\n\nand\n") == ["verifykit check x"]
    assert hidden_commands("```\npip install x\n```\n") == ["pip install x"]
