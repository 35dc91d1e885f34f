"""The architecture, held: which layer may import which, who knows which library, file length."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import verifykit

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "src" / "verifykit"
MOST_LINES = 400
SMALL = 50
"""A module of so few lines that only one other needs is a part of that one."""

BELOW = {
    "model": {"parts"},
    "errors": {"model"},
    "atomic": {"errors"},
    "files": set(),
    "tables": {"model"},
    "parts": set(),
    "version": set(),
    "time_limit": set(),
    "wording": set(),
    "schema": {"model"},
    "captures": {"model"},
    "privacy": {"model"},
    "loading": {"schema", "tables", "model"},
    "editing": {"loading", "model"},
    "comparison": {"model"},
    "provenance": {"model"},
    "scoring": {"comparison", "provenance", "model"},
    "config": {"schema", "model"},
    "ratings": {"config"},
    "services": {"captures", "config", "privacy", "model"},
    "grounding": {"config", "errors"},
    "plugin": {
        "services",
        "captures",
        "scoring",
        "comparison",
        "provenance",
        "loading",
        "reporting",
        "config",
        "schema",
        "model",
    },
    "checkers": {"plugin", "comparison", "provenance", "model"},
    "engine": {
        "plugin",
        "services",
        "captures",
        "reporting",
        "scoring",
        "config",
        "editing",
        "loading",
        "model",
    },
    "sensitivity": {"scoring", "comparison", "model"},
    "diffing": {"reporting", "model"},
    "reporting": {
        "privacy",
        "sensitivity",
        "scoring",
        "comparison",
        "provenance",
        "model",
    },
    "corpus": {"plugin", "tables", "model"},
    "evaluation": {
        "corpus",
        "privacy",
        "ratings",
        "tables",
        "engine",
        "reporting",
        "scoring",
        "comparison",
        "provenance",
        "config",
        "loading",
        "model",
    },
    "testing": {
        "corpus",
        "engine",
        "reporting",
        "plugin",
        "captures",
        "loading",
        "scoring",
        "config",
        "model",
    },
}
"""What each layer may import, itself left out. `cli` and the package itself may import all."""

CORPUS = (
    "blocks",
    "ingest",
    "estimation",
    "engines",
    "learning",
    "output",
    "checks",
    "runs",
    "golden",
    "frames",
)
"""The folders of `corpus` from the bottom up: each imports itself and those before it."""

GIVEN = {"constants", "options"}
"""The modules of `corpus` that its folders may import besides."""

ANYWHERE = {"errors", "atomic", "files", "parts", "time_limit", "version", "wording"}
"""What every layer but `model` may import besides."""

KNOWS = {
    "click": {"cli"},
    "pluggy": {"plugin"},
    "pint": {"comparison"},
    "jsonschema_rs": {"schema"},
    "numpy": {"corpus", "evaluation"},
    "scipy": {"corpus"},
    "duckdb": {"corpus"},
    "narwhals": {"corpus"},
    "pyarrow": {"corpus"},
    "dask": {"corpus"},
    "distributed": {"corpus"},
    "jinja2": {"reporting"},
    "openpyxl": {"loading", "editing"},
    "ruamel": {"editing"},
    "pytest": {"testing"},
    "trafilatura": {"captures"},
    "warcio": {"captures", "services"},
    "packaging": {"plugin"},
}
"""Which layers may import a library."""


@cache
def files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def layer(path: Path) -> str:
    inside = path.relative_to(SOURCE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all statements inside of a module, class or function; an import is one of them."""
    for block in ("body", "orelse", "finalbody", "handlers", "cases"):
        for one in getattr(node, block, ()):
            yield one
            yield from statements(one)


