"""Installed plug-ins on the command line: used, chosen, configured, blocked, and contained."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from forked_command import run_forked
from verifykit import Settings, assess, load
from verifykit.engine import plugin_manager

CASE = """\
verifykit: 1
case: {id: small, as_of: 2024-06-01}
sources: [{id: s-1, name: One}, {id: s-2, name: Two}]
documents: [{id: d-1, source: s-1}, {id: d-2, source: s-2}]
claims: [{id: c-1, text: First.}, {id: c-2, text: Second.}]
evidence:
  - {id: e-1, claim: c-1, document: d-1, stance: supports}
  - {id: e-2, claim: c-1, document: d-2, stance: supports}
"""

CHECKER = """
from pathlib import Path
from verifykit import Assessment, Proposal, Rule, hookimpl

Path(__file__).with_suffix(".imported").touch()

RULE = Rule(code="TST001", name="test-rule", severity="note", checks="It.", why="So.", fix="This.",
            bad="claims: []", good="claims: []")

class Checker:
    name = "tester"
    rules = (RULE,)
    def check(self, claim, context):
        {check}
        return Assessment(claim=claim.id, score=0.5, findings=(RULE.finding("seen"),))

@hookimpl
def verifykit_checkers():
    return [Checker()]
"""


ROOT = Path(__file__).parents[2]
CASES = sorted((*ROOT.glob("examples/*/case.yaml"), *ROOT.glob("docs/cases/*/case.yaml")))


@pytest.mark.checkout
@pytest.mark.parametrize("path", CASES, ids=lambda one: one.parent.name)
def test_everything_that_is_installed_together_moves_nothing(path):
    case = load(path)
    alone = assess(case, manager=plugin_manager(Settings(), installed=False))
    everything = assess(case)
    assert not everything.errors, everything.errors[0].message
    assert everything.accepted == ()
    assert [evolve(one, checks=()) for one in everything.claims] == [
        evolve(one, checks=()) for one in alone.claims
    ]


class Installed:
    """A folder on the import path with the metadata that installing a package would leave."""

    def __init__(self, folder):
        self.folder = folder
        self.case = folder / "case.yaml"
        self.case.write_text(CASE)

    def add(self, name, source):
        module = f"plugin_{name.replace('-', '_')}"
        (self.folder / f"{module}.py").write_text(source)
        info = self.folder / f"dist_{name}-2.1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: dist-{name}\nVersion: 2.1\n")
        (info / "entry_points.txt").write_text(f"[verifykit]\n{name} = {module}\n")

    def add_checker(self, check="pass", name="tester"):
        self.add(name, CHECKER.replace("{check}", check))

    def imported(self, name="tester"):
        return (self.folder / f"plugin_{name}.imported").exists()

    def run(self, *arguments, **environ):
        return run_forked(*arguments, folder=self.folder, environ=environ)

    def run_anew(self, *arguments):
        """Run it in a new interpreter, where its streams are those of the process."""
        return subprocess.run(
            [sys.executable, "-m", "verifykit", *map(str, arguments)],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def check(self, *options, **environ):
        return self.run("check", "--format", "json", *options, self.case, **environ)


@pytest.fixture
def installed(tmp_path):
    return Installed(tmp_path)


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """What the built-in checkers say of the case."""
    done = Installed(tmp_path_factory.mktemp("alone")).check()
    assert done.exit_code == 0, done.stderr
    return done.json()


def of_others(report):
    """What the report holds that is not the tester's, with messages in place of places."""
    others = [(one["rule"], one.get("claim"), one["message"]) for one in report["findings"]]
    claims = [
        {
            **claim,
            "checks": [
                (one["checker"], one["score"])
                for one in claim["checks"]
                if one["checker"] != "tester"
            ],
        }
        for claim in report["claims"]
    ]
    return [one for one in others if not one[0].startswith("TST")], claims


def codes(report):
    return [one["code"] for one in report["errors"]]


def test_an_installed_plugin_is_used(installed, alone):
    installed.add_checker()
    done = installed.check()
    assert done.exit_code == 0, done.stderr
    report = done.json()
    assert report["tool"]["checkers"]["tester"] == "2.1"
    assert [one["claim"] for one in report["findings"] if one["rule"] == "TST001"] == ["c-1", "c-2"]
    assert of_others(report) == of_others(alone)


