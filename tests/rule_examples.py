"""Turns the examples of the rules of loading into files.

An example that begins with `==> NAME <==` is several files, otherwise it is a case in YAML. `NAME
(ENCODING)` is a file in another encoding; `<40 kB of text>` stands for that much text.
"""

import re
from pathlib import Path

_FILE = re.compile(r"^==> (?P<name>[^ ,]+)(?: \((?P<encoding>[^)]+)\))?(?P<more>[^<]*) <==\n", re.M)
_TEXT = re.compile(r"<(?P<amount>[0-9]+) (?P<unit>[kM])B of text>")
_UNITS = {"k": 1024, "M": 1024**2}


def write_example(example: str, folder: Path) -> Path:
    """Write the files of an example into a folder, and return the path that is to be loaded."""
    parts = _FILE.split(example)
    if len(parts) == 1:
        return _write(folder / "case.yaml", example)
    files = [
        _write(folder / name, content, encoding or "utf-8")
        for name, encoding, _, content in zip(*(iter(parts[1:]),) * 4, strict=True)
    ]
    tables = [path for path in files if path.suffix == ".csv"]
    return folder if tables else files[0]


def _write(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.name == "case.yaml" and "verifykit:" not in content and content.strip()[:1] != "#":
        content = f"verifykit: 1\n{content}"
    path.write_bytes(_TEXT.sub(_fill, content).encode(encoding))
    return path


def _fill(match: re.Match[str]) -> str:
    return "x" * (int(match["amount"]) * _UNITS[match["unit"]])
