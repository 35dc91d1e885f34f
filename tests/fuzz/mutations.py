"""Odd inputs from valid ones: by bytes, by lines and cells, and by the tree of values.

Everything is drawn from a `random.Random`, so that hypothesis, `make fuzz` and atheris can each
bring their own.
"""

import json
import re
import struct
import zipfile
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import ClassVar

import openpyxl
import yaml

SIGNS = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b'"', b"'", b"\\", b"<", b"<!--",
    b"<![", b"<![CDATA[", b"<!DOCTYPE", b"</", b"&#x110000;", b"&#0;", b"&", b"%", b"[", b"{", b"]",
    b"}", b"- ", b": ", b"? ", b"| ", b"> ", b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ",
    b"---\n", b"...\n", b"# ", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xe2\x80\xae",
    b"\xe2\x80\xa8", b"e309", b"-", b"1e400", b"0x", b"0o7", b"NaN", b"Infinity", b"1_000", b"~",
    b"null", b"true", b"yes", b"2020-02-30", b"2020-13", b"-0000", b"../..", b"2020/..", b"XX",
    b"9" * 400, b"=1+1", b";", b",", b"\x1b[31m", b"\x85", b"charset=idna", b"charset=undefined",
    b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"%PDF-1.7",
]  # fmt: skip
"""What means something to one of the readers."""

VALUES = [
    None, True, False, 0, -1, 1, 1.5, -0.0, 10**18, 10**308, 2**63, 1e308, "", " ", "0", "x",
    "\u0000", "\ud7ff", "\U0010ffff", "\u202e", "é", "e\u0301", "2020-02-30", "2020-01",
    "2020.0", "1000.0", "2020/..", "2021-03-04", "19XX",
    "../2019", "[]", "{}", "a;b", "=1", "::stop-commands::",
    "/etc/passwd", "../x", "http://[", [], {}, [[]], [None], {"": None}, {"x-a": [1]}, [1, "a"],
    "A" * 5000, {"min": 3, "max": 1}, {"value": 2}, ["a"] * 50,
]  # fmt: skip
"""What somebody may write where something else is expected."""

DEEPEST = 80
LARGEST = 200_000
"""Bytes of an input: more only takes longer."""
_MOST_PLACES = 20_000


