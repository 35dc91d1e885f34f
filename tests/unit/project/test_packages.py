"""What the packages say of themselves: addresses, classifiers, and the Python that they need."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROJECTS = [ROOT / "pyproject.toml", *sorted(ROOT.glob("plugins/*/pyproject.toml"))]

pytestmark = pytest.mark.checkout


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PROJECTS, ids=lambda path: path.parent.name)
def test_a_package_says_where_it_is_at_home_and_whom_it_is_for(path):
    project = read(path)["project"]
    assert set(project["urls"]) >= {"Repository", "Documentation", "Changelog", "Issues"}
    assert all(address.startswith("https://") for address in project["urls"].values())
    for kind in ("Development Status", "Intended Audience", "Operating System", "Typing"):
        assert any(one.startswith(f"{kind} :: ") for one in project["classifiers"]), kind


@pytest.mark.parametrize("path", PROJECTS, ids=lambda path: path.parent.name)
def test_a_package_names_the_pythons_that_the_project_does(path):
    core, project = read(ROOT / "pyproject.toml"), read(path)["project"]
    assert project["requires-python"] == core["project"]["requires-python"] == ">=3.11"
    minors = [one for one in core["project"]["classifiers"] if one.count("3.")]
    assert [one for one in project["classifiers"] if one.count("3.")] == minors
    assert minors[0].endswith(":: 3.11")
    assert core["tool"]["ruff"]["target-version"] == "py311"
    assert core["tool"]["mypy"]["python_version"] == "3.11"


def test_the_oldest_python_that_is_named_can_read_every_file():
    files = [*(ROOT / "src").rglob("*.py"), *ROOT.glob("plugins/*/src/**/*.py")]
    assert len(files) > 300
    for path in files:
        ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=(3, 11))
