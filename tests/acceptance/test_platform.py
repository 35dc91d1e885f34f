"""What plug-ins can do beside checking: captures, sections, subcommands, options, and more."""

import errno
import json
from pathlib import Path

import pytest

from forked_command import run_forked
from verifykit.testing import Completed

CASE = """\
verifykit: 1
sources: [{id: s-1, name: One}]
documents: [{id: d-1, source: s-1, capture: {path: page.odd}}]
claims: [{id: c-1, text: First.}, {id: c-2, text: Second.}]
evidence:
  - {id: e-1, claim: c-1, document: d-1, stance: supports, quote: {exact: the second word}}
"""
HEAD = """
import click
from verifykit import Assessment, ConfigError, Proposal, Rule, Section, hookimpl
from verifykit.captures import CapturedText, UnreadableCapture

def rule(code):
    return Rule(code=code, name=code.lower() + "-rule", severity="note", checks="It.", why="So.",
                fix="This.", bad="claims: []", good="claims: []")
"""
READER = (
    HEAD
    + """
class Reader:
    name = "odd"
    media_types = ("application/odd",)
    def sniff(self, head):
        return head.startswith(b"ODD")
    def read(self, data):
        if b"broken" in data:
            raise ValueError("no such page")
        text = data.decode()[3:][::-1]
        return CapturedText(main=text, whole=text)

class Checker:
    name = "reads"
    rules = (rule("RDS001"),)
    def check(self, claim, context):
        document = context.case.documents[0]
        try:
            text = context.services.read_capture(context.case, document).main
        except UnreadableCapture as error:
            text = f"unreadable: {error}"
        return Assessment(claim=claim.id, score=1.0, explanation=text, data={"p": [0.25]})

@hookimpl
def verifykit_capture_readers():
    return [Reader()]

@hookimpl
def verifykit_checkers():
    return [Checker()]
"""
)
SECTIONS = (
    HEAD
    + """
@hookimpl
def verifykit_report_sections(report, services):
    services.progress("making a section", 1.0)
    yield Section(title="What <b>others</b> say", text=["A & B."], columns=["who", "what"],
                  rows=[["me", "<script>x</script>"]], claim="c-1")
    yield Section(title="Too short", columns=["a", "b"], rows=[["a"]])
"""
)
COMMANDS = (
    HEAD
    + """
@hookimpl
def verifykit_commands(settings, services):
    @click.command("greet", short_help="Greet somebody.")
    @click.argument("name")
    @click.option("--fail", is_flag=True)
    def greet(name, fail):
        if fail:
            raise RuntimeError("hoarse")
        if name.isdigit():
            raise OSError(int(name), "so says the system", "x" * 300)
        click.echo(f"hello {name} {services.options.get('mark', '')}")
        return 1 if name == "nobody" else 0

    @click.command("check")
    def check():
        pass
    return [greet, check]

@hookimpl
def verifykit_options_schema():
    return {"properties": {"mark": {"type": "string", "default": "!"},
                           "depth": {"type": "integer"}, "deep": {"type": "boolean"},
                           "names": {"type": "array"}}, "additionalProperties": False}
"""
)
OPTIONS = COMMANDS.replace("verifykit_commands", "not_a_hook").replace(
    "@hookimpl\ndef not_a_hook", "def not_a_hook"
) + (
    """
class Checker:
    name = "tells"
    rules = (rule("TLS001"),)
    def __init__(self, settings):
        self.options = settings.plugins.get("tells", {})
        if self.options.get("depth") == 13:
            raise ConfigError("depth: 13 brings bad luck")
    def check(self, claim, context):
        data = {key: list(value) if isinstance(value, tuple) else value
                for key, value in context.options.items()}
        return Assessment(claim=claim.id, score=1.0, data=data)

@hookimpl
def verifykit_checkers(settings):
    return [Checker(settings)]
"""
)
ANSWERS = """
class {name}:
    name = "{lower}"
    after = {after}
    rules = (rule("{code}"),)
    def check(self, claim, context):
        heard = [one.explanation for name in self.after for one in context.answers(name)
                 if one.claim == claim.id]
        return Assessment(claim=claim.id, score=1.0, explanation="{lower} heard " + str(heard))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE)
    (tmp_path / "page.odd").write_bytes(b"ODD" + b"the second word"[::-1])
    return tmp_path


def install(folder: Path, name: str, source: str, version: str = "2.1") -> None:
    (folder / f"plugin_{name}.py").write_text(source)
    info = folder / f"dist_{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: dist-{name}\nVersion: {version}\n"
    )
    (info / "entry_points.txt").write_text(f"[verifykit]\n{name} = plugin_{name}\n")


def checks(done, checker):
    """What one checker answered, by claim."""
    return {
        claim["id"]: check
        for claim in done.json()["claims"]
        for check in claim["checks"]
        if check["checker"] == checker
    }


def test_a_plugin_reads_captures_for_every_other_one(folder: Path) -> None:
    install(folder, "reads", READER)
    done = run_forked("check", "case.yaml", "--format", "json", folder=folder)
    assert checks(done, "reads")["c-1"]["explanation"] == "the second word"
    assert checks(done, "reads")["c-1"]["data"] == {"p": [0.25]}


def test_a_page_that_a_reader_breaks_on_is_unreadable_and_nothing_else(folder: Path) -> None:
    install(folder, "reads", READER)
    (folder / "page.odd").write_bytes(b"ODD broken")
    done = run_forked("check", "case.yaml", "--format", "json", folder=folder)
    assert "ValueError: no such page" in checks(done, "reads")["c-1"]["explanation"]
    assert done.json()["errors"] == []


def test_sections_are_data_that_is_written_as_text(folder: Path) -> None:
    install(folder, "tells", SECTIONS)
    done = run_forked("check", "case.yaml", "--format", "json", folder=folder)
    assert done.exit_code == 3, "one of the sections is malformed"
    assert done.json()["sections"] == [
        {"plugin": "tells", "claim": "c-1", "title": "What <b>others</b> say", "text": ["A & B."],
         "columns": ["who", "what"], "rows": [["me", "<script>x</script>"]]},
    ]  # fmt: skip
    assert "other cells than columns" in done.json()["errors"][0]["message"]
    page = run_forked("check", "case.yaml", "--format", "html", folder=folder).stdout
    assert "What &lt;b&gt;others&lt;/b&gt; say" in page
    assert "<script>x" not in page
    assert "A & B." in run_forked("check", "case.yaml", folder=folder).stdout


def test_a_plugin_has_subcommands(folder: Path) -> None:
    install(folder, "tells", COMMANDS)
    done = run_forked("greet", "Ada", folder=folder)
    assert (done.exit_code, done.stdout) == (0, "hello Ada !\n")
    assert run_forked("greet", "nobody", folder=folder).exit_code == 1
    assert run_forked("greet", folder=folder).exit_code == 2
    failed = run_forked("greet", "--fail", "Ada", folder=folder)
    assert failed.exit_code == 3
    assert "'greet' of the plug-in 'tells' failed: RuntimeError: hoarse" in failed.stderr
    for number, code in ((errno.EPIPE, 141), (errno.ENOSPC, 2), (errno.ENAMETOOLONG, 2)):
        assert run_forked("greet", str(number), folder=folder).exit_code == code
    helped = run_forked("--help", folder=folder)
    assert "Greet somebody." in helped.stdout
    assert "check belongs to verifykit itself" in helped.stderr


def test_options_come_from_the_command_line_the_environment_and_the_file(folder: Path) -> None:
    install(folder, "tells", OPTIONS)
    (folder / "verifykit.toml").write_text('[plugins.tells]\nmark = "?"\ndepth = 1\n')

    def told(*arguments, environ=None):
        done = run_forked(
            "check", "case.yaml", "--format", "json", *arguments, folder=folder, environ=environ
        )
        assert done.exit_code in (0, 1), done.stderr
        return checks(done, "tells")["c-1"].get("data", {})

    assert told() == {"mark": "?", "depth": 1}
    given = {"VERIFYKIT_OPTION": "tells.depth=2,tells.deep=true"}
    assert told(environ=given) == {"mark": "?", "depth": 2, "deep": True}
    assert told("--option", "tells.depth=3", environ=given)["depth"] == 3
    assert told("--option", "tells.names=a;b")["names"] == ["a", "b"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("tells.depth=x", "depth"),
        ("tells.colour=red", "colour"),
        ("tells", "NAME.KEY=VALUE"),
        ("tells.depth=13", "13 brings bad luck"),
        ("nobody.depth=1", "no plug-in 'nobody'"),
    ],
)
def test_what_makes_no_sense_is_an_error_of_configuration(
    folder: Path, option: str, said: str
) -> None:
    install(folder, "tells", OPTIONS)
    done = run_forked("check", "case.yaml", "--option", option, folder=folder)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_checker_hears_those_it_comes_after(folder: Path) -> None:
    source = (
        HEAD
        + ANSWERS.format(name="First", lower="first", after='("second",)', code="FST001")
        + ANSWERS.format(name="Second", lower="second", after="()", code="SND001")
        + "@hookimpl\ndef verifykit_checkers():\n    return [First(), Second()]\n"
    )
    install(folder, "both", source)
    done = run_forked("check", "case.yaml", "--format", "json", folder=folder)
    assert checks(done, "first")["c-2"]["explanation"] == "first heard ['second heard []']"
    hidden = run_forked("check", "case.yaml", "--format", "json", "--select", "FST", folder=folder)
    assert checks(hidden, "first")["c-2"]["explanation"] == "first heard ['second heard []']"


def test_checkers_that_wait_for_each_other_are_named_and_left_out(folder: Path) -> None:
    source = (
        HEAD
        + ANSWERS.format(name="First", lower="first", after='("second",)', code="FST001")
        + ANSWERS.format(name="Second", lower="second", after='("first",)', code="SND001")
        + ANSWERS.format(name="Third", lower="third", after="()", code="TRD001")
        + "@hookimpl\ndef verifykit_checkers():\n    return [First(), Second(), Third()]\n"
    )
    install(folder, "both", source)
    done = run_forked("check", "case.yaml", "--format", "json", folder=folder)
    assert done.exit_code == 3
    assert [(one["code"], one["checker"]) for one in done.json()["errors"]] == [
        ("VK907", "first"),
        ("VK907", "second"),
    ]
    assert checks(done, "third")


@pytest.mark.parametrize(
    ("needs", "fine"),
    [
        ('{"base": ">=2,<3"}', True),
        ('{"base": ""}', True),
        ('{"base": ">=3"}', False),
        ('{"nobody": ">=1"}', False),
        ('{"base": "about two"}', False),
        ('["base"]', False),
        ('{"needy": ">=1"}', True),
    ],
)
def test_a_plugin_may_need_another_one(folder: Path, needs: str, fine: bool) -> None:
    install(folder, "base", HEAD)
    install(folder, "needy", HEAD + f"verifykit_requires = {needs}\n")
    install(folder, "third", HEAD + 'verifykit_requires = {"needy": ">=1"}\n')
    done = run_forked("plugins", "--format", "json", folder=folder)
    state = {one["name"]: one["state"] for one in done.json()}
    expected = "active" if fine else "failed"
    assert (state["base"], state["needy"], state["third"]) == ("active", expected, expected)
    assert ("VK908" in done.stderr) is not fine


LOCAL = (
    HEAD
    + ANSWERS.format(name="Own", lower="own", after="()", code="OWN001")
    + ("@hookimpl\ndef verifykit_checkers():\n    return [Own()]\n")
)


NAMED = pytest.mark.parametrize(
    "named", ['plugins = ["my_checks.py"]\n', 'local-plugins = ["my_checks.py"]\n', None]
)


def check_with_a_file_of_the_project(folder: Path, named: str | None, *options: str) -> Completed:
    (folder / "my_checks.py").write_text(LOCAL)
    if named is None:
        options = (*options, "-p", "my_checks.py")
    else:
        (folder / "verifykit.toml").write_text(named)
    return run_forked("check", "case.yaml", "--format", "json", *options, folder=folder)


@NAMED
def test_a_plugin_may_be_a_file_of_the_project(folder: Path, named: str | None) -> None:
    done = check_with_a_file_of_the_project(folder, named)
    assert checks(done, "own")["c-1"]["explanation"] == "own heard []"


@pytest.mark.apart
@NAMED
def test_it_is_found_in_a_process_of_its_own_too(folder: Path, named: str | None) -> None:
    done = check_with_a_file_of_the_project(folder, named, "--checker-timeout", "20")
    assert checks(done, "own")["c-1"]["explanation"] == "own heard []"


def test_the_configuration_of_a_case_from_elsewhere_runs_nothing(folder: Path) -> None:
    received = folder / "received"
    received.mkdir()
    (received / "case.yaml").write_text(CASE)
    (received / "my_checks.py").write_text(LOCAL + "open('ran', 'w')\n")
    (received / "verifykit.toml").write_text('plugins = ["my_checks.py"]\n')
    done = run_forked("check", "received/case.yaml", folder=folder)
    assert done.exit_code == 2
    assert "--config" in done.stderr
    assert not (folder / "ran").exists()
    trusted = run_forked(
        "check", "received/case.yaml", "--config", "received/verifykit.toml", folder=folder
    )
    assert trusted.exit_code == 4, "its capture is not there"
    assert Path(folder / "ran").exists()


def test_a_local_plugin_that_is_not_there_is_said(folder: Path) -> None:
    done = run_forked("check", "case.yaml", "-p", "nothing.py", folder=folder)
    assert done.exit_code == 2
    assert "nothing.py" in done.stderr


def test_configurations_can_still_hold_tables_of_options(folder: Path) -> None:
    (folder / "verifykit.toml").write_text("[plugins.nobody]\na = 1\n")
    done = run_forked("check", "case.yaml", "-p", "no:reads", folder=folder)
    assert done.exit_code == 2
    assert json.dumps("nobody")[1:-1] in done.stderr
