"""The command as a process: imports, interrupts, pipes, and failures of its own."""

import json
import os
import shlex
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from verifykit.cli import main
from verifykit.cli.commands import check
from verifykit.errors import ExitCode

HEAVY = (
    "yaml",
    "numpy",
    "jinja2",
    "rich",
    "openpyxl",
    "pint",
    "jsonschema",
    "duckdb",
    "multiprocessing",
    "difflib",
)


def python(code, *arguments, **options):
    # What an installed plug-in imports is its own affair.
    environment = {**os.environ, "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        capture_output=True, text=True, timeout=60, check=False, env=environment, **options,
    )  # fmt: skip


def test_checking_a_json_case_imports_nothing_heavy(folder):
    (folder / "case.json").write_text(
        json.dumps(
            {
                "verifykit": 1,
                "sources": [{"id": "s", "name": "S"}],
                "claims": [{"id": "a", "text": "A."}],
                "evidence": [{"id": "e", "claim": "a", "source": "s", "stance": "supports"}],
            }
        )
    )
    code = f"""
        import sys
        from verifykit.cli import main
        assert main(["check", "case.json"]) == 0
        print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
    """
    result = python(code, cwd=folder)
    assert result.stderr == "[]\n"


@pytest.mark.apart
def test_scoring_a_plain_table_imports_no_checkers(folder):
    pytest.importorskip("duckdb", reason="scoring a corpus needs verifykit-core[scale]")
    (folder / "c.csv").write_text("source,subject,value\na,x,1\nb,x,1\nc,x,2\n")
    code = """
        import sys
        from verifykit.cli import main
        assert main(["score", "c.csv", "-o", "o.csv"]) == 0
        apart = ("verifykit.engine", "verifykit.checkers")
        print([name for name in apart if name in sys.modules])
    """
    assert python(code, cwd=folder).stdout == "[]\n"


def test_importing_verifykit_imports_nothing_of_it():
    code = """
        import sys
        import verifykit
        print([name for name in sys.modules if name.startswith("verifykit.")])
    """
    assert python(code).stdout == "[]\n"


