"""The README's Python example runs, and what it shows of the example case is so."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs():
    blocks = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert blocks
    for block in blocks:
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "unverified low" in done.stdout
        assert "Goïta" in done.stdout


def test_the_table_shows_what_check_prints():
    done = subprocess.run(
        [sys.executable, "-m", "verifykit", "check", "examples/mali_2020/case.yaml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    shown = re.findall(
        r"^[! ]  (?:supported|refuted|contested|unverified).*$", README, re.MULTILINE
    )
    assert len(shown) == 5
    printed = {re.sub(r" +", " ", line) for line in done.stdout.splitlines()}
    for line in shown:
        assert re.sub(r" +", " ", line) in printed