@pytest.mark.parametrize(
    ("check", "code", "says"),
    [
        ("raise ZeroDivisionError('oops')", "VK910", "ZeroDivisionError: oops"),
        ("raise SystemExit(0)", "VK910", "SystemExit"),
        ("return 'fine'", "VK911", "str"),
        ("return Assessment(claim=claim.id, score=float('nan'))", "VK912", "nan"),
        ("object.__setattr__(claim, 'text', 'x')", "VK915", "changed"),
    ],
)
def test_a_plugin_that_fails_is_named_and_the_others_stand(installed, alone, check, code, says):
    installed.add_checker(check)
    done = installed.check()
    assert done.exit_code == 3
    assert "Traceback" not in done.stderr
    report = done.json()
    assert set(codes(report)) == {code}
    assert {one["plugin"] for one in report["errors"]} == {"tester"}
    assert says in report["errors"][0]["message"]
    assert says in done.stderr
    assert of_others(report) == of_others(alone)


@pytest.mark.parametrize(
    ("source", "code", "says"),
    [
        ("import not_there_at_all", "VK900", "not_there_at_all"),
        ("1 +", "VK900", "SyntaxError"),
        ("raise SystemExit(0)", "VK900", "SystemExit"),
        ("verifykit_api = '99'", "VK901", "99"),
        (
            "from verifykit import hookimpl\n@hookimpl\ndef verifykit_chekers(): return []",
            "VK902",
            "verifykit_checkers",
        ),
        ("print('loud')\ndef verifykit_checkers(): return []", "VK902", "hookimpl"),
    ],
)
def test_a_plugin_that_does_not_load_is_left_out(installed, alone, source, code, says):
    installed.add("broken", source)
    done = installed.check()
    assert done.exit_code == 3
    report = done.json()
    assert codes(report) == [code]
    assert report["errors"][0]["plugin"] == "broken"
    assert says in report["errors"][0]["message"]
    assert of_others(report) == of_others(alone)

    listed = installed.run("plugins", "--format", "json")
    assert listed.exit_code == 3
    (broken,) = [one for one in listed.json() if one["name"] == "broken"]
    assert broken["state"] == "failed"
    assert broken["reason"].startswith(code)
    assert broken["distribution"] == "dist-broken"


@pytest.mark.apart
def test_an_endless_plugin_is_killed(installed, alone):
    installed.add_checker("import re; re.match('(a+)+b', 'a' * 40)")
    done = installed.check("--checker-timeout", "0.5")
    assert done.exit_code == 3
    report = done.json()
    assert codes(report) == ["VK916"]
    assert of_others(report) == of_others(alone)


@pytest.mark.parametrize(
    "print_",
    [
        "print('noise')",
        pytest.param("import os; os.write(1, b'noise')", marks=pytest.mark.apart),
    ],
)
def test_what_a_plugin_prints_stays_out_of_the_data(installed, print_):
    installed.add_checker(print_)
    options = ["--checker-timeout", "30"] if "write" in print_ else []
    done = installed.check(*options)
    assert done.exit_code == 0
    assert "noise" not in done.stdout
    assert "noise" in done.stderr
    assert done.json()["errors"] == []


@pytest.mark.apart
@pytest.mark.parametrize(
    "prints",
    [
        "import os; os.write(1, b'printed')",
        "import os; os.system('echo printed')",
        "import sys; print('printed', file=sys.__stdout__)",
        "import atexit; atexit.register(print, 'printed')",
    ],
    ids=["native", "subprocess", "the first standard output", "at the end"],
)
def test_what_is_printed_past_python_stays_out_of_the_data_too(installed, prints):
    installed.add_checker(prints)
    done = installed.run_anew("check", "--format", "json", installed.case)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["tool"]["checkers"]["tester"] == "2.1"
    assert "printed" in done.stderr


