"""The expected outputs of the Mali example: how they are made, and a way to make them again.

`make golden` writes them anew; read the difference before you commit it. The tests compare the
files with what the commands print today.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = Path("examples/mali_2020")
CASE = str(EXAMPLE / "case.yaml")
EXPECTED = ROOT / EXAMPLE / "expected"

OUTPUTS = {
    "assessment.json": ("check", CASE, "--isolated", "--exit-zero", "--format", "json"),
    "check.txt": ("check", CASE, "--isolated", "--exit-zero", "--color", "never"),
    "explain-camara-russia-january.txt": (
        "explain",
        CASE,
        "camara-russia-january",
        "--isolated",
        "--color",
        "never",
    ),
}
"""The name of each expected output, and the arguments of `verifykit` that print it."""


def verifykit(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in the project's folder, without plug-ins that happen to be installed."""
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "PYTHONIOENCODING": "utf-8",
        "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "verifykit", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def printed(name: str) -> str:
    """Return what the command of an expected output prints now; raises if it fails."""
    done = verifykit(*OUTPUTS[name])
    if done.returncode:
        raise RuntimeError(f"verifykit {' '.join(OUTPUTS[name])}: {done.stderr}")
    # Findings go to standard error, the verdicts to standard output; a terminal shows both.
    return done.stdout if name.endswith(".json") else done.stderr + done.stdout


SHOWN = (
    "kremlin-involved",
    "arms-share-china-27",
    "commanders-russia-all",
    "camara-russia-january",
    "goita-united-states",
)
"""The claims whose rows the README shows."""


def readme(text: str, checked: str) -> str:
    """Return the project's README with what `check` prints of the example now."""
    lines = checked.splitlines()
    rows = [line for line in lines if not line.endswith(":") and {*line.split()} & {*SHOWN}]
    heading = next(line for line in lines if " verdict " in line)
    shown = [*lines[:2], "", heading, *(row for row in rows if row[:3] in ("!  ", "   ")), "…"]
    before, _, rest = text.partition("$ verifykit check examples/mali_2020/case.yaml\n")
    after = rest[rest.index("```") :]
    command = "$ verifykit check examples/mali_2020/case.yaml"
    return before + "\n".join([command, *shown, after])


def example_readme(text: str, checked: str) -> str:
    """Return the example's README with how many findings of each severity there are now."""
    _, counts = checked.splitlines()[1].split(": ")
    *first, last = counts.split(", ")
    told = f"It prints {', '.join(first)} and {last}, and this"
    return re.sub(r"It prints [^.]*?, and this", told, text)


def main() -> None:
    """Write every expected output, and what the two READMEs show of it."""
    EXPECTED.mkdir(exist_ok=True)
    for name in OUTPUTS:
        (EXPECTED / name).write_text(printed(name), encoding="utf-8", newline="\n")
        print(EXPECTED.relative_to(ROOT) / name)
    checked = (EXPECTED / "check.txt").read_text(encoding="utf-8")
    pages = {ROOT / "README.md": readme, EXPECTED.parent / "README.md": example_readme}
    for path, shown in pages.items():
        text = shown(path.read_text(encoding="utf-8"), checked)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
