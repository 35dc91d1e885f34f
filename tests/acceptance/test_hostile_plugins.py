"""Whatever a plug-in does to the process, no gate ends with 0 before it has looked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from forked_command import run_forked
from verifykit.testing import Completed

CASE = """\
verifykit: 1
case: {id: small, as_of: 2024-06-01}
sources: [{id: s-1, name: One, reliability: A}, {id: s-2, name: Two, reliability: B}]
documents: [{id: d-1, source: s-1}, {id: d-2, source: s-2}]
claims: [{id: c-1, text: First.}]
evidence:
  - {id: e-1, claim: c-1, document: d-1, stance: supports, lineage: original}
  - {id: e-2, claim: c-1, document: d-2, stance: supports, lineage: original}
"""
HOSTILE = """
import atexit, os, re, signal, sys, threading, time
from verifykit import Assessment, Finding, Proposal, Rule, hookimpl

RULE = Rule(code="TST001", name="test-rule", severity="error", checks="It.", why="So.", fix="This.",
            bad="claims: []", good="claims: []")
{top}

class Checker:
    name = "tester"
    rules = (RULE,)
    def check(self, claim, context):
        {check}
        return Assessment(claim=claim.id, score=0.5, findings=(RULE.finding("seen"),))

@hookimpl
def verifykit_checkers():
    {hook}
    return [Checker()]

@hookimpl
def verifykit_proposals(case):
    {proposals}
    return ()
"""


def write_plugin(folder: Path, **parts: str) -> None:
    (folder / "case.yaml").write_text(CASE)
    source = HOSTILE
    for name in ("top", "check", "hook", "proposals"):
        source = source.replace("{" + name + "}", parts.get(name, "pass"))
    (folder / "plugin_tester.py").write_text(source)
    info = folder / "dist_tester-2.1.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dist-tester\nVersion: 2.1\n")
    (info / "entry_points.txt").write_text("[verifykit]\ntester = plugin_tester\n")


def forked(folder: Path, *arguments: str, **parts: str) -> Completed:
    """Run what does nothing to the process itself, in a fork of this one."""
    write_plugin(folder, **parts)
    return run_forked("check", "case.yaml", *arguments, folder=folder)


def run(folder: Path, *arguments: str, **parts: str) -> subprocess.CompletedProcess[str]:
    write_plugin(folder, **parts)
    return subprocess.run(
        [sys.executable, "-m", "verifykit", "check", "case.yaml", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_gate_stays_shut(tmp_path: Path) -> None:
    assert run(tmp_path, check="os._exit(0)").returncode == 3


@pytest.mark.apart
@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"top": "os._exit(0)"}, 3),
        ({"hook": "import posix; posix._exit(0)"}, 3),
        ({"check": "threading.Thread(target=os._exit, args=(0,)).start(); time.sleep(1)"}, 3),
        ({"top": "atexit.register(os._exit, 0)"}, 1),
        ({"check": "os.execv('/bin/true', ['true'])"}, 3),
        (
            {
                "top": "signal.signal(signal.SIGALRM, lambda *a: sys.exit(0))",
                "check": "threading.Thread(target=lambda: sys.exit(0)).start()",
            },
            1,
        ),
        ({"check": "threading.Thread(target=time.sleep, args=(500,)).start()"}, 1),
    ],
)
def test_the_gate_stays_shut_whatever_is_tried(
    tmp_path: Path, parts: dict[str, str], code: int
) -> None:
    # A thread of a plug-in that sleeps is not waited for: `run` would give up before it wakes.
    done = run(tmp_path, **parts)
    assert done.returncode == code, done.stderr


@pytest.mark.apart
def test_what_threads_print_in_the_background_is_no_data(tmp_path: Path) -> None:
    noise = "[print('noise', i) or time.sleep(.001) for i in range(500)]"
    talk = f"threading.Thread(target=lambda: {noise}, daemon=True).start()"
    done = run(tmp_path, "--format", "json", top=talk)
    assert json.loads(done.stdout)["claims"]
    assert "noise" in done.stderr


def test_files_are_written_as_the_user_wants_them(tmp_path: Path) -> None:
    done = forked(tmp_path, "--output", "json=out.json", check="os.umask(0o777)")
    assert done.exit_code == 1
    assert (tmp_path / "out.json").stat().st_mode & 0o400


@pytest.mark.apart
def test_what_becomes_of_an_interrupt_is_not_for_plugins_to_say(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        top="ours = lambda *_: None; signal.signal(signal.SIGINT, ours)",
        proposals="print(signal.getsignal(signal.SIGINT) is ours, file=sys.stderr)",
    )
    assert "False" in done.stderr


@pytest.mark.apart
def test_native_code_that_never_comes_back_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "verifykit.toml").write_text("plugin-timeout = 0.1\n")
    done = run(tmp_path, check="import itertools; sum(itertools.repeat(1))")
    assert done.returncode not in (0, 1)
    assert "plugin_tester.py" in done.stderr


@pytest.mark.apart
def test_an_expression_that_backtracks_for_ever_is_interrupted(tmp_path: Path) -> None:
    # Generous, so that on a busy machine it is the expression that meets the limit.
    (tmp_path / "verifykit.toml").write_text("plugin-timeout = 3\n")
    done = run(tmp_path, "--format", "json", check="re.match('(a+)+$', 'a' * 60 + 'b')")
    assert "VK910" in [one["code"] for one in json.loads(done.stdout)["errors"]]


@pytest.mark.apart
@pytest.mark.parametrize("part", ["top", "check", "hook", "proposals"])
def test_what_hangs_is_ended_by_a_limit_that_is_on(tmp_path: Path, part: str) -> None:
    (tmp_path / "verifykit.toml").write_text("plugin-timeout = 3\n")
    done = run(tmp_path, "--format", "json", **{part: "time.sleep(40)"})
    assert done.returncode == 3
    [error] = json.loads(done.stdout)["errors"]
    assert error["plugin"] == "tester"
    assert "plugin-timeout" in error["message"]


def test_a_million_findings_are_cut_off(tmp_path: Path) -> None:
    findings = "tuple(RULE.finding(str(i)) for i in range(300))"
    proposal = "Proposal(evidence='e-1', kind='void', reason=str(i))"
    done = forked(
        tmp_path, "--format", "json", "--plugin-limit", "50",
        check=f"return Assessment(claim=claim.id, findings={findings})",
        proposals=f"return ({proposal} for i in iter(int, 1))",
    )  # fmt: skip
    report = done.json()
    assert [one["code"] for one in report["errors"]] == ["VK918", "VK918"]
    assert len([one for one in report["findings"] if one["rule"] == "TST001"]) == 50


@pytest.mark.parametrize("accepted", ["tester", "tester:0123456789", "TST001"])
def test_an_accepted_plugin_that_fails_holds_back_what_it_could_lower(
    tmp_path: Path, accepted: str
) -> None:
    unasked = forked(tmp_path, "--format", "json", proposals="raise ValueError('a bad page')")
    assert unasked.json()["claims"][0]["verdict"] == "corroborated"
    done = forked(
        tmp_path, "--format", "json", "--accept", accepted,
        proposals="raise ValueError('a bad page')",
    )  # fmt: skip
    assert done.exit_code == 3
    claim = done.json()["claims"][0]
    assert claim["verdict"] == "unverified"
    assert claim["likelihood"] is None
    assert "tester: failed" in claim["explanation"][-1]["why"]