@pytest.mark.parametrize("where", ["at import", "in a hook", "in an answer"])
def test_a_plugin_that_goes_elsewhere_takes_nobody_along(installed, alone, where):
    (installed.folder / "elsewhere").mkdir()
    installed.add_checker("os.chdir('elsewhere')" if where == "in an answer" else "pass")
    source = installed.folder / "plugin_tester.py"
    goes = {"at import": "os.chdir('elsewhere')", "in a hook": OBSERVER}.get(where, "")
    source.write_text(f"import os\n{source.read_text()}\n{goes}\n")
    done = installed.run("check", "--output", "json=out.json", "case.yaml")
    assert done.exit_code == 0, done.stderr
    report = json.loads((installed.folder / "out.json").read_text())
    assert of_others(report) == of_others(alone)


OBSERVER = """
@hookimpl
def verifykit_assessed(report):
    os.chdir("elsewhere")
"""


@pytest.mark.apart
@pytest.mark.parametrize("options", [(), ("--checker-timeout", "30")])
def test_a_process_that_a_checker_forks_does_not_go_on(installed, alone, options):
    installed.add_checker("import os; os.fork()")
    done = installed.run_anew("check", "--format", "json", *options, installed.case)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["errors"] == []
    assert of_others(report) == of_others(alone)


def test_a_blocked_plugin_is_not_imported(installed):
    installed.add_checker("raise ValueError")
    blocked = [
        installed.check("-p", "no:tester"),
        installed.check(VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD="1"),
    ]
    (installed.folder / "verifykit.toml").write_text('disable = ["tester"]\n')
    blocked.append(installed.check())
    for done in blocked:
        assert done.exit_code == 0, done.stderr
        assert "tester" not in done.json()["tool"]["checkers"]
    assert not installed.imported()
    (plugin,) = [
        one
        for one in installed.run("plugins", "--format", "json").json()
        if one["name"] == "tester"
    ]
    assert (plugin["state"], plugin["version"]) == ("blocked", "2.1")


def test_blocking_what_is_not_installed_is_no_mistake(installed):
    # As in pytest: one configuration serves machines with and without the plug-in.
    installed.add_checker()
    done = installed.check("-p", "no:not-there")
    assert done.exit_code == 0, done.stderr
    assert "tester" in done.json()["tool"]["checkers"]


def test_commands_that_need_no_plugin_import_none(installed):
    installed.add_checker()
    for command in (["schema", "case-1"], ["init", "new"], ["new-plugin", "x"], ["--version"]):
        done = installed.run(*command)
        assert done.exit_code == 0, done.stderr
    assert not installed.imported()


def test_a_required_plugin_has_to_be_there(installed):
    (installed.folder / "verifykit.toml").write_text('require = ["tester"]\n')
    done = installed.check()
    assert done.exit_code == 3
    assert "'tester' is not installed" in done.stderr
    installed.add_checker()
    assert installed.check(VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD="1").exit_code == 0
    assert installed.imported()


def test_two_owners_of_one_rule_are_both_named(installed, alone):
    installed.add_checker(name="tester")
    installed.add_checker(name="usurper")
    done = installed.check()
    assert done.exit_code == 3
    assert codes(done.json()) == ["VK904"]
    assert "dist-tester" in done.stderr
    assert "dist-usurper" in done.stderr
    assert of_others(done.json()) == of_others(alone)


def test_proposals_wait_for_acceptance_by_name(installed):
    installed.add_checker()
    source = installed.folder / "plugin_tester.py"
    source.write_text(
        source.read_text()
        + """
@hookimpl
def verifykit_proposals(case):
    return [Proposal(evidence="e-2", kind="derives", parent="e-1", reason="the same words")]
"""
    )
    waiting = installed.check().json()
    accepted = installed.check("--accept", "tester").json()
    assert "PRO001" in [one["rule"] for one in waiting["findings"]]
    assert waiting["claims"][0]["support"]["origins"]["max"] == 2
    assert "PRO001" not in [one["rule"] for one in accepted["findings"]]
    assert accepted["claims"][0]["support"]["origins"]["max"] == 1
    [edit] = accepted["accepted"]
    assert (edit["plugin"], edit["claims"], edit["evidence"]) == ("tester", ["c-1"], "e-2")
    assert "the same words" in installed.run("check", "--accept", edit["id"], "case.yaml").stdout
    typo = installed.check("--accept", "testre")
    assert typo.exit_code == 2
    assert "testre" in typo.stderr