def test_an_interrupt_at_the_keyboard_ends_with_130(folder):
    code = """
        import signal, threading
        from verifykit.cli import main
        # Whoever starts the tests in the background has it ignored.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        reader = threading.main_thread().ident
        threading.Timer(0.5, signal.pthread_kill, (reader, signal.SIGINT)).start()
        print(main(["check", "-"]))
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder,
    ) as process:  # fmt: skip
        # Standard input stays open, so that the command is waiting for it.
        assert process.stdout.readline() == b"130\n"


@pytest.mark.apart
def test_a_reader_that_leaves_is_no_failure(folder):
    process = subprocess.Popen(
        [sys.executable, "-m", "verifykit", "rules", "--format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder,
    )  # fmt: skip
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == ExitCode.BROKEN_PIPE
    assert errors == b""


@pytest.mark.apart
@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="standard output has no name here")
@pytest.mark.parametrize(
    "arguments",
    [["score", "case.yaml", "--format", "json", "-o"], ["check", "case.yaml", "--exit-zero",
     "--format", "github", "--output"]],
)  # fmt: skip
def test_the_name_of_standard_output_means_it(folder, arguments):
    place = "json=/dev/stdout" if arguments[0] == "check" else "/dev/stdout"
    process = subprocess.run(
        [sys.executable, "-m", "verifykit", *arguments, place],
        capture_output=True, text=True, timeout=60, check=False, cwd=folder,
    )  # fmt: skip
    assert process.returncode == ExitCode.OK, process.stderr
    assert '"verdict"' in process.stdout
    assert '"verdict"' not in process.stderr


def run_into(stdout, *arguments, folder):
    return subprocess.run(
        [sys.executable, "-m", "verifykit", *arguments],
        stdout=stdout, stderr=subprocess.PIPE, cwd=folder, check=False, text=True,
    )  # fmt: skip


@pytest.mark.apart
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("rules", "--format", "json")])
def test_a_full_disk_is_no_fault_of_verifykit(folder, arguments):
    with open("/dev/full", "w") as full:
        done = run_into(full, *arguments, folder=folder)
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == "verifykit: cannot write the output: No space left on device\n"


@pytest.mark.apart
@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes a stream")
def test_closed_standard_output_is_no_fault_of_verifykit(folder):
    command = f"{shlex.quote(sys.executable)} -m verifykit rules >&-"
    done = subprocess.run(
        command, shell=True, cwd=folder, check=False, text=True, stderr=subprocess.PIPE
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_interrupt_while_working_ends_with_130(run, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run_cases", interrupt)
    result = run("check", "case.yaml")
    assert result.code == 130
    assert "interrupted" in result.err


def test_an_interrupt_while_a_class_is_made_ends_with_130(run, monkeypatch):
    class Interrupting:
        def __set_name__(self, owner, name):
            raise KeyboardInterrupt

    def load(*_, **__):
        type("Loaded", (), {"part": Interrupting()})

    monkeypatch.setattr(check, "run_cases", load)
    result = run("check", "case.yaml")
    assert result.code == 130
    assert "interrupted" in result.err


@pytest.mark.apart
@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
@pytest.mark.parametrize(("sent", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize(
    "loaded", ["type('Loaded', (), {'part': Interrupting()})", "exec('Interrupting().be()')"]
)
def test_a_signal_that_python_hides_or_remembers_is_no_fault(folder, loaded, sent, code):
    program = f"""
        import os, signal, sys
        import verifykit.__main__ as command

        class Interrupting:
            def be(self, *of):
                os.kill(os.getpid(), signal.{sent})

            __set_name__ = be

        class Loading:
            def find_spec(self, name, *rest):
                if name == "verifykit.cli":
                    {loaded}

        sys.meta_path.insert(0, Loading())
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.exit(command.run())
    """
    (folder / "starting.py").write_text(textwrap.dedent(program), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "starting"],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (code, "verifykit: interrupted\n")


@pytest.mark.apart
@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_after_the_run_ends_the_process_without_a_traceback(folder, sent):
    (folder / "case.yaml").write_text("verifykit: 1\nclaims: [{id: c, text: A.}]\n", "utf-8")
    program = f"""
        import os, signal, sys
        from verifykit.__main__ import run
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.argv[1:] = ["check", "case.yaml", "--output", "json=out.json"]
        run()
        os.kill(os.getpid(), {int(sent)})
    """
    done = python(program, cwd=folder)
    assert done.returncode == -sent
    assert "Traceback" not in done.stderr
    assert json.loads((folder / "out.json").read_text("utf-8"))["claims"]


@pytest.mark.apart
def test_an_interrupt_while_the_command_is_loaded_ends_with_130(folder):
    code = """
        import sys
        import verifykit.__main__ as command

        class Interrupted:
            def find_spec(self, name, *rest):
                if name == "verifykit.cli":
                    raise KeyboardInterrupt

        sys.meta_path.insert(0, Interrupted())
        sys.exit(command.run())
    """
    done = python(code, cwd=folder)
    assert (done.returncode, done.stderr) == (130, "verifykit: interrupted\n")


def test_a_fault_of_verifykit_is_told_without_a_traceback(run, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("out of order")

    monkeypatch.setattr(check, "run_cases", fail)
    result = run("check", "case.yaml")
    assert result.code == 3
    assert "internal failure: RuntimeError: out of order" in result.err
    assert "Traceback" not in result.err
    monkeypatch.setenv("VERIFYKIT_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        main(["check", "case.yaml"])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chek"],
        ["score"],
        ["check", "--nope", "case.yaml"],
        ["check", "x", "--fail-under", "2"],
    ],
)
def test_usage_errors_end_with_2(run, arguments):
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "Usage:" in result.err


def test_help_and_version_end_with_0(run):
    assert "Check a case:" in run("--help").out
    assert run("check", "--help").code == 0
    assert run("--version").out.startswith("verifykit, version ")