@cache
def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in statements(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            if node.module == "verifykit":
                # A public name counts as what it is at home in.
                homes = verifykit._HOME
                found |= {f"verifykit.{homes.get(one.name, one.name)}" for one in node.names}
    return found


@cache
def imported_at_once(path: Path) -> set[str]:
    """What a module imports when it is imported itself, not when one of its functions runs."""
    body = parsed(path).body
    return {node.module or "" for node in body if isinstance(node, ast.ImportFrom)}


def breaches(allows: Callable[[Path, str], bool]) -> list[str]:
    """Every import of every file that is not allowed, as "file: import"."""
    return [
        f"{path.relative_to(SOURCE)}: {name}"
        for path in files()
        for name in sorted(imported(path))
        if not allows(path, name)
    ]


def test_layers() -> None:
    def allows(path: Path, name: str) -> bool:
        here = layer(path)
        if here in ("cli", "__init__", "__main__") or not name.startswith("verifykit."):
            return True
        anywhere = ANYWHERE if here != "model" else set()
        return name.split(".")[1] in {here} | BELOW[here] | anywhere

    assert breaches(allows) == []


def test_no_module_comes_back_to_one_that_stands_on_it() -> None:
    """Imports inside of functions, and those for types alone, count like any other."""
    paths = {
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts): path for path in files()
    }
    modules = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    TopologicalSorter(
        {
            name: {
                whole if (whole := f"{node.module}.{one.name}") in modules else str(node.module)
                for node in statements(parsed(path))
                if isinstance(node, ast.ImportFrom)
                for one in node.names
            }
            for name, path in modules.items()
        }
    ).prepare()


def test_folders_of_the_corpus() -> None:
    def allows(path: Path, name: str) -> bool:
        inside = path.relative_to(SOURCE).parts
        if inside[0] != "corpus" or inside[1] not in CORPUS:
            return True
        below = CORPUS[: CORPUS.index(inside[1]) + 1]
        return not name.startswith("verifykit.corpus.") or name.split(".")[2] in {*below, *GIVEN}

    assert breaches(allows) == []


@pytest.mark.checkout
def test_the_corpus_has_no_loose_files() -> None:
    corpus = SOURCE / "corpus"
    assert {path.stem for path in corpus.glob("*.py")} == {"__init__", *GIVEN}
    assert {path.parent.name for path in corpus.glob("*/__init__.py")} == set(CORPUS)


def test_a_room_of_the_command_line_imports_no_command() -> None:
    def allows(path: Path, name: str) -> bool:
        inside = path.relative_to(SOURCE).parts
        lists_them = inside[-1] in ("__init__.py", "main.py")
        return inside[:2] == ("cli", "commands") or lists_them or ".cli.commands" not in name

    assert breaches(allows) == []


@pytest.mark.checkout
def test_every_import_that_is_allowed_is_made() -> None:
    made: dict[str, set[str]] = {name: set() for name in BELOW}
    for path in files():
        made.setdefault(layer(path), set()).update(
            name.split(".")[1] for name in imported(path) if name.startswith("verifykit.")
        )
    idle = {name: below - made[name] for name, below in BELOW.items() if below - made[name]}
    assert not idle


def test_libraries_are_known_to_few() -> None:
    def allows(path: Path, name: str) -> bool:
        library = name.split(".")[0]
        return library not in KNOWS or layer(path) in KNOWS[library]

    assert breaches(allows) == []


def test_no_import_of_all_layers_is_circular() -> None:
    order: list[str] = []
    left = dict(BELOW)
    while left:
        ready = [name for name, below in left.items() if below <= set(order)]
        assert ready, f"these layers wait for each other: {sorted(left)}"
        order += ready
        left = {name: below for name, below in left.items() if name not in ready}


@pytest.mark.checkout
def test_a_small_part_stands_with_its_only_caller() -> None:
    """What is imported late, to start sooner, and what only a package names may be small."""
    callers: dict[str, set[Path]] = {}
    for path in files():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ImportFrom) and node.module:
                for name in (node.module, *(f"{node.module}.{one.name}" for one in node.names)):
                    callers.setdefault(name, set()).add(path)
    apart = []
    for path in files():
        name = ".".join(("verifykit", *path.relative_to(SOURCE).with_suffix("").parts))
        if path.name != "__init__.py" and _lines(path) <= SMALL and len(callers.get(name, ())) == 1:
            [caller] = callers[name]
            beside = caller.parent == path.parent and caller.name != "__init__.py"
            if beside and name in imported_at_once(caller):
                apart.append(f"{path.relative_to(SOURCE)}: only {caller.name} needs it")
    assert apart == []


def test_no_file_is_too_long() -> None:
    paths = [*files(), *ROOT.glob("plugins/*/src/**/*.py")]
    long = {str(path): count for path in paths if (count := _lines(path)) > MOST_LINES}
    assert not long


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