FORMATS = """
from verifykit import hookimpl
from verifykit.loading import RawDocument
from verifykit.model.place import Place

class Nowhere:
    def locate(self, pointer):
        return Place()

class Reader:
    name = "shout"
    suffixes = (".shout",)
    def sniff(self, path, head):
        return head.startswith(b"SHOUT")
    def read(self, path, data):
        words = open(path).read().split()[1:]
        claims = [{"id": word, "text": word} for word in words]
        return RawDocument(data={"verifykit": 1, "claims": claims}, places=Nowhere())

class Writer:
    name = "ids"
    suffixes = (".ids",)
    def write(self, reports, stream):
        for report in reports:
            stream.write(" ".join(claim.id for claim in report.claims) + "\\n")

class Breaks(Writer):
    name = "breaks"
    def write(self, reports, stream):
        stream.write("half")
        raise ZeroDivisionError

@hookimpl
def verifykit_case_readers():
    return [Reader()]

@hookimpl
def verifykit_report_writers():
    return {"ids": Writer(), "breaks": Breaks()}
"""


def test_plugins_add_formats(installed):
    installed.add("formats", FORMATS)
    shout = installed.folder / "case.shout"
    shout.write_text("SHOUT one two\n")
    done = installed.run("check", "--format", "ids", shout)
    assert (done.exit_code, done.stdout) == (0, "one two\n"), done.stderr

    out = installed.folder / "out.ids"
    out.write_text("older")
    broken = installed.run("check", "--output", f"breaks={out}", shout)
    assert broken.exit_code == 3
    assert "plug-in 'formats' of dist-formats 2.1" in broken.stderr
    assert out.read_text() == "older"


def test_the_traceback_of_a_failure_is_shown_on_request(installed):
    installed.add_checker("deeper(claim)")
    source = installed.folder / "plugin_tester.py"
    deeper = "\ndef deeper(claim):\n    return 1 / len(claim.id[9:])\n"
    source.write_text(source.read_text() + deeper)
    plain = installed.run("check", installed.case)
    assert "Traceback" not in plain.stdout + plain.stderr
    for options in (["--traceback"], ["--traceback", "--format", "json"]):
        done = installed.run("check", *options, installed.case)
        assert done.exit_code == 3
        told = done.stdout if len(options) == 1 else done.stderr
        assert "Traceback (most recent call last)" in told
        lines = [line.strip() for line in told.splitlines() if 'File "' in line]
        # From the plug-in's own code on: nothing of how verifykit came to call it.
        assert all("plugin_tester.py" in line for line in lines)
        assert any(line.endswith(", in deeper") for line in lines)
        assert "return 1 / len(claim.id[9:])" in told
    assert done.json()["errors"]


QUOTES_THE_CAPTURE = """
from verifykit import Rule, hookimpl

class Checker:
    name = "tester"
    rules = (Rule(code="{code}", name="test-rule", severity="note", checks="It.", why="So.",
                  fix="This.", bad="claims: []", good="claims: []"),)
    def check_case(self, case, context):
        document = case.documents[0]
        yield self.rules[0].finding("it says: the deepest secret", pointer=case.pointer(document))

@hookimpl
def verifykit_checkers():
    return [Checker()]
"""


@pytest.mark.parametrize("code", ["SRC901", "VKX901", "TST901"])
def test_what_a_plugin_says_of_something_private_is_left_out_whatever_its_code(installed, code):
    installed.add("tester", QUOTES_THE_CAPTURE.replace("{code}", code))
    private = CASE.replace("{id: s-1, name: One}", "{id: s-1, name: One, x-private: true}")
    installed.case.write_text(private)
    whole = installed.run("report", installed.case)
    # A code of verifykit's own family is refused; any other one is used.
    assert whole.exit_code == (3 if code == "SRC901" else 0)
    assert ("the deepest secret" in whole.stdout) == (code != "SRC901")
    assert "the deepest secret" not in installed.run("report", "--redact", installed.case).stdout


