"""The pages of the packages for a site: the README of each, and a list of them.

Which there are is what lies under `plugins/`; they are kept there, and not here a second time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_INTRODUCTION = """\
# Packages

`pip install NAME` adds one to verifykit, and nothing needs to be set up: what is installed is used.
Installing one never moves a verdict; see [plug-ins](../plugins/README.md).
"""


_LINK = re.compile(r"\]\((?P<up>(?:\.\./)*)\.\./plugins/(?P<name>[\w-]+)/README\.md\)")
"""A link from a page of the documentation to the README of a package."""


def at_home(text: str) -> str:
    """Return a page of the documentation with its links to packages as they are on a site."""
    return _LINK.sub(lambda link: f"]({link['up']}packages/{link['name']}.md)", text)


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