def mutated(data, kind, random, others=()):
    """Return an input changed in one to five ways; `kind` is how it is built."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        change = random.choice(CHANGES[kind])
        try:
            data = change(data, random, others)
        except Exception:  # what is broken already is only changed by bytes
            data = by_bytes(data, random, others)
    return data[:LARGEST]


def by_bytes(data, random, others=()):
    """Return bytes with a piece flipped, cut, doubled, moved, or put in."""
    if not data:
        return random.choice(SIGNS)
    start = random.randrange(len(data))
    end = min(len(data), start + random.choice((1, 1, 2, 4, 16, 200)))
    match random.randrange(8):
        case 0:
            return (
                data[:start] + bytes([data[start] ^ 1 << random.randrange(8)]) + data[start + 1 :]
            )
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]
        case 3:
            return data[:start]
        case 4:
            other = random.choice([data, *others])
            at = random.randrange(len(other) + 1)
            return data[:start] + other[at : at + random.choice((8, 64, 2000))] + data[end:]
        case 5:
            return (
                data[:start] + random.choice(SIGNS) * random.choice((1, 1, 1, 3, 500)) + data[end:]
            )
        case 6:
            return data[:start] + random.randbytes(random.choice((1, 4, 30))) + data[end:]
        case _:
            return data[:start] + random.choice(SIGNS) + data[start:]


def by_lines(data, random, others=()):
    """Return a text with lines dropped, doubled, swapped, or indented otherwise."""
    lines = data.split(b"\n")
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines[to:to] = [lines[at]] * random.choice((1, 2, 30))
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = b" " * random.choice((1, 2, 7)) + lines[at].lstrip()
        case _:
            lines[at] = lines[at].replace(b":", random.choice(SIGNS)) + random.choice(SIGNS)
    return b"\n".join(lines)


def by_cells(data, random, others=()):
    """Return a delimited text with a cell replaced, dropped or added, or a header changed."""
    lines = data.split(b"\n")
    at = random.choice((0, random.randrange(len(lines))))
    cells = lines[at].split(b",")
    cell = random.randrange(len(cells))
    match random.randrange(5):
        case 0:
            cells[cell] = random.choice(SIGNS)
        case 1:
            del cells[cell]
        case 2:
            cells[cell:cell] = [random.choice(cells)] * random.choice((1, 1, 40))
        case 3:
            cells[cell] = b'"' + cells[cell]
        case _:
            cells[cell] = str(random.choice(VALUES)).encode("utf-8", "surrogatepass")
    lines[at] = b",".join(cells)
    return b"\n".join(lines)


def by_tree(load, dump):
    """Return a change of what a text says: a value, a key, or an item of a list."""

    def change(data, random, others=()):
        tree = load(data)
        places = list(islice(_places(tree), _MOST_PLACES))
        if len(places) == _MOST_PLACES:
            raise ValueError("a few lines of YAML can stand for more than any machine holds")
        if not places:
            return dump(random.choice(VALUES))
        holder, key = random.choice(places)
        match random.randrange(10):
            case 0 | 1 | 2:
                # What stands under the same key elsewhere fits, and means something else.
                there, other = random.choice([place for place in places if place[1] == key])
                holder[key] = json.loads(json.dumps(there[other]))
            case 3 | 4:
                alike = [one for one in VALUES if type(one) is type(holder[key])]
                holder[key] = random.choice(alike or VALUES)
            case 5:
                holder[key] = random.choice(VALUES)
            case 6:
                del holder[key]
            case 7 if isinstance(holder, dict):
                name = random.choice(("x-new", "id", "", "é", f"{key}2", "claims", "when"))
                holder[name] = holder[key]
            case 7:
                holder[key:key] = [json.loads(json.dumps(holder[key]))] * random.choice((1, 20))
            case 8:
                there, other = random.choice(places)
                holder[key] = json.loads(json.dumps(there[other]))
            case _:
                for _ in range(random.choice((1, 3, DEEPEST))):
                    holder[key] = random.choice(([holder[key]], {"id": holder[key]}))
        return dump(tree)

    return change


def _places(tree):
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        pairs = (
            one.items()
            if isinstance(one, dict)
            else enumerate(one)
            if isinstance(one, list)
            else ()
        )
        for key, value in list(pairs):
            yield one, key
            waiting.append(value)


def _load_rows(data):
    return [json.loads(line) for line in data.decode().splitlines() if line.strip()]


def _dump_rows(rows):
    rows = rows if isinstance(rows, list) else [rows]
    return "\n".join(json.dumps(row) for row in rows).encode()


def by_members(data, random, others=()):
    """Return an archive with the content of one of its members changed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    if not members:
        return by_bytes(data, random, others)
    name = random.choice(sorted(members))
    members[name] = random.choice((by_bytes, by_lines))(members[name], random)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in members.items():
            archive.writestr(zipfile.ZipInfo(one), content)
    return packed.getvalue()


def by_workbook(data, random, others=()):
    """Return a workbook with a cell changed."""
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = random.choice(book.worksheets)
    cell = random.choice([cell for row in sheet.iter_rows() for cell in row])
    plain = [one for one in VALUES if not isinstance(one, list | dict)]
    other = random.choice([one for row in sheet.iter_rows() for one in row]).value
    cell.value = random.choice((other, other, random.choice(plain), "=1+1", datetime(2020, 2, 3)))
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def by_lengths(data, random, others=()):
    """Return a binary file with a number in it changed: lengths and offsets are such numbers."""
    at = random.randrange(max(len(data) - 4, 1))
    number = random.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, random.randrange(2**32)))
    return data[:at] + struct.pack("<I", number) + data[at + 4 :]


class _Core(yaml.CSafeLoader):
    """Reads YAML as a case is read: dates are text, and `on` is a word."""

    yaml_implicit_resolvers: ClassVar = {
        first: [one for one in resolvers if one[0].rpartition(":")[2] not in ("bool", "timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))

_YAML = by_tree(
    lambda data: yaml.load(data, _Core),
    lambda tree: yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False).encode(),
)
_JSON = by_tree(json.loads, lambda tree: json.dumps(tree).encode())
_ROWS = by_tree(_load_rows, _dump_rows)

CHANGES = {
    "yaml": (_YAML, _YAML, _YAML, _YAML, by_lines, by_bytes),
    "json": (_JSON, _JSON, _JSON, _JSON, by_bytes),
    "rows": (_ROWS, _ROWS, by_lines, by_bytes),
    "toml": (by_lines, by_bytes, by_bytes),
    "csv": (by_cells, by_cells, by_lines, by_bytes),
    "page": (by_lines, by_bytes, by_bytes),
    "archive": (by_workbook, by_workbook, by_workbook, by_members, by_bytes),
    "binary": (by_bytes, by_bytes, by_lengths),
    "text": (by_bytes, by_lines),
}
"""How inputs of each kind may be changed."""
