"""Writes the pages of the documentation and the schema that are made from the code.

python docs/generate.py                  write them
python docs/generate.py --check          end with 1, naming them, if any is out of date
python docs/generate.py --site FOLDER    write the whole documentation there, rules included
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tomllib
from pathlib import Path

from pages import api, case_format, cases, failures, hooks, options, packages, rules, values

from verifykit.config.schema import config_schema

DOCS = Path(__file__).parent
SCHEMA = "../schemas/config-1.json"
"""The published schema of the configuration, which the table of options is the source of."""
_UPWARDS = re.compile(r"\]\(((?:\.\./)+[^)#\s]+)")
REPOSITORY = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "urls"
]["Repository"]
_ONLY_ON_A_SITE = {
    "](../src/verifykit/checkers/)": "](rules/README.md)",
    "](../plugins/)": "](packages/README.md)",
    "](../src/verifykit/__init__.pyi)": "](python.md)",
}
"""What the first page leads to in a checkout, and the pages that a site has of it."""
MARK = "<!-- Made by docs/generate.py: change what it is made from. -->\n\n"


def texts() -> dict[str, str]:
    """Return the text of every generated file by its path inside the documentation."""
    made = (api, case_format, hooks, failures, options, values)
    pages = {path: MARK + text for one in made for path, text in one.pages().items()}
    return pages | {SCHEMA: json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n"}


def stale(wanted: dict[str, str]) -> list[Path]:
    """Return the pages that are missing, differ, or are no longer made."""
    differing = [DOCS / path for path, text in wanted.items() if _read(DOCS / path) != text]
    made = {DOCS / path for path in wanted}
    left = [path for path in written_pages() if path not in made and _read(path).startswith(MARK)]
    return sorted([*differing, *left])


def write_site(folder: Path) -> None:
    """Write every page into a folder, with those that lie beside the code, and the worked cases."""
    own = {path.relative_to(DOCS).as_posix(): _read(path) for path in written_pages()}
    made = {**rules.pages(), **packages.pages(), **api.reference()}
    codes = frozenset(
        path[len("rules/") : -len(".md")] for path in made if path.startswith("rules/")
    )
    for path, text in {**own, **made}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        for beside_the_code, page in _ONLY_ON_A_SITE.items():
            text = text.replace(beside_the_code, page)
        at_home = rules.linked(packages.at_home(rules.at_home(text)), path, codes)
        told = cases.with_archive(path, _to_forge(at_home, path))
        (folder / path).write_text(told, encoding="utf-8")
    for name in ("images", "assets"):
        shutil.copytree(DOCS / name, folder / name, dirs_exist_ok=True)
    cases.pack(DOCS / "cases", folder / "cases")


def written_pages() -> list[Path]:
    """Return the pages that somebody wrote; in the folder of a case that is its README alone."""
    pages = DOCS.rglob("*.md")
    return sorted(page for page in pages if page.name == "README.md" or not cases.holds(page))


def _to_forge(text: str, page: str) -> str:
    """Return a page whose links to files outside of the documentation lead to the repository."""

    def led(link: re.Match[str]) -> str:
        target = Path(os.path.normpath(DOCS / page / ".." / link[1]))
        if target.is_relative_to(DOCS) or not target.is_relative_to(DOCS.parent):
            return link[0]
        return f"]({REPOSITORY}/blob/main/{target.relative_to(DOCS.parent).as_posix()}"

    return _UPWARDS.sub(led, text)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Write or check the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--site", type=Path, help="a folder for the whole documentation")
    arguments = parser.parse_args()
    if arguments.site is not None:
        write_site(arguments.site)
        return 0
    check = arguments.check
    wanted = texts()
    pages = stale(wanted)
    for path in pages:
        print(path.resolve().relative_to(DOCS.parent.resolve()), file=sys.stderr)
        if check:
            continue
        text = next((text for name, text in wanted.items() if DOCS / name == path), None)
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if check and pages else 0


if __name__ == "__main__":
    sys.exit(main())
