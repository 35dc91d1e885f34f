"""The pages of the packages for a site: the README of each, and a list of them.

Which there are is what lies under `plugins/`; they are kept there, and not here a second time.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_INTRODUCTION = """\
# Packages

`pip install NAME` adds one to verifykit, and nothing needs to be set up: what is installed is used.
Installing one never moves a verdict; see [plug-ins](../plugins/README.md).
"""


def pages() -> dict[str, str]:
    """Return the pages of a site by their paths."""
    folders = sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))
    texts = {
        f"packages/{folder.name}.md": (folder / "README.md").read_text(encoding="utf-8")
        for folder in folders
    }
    return {"packages/README.md": "\n".join(_list(folders)) + "\n", **texts}


def _list(folders: list[Path]) -> Iterator[str]:
    yield _INTRODUCTION
    yield "| package | does |\n|---|---|"
    for folder in folders:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        described = project["description"].replace("|", "\\|")
        yield f"| [{folder.name}]({folder.name}.md) | {described} |"