@pytest.mark.parametrize("family", ["VK", "SRC", "COR", "CON", "PRO", "WAI"])
def test_the_letters_of_verifykits_own_rules_are_reserved(installed, family):
    installed.add("tester", QUOTES_THE_CAPTURE.replace("{code}", f"{family}901"))
    done = installed.check()
    assert codes(done.json()) == ["VK905"]
    assert f"begins with {family}, which verifykit reserves" in done.json()["errors"][0]["message"]


STIX = """
from verifykit import hookimpl

class Stix:
    name = "stix"
    suffixes = (".stix.json",)
    def write(self, case):
        return b"a bundle"

@hookimpl
def verifykit_case_writers():
    return {"stix": Stix()}
"""


def test_a_compound_ending_goes_before_the_simple_one_in_it(installed):
    installed.add("stix", STIX)
    for name, begins in (("x.stix.json", "a bundle"), ("x.json", "{")):
        target = installed.folder / name
        done = installed.run("convert", installed.case, target)
        assert done.exit_code == 0, done.stderr
        assert target.read_text().startswith(begins)


def test_a_reader_that_fails_on_one_file_leaves_the_others(installed, alone):
    broken = FORMATS.replace("open(path).read().split()[1:]", "1 / 0")
    installed.add("formats", broken)
    shout = installed.folder / "case.shout"
    shout.write_text("SHOUT one two\n")
    done = installed.run("check", "--format", "jsonl", shout, installed.case)
    assert done.exit_code == 3
    assert "VK906 formats: the case reader 'shout'" in done.stderr
    failed, checked = map(json.loads, done.stdout.splitlines())
    assert [one["plugin"] for one in failed["errors"]] == ["formats"]
    assert (failed["case"], failed["claims"]) == (None, [])
    assert of_others(checked) == of_others(alone)

    told = installed.run("check", shout, installed.case)
    assert told.exit_code == 3
    assert f"not scored: {shout} could not be read" in told.stdout

    valid = installed.run("validate", "--format", "json", shout, installed.case)
    assert valid.exit_code == 3
    assert [one["valid"] for one in json.loads(valid.stdout)] == [False, True]
    assert "VK906 formats" in valid.stderr

    lonely = installed.run("check", shout)
    assert (lonely.exit_code, lonely.stdout) == (3, "")
    assert "case reader 'shout'" in lonely.stderr


BREAKS_FORMATS = """
from verifykit import hookimpl

@hookimpl
def verifykit_report_writers():
    raise ZeroDivisionError

@hookimpl
def verifykit_case_writers():
    raise ZeroDivisionError
"""


@pytest.mark.parametrize("command", [("check", "--format"), ("convert", "case.yaml", "-", "--to")])
def test_a_format_that_is_missing_because_its_plugin_failed_is_told_why(installed, command):
    installed.add("formats", BREAKS_FORMATS)
    done = installed.run(*command, "ids", *(["case.yaml"] if command[0] == "check" else []))
    assert done.exit_code == 2
    assert "VK906 formats" in done.stderr
    assert "there is no format 'ids'" in done.stderr


def test_every_failure_explains_itself(installed):
    done = installed.run("rule", "VK916")
    assert done.exit_code == 0
    assert "--checker-timeout" in done.stdout


def test_the_list_of_plugins_is_made_to_be_read(installed):
    installed.add_checker()
    done = installed.run("plugins")
    assert done.exit_code == 0
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("tester")]
    assert line.split() == ["tester", "2.1", "dist-tester", "active", "tester", "checkers"]
    assert Path(installed.folder / "plugin_tester.imported").exists()


@pytest.mark.apart
def test_a_plain_case_waits_for_nothing_heavy_of_any_installed_plug_in(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE)
    heavy = ("dateparser", "lxml", "markdown_it", "numpy", "onnxruntime", "pint", "pypdf",
             "rapidfuzz", "stix2", "tokenizers", "trafilatura")  # fmt: skip
    code = (
        "import sys\nfrom verifykit.cli import main\n"
        "code = main(['check', '--isolated', '--exit-zero', 'case.yaml'])\n"
        f"sys.exit(' '.join(one for one in {heavy!r} if one in sys.modules) or code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
