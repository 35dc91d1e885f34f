"""The worked cases for a site: each folder as an archive, in which the page's commands work."""

from __future__ import annotations

import zipfile
from pathlib import Path

_DAY = (2020, 1, 1, 0, 0, 0)
"""What the archives say of when their files are from, so that they are the same from run to run."""


def holds(path: Path) -> bool:
    """Whether a file belongs to a case that lies in the same folder."""
    return (path.parent / "case.yaml").exists()


def with_archive(page: str, text: str) -> str:
    """Return the text of a case's page with a link to the archive of its files below the title."""
    folder = Path(page).parent
    if folder.parent.as_posix() != "cases":
        return text
    title, _, rest = text.partition("\n")
    return f"{title}\n\n[The files of this case](../{folder.name}.zip)\n{rest}"


def pack(cases: Path, folder: Path) -> None:
    """Write an archive of each case into a folder; unpacked, it lies where its page says."""
    for case in sorted(cases.glob("*/case.yaml")):
        home = case.parent
        with zipfile.ZipFile(folder / f"{home.name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(one for one in home.rglob("*") if one.is_file()):
                place = f"docs/cases/{path.relative_to(cases).as_posix()}"
                archive.writestr(zipfile.ZipInfo(place, _DAY), path.read_bytes())
