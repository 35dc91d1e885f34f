"""What development installs is locked by version and hash, and is all that the packages ask for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[3]
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)

pytestmark = pytest.mark.checkout


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_version_has_its_hashes(lock):
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8").strip()):
        assert PINNED.match(block), block
        assert "--hash=sha256:" in block, block.partition(" ")[0]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_what_was_asked_for_is_locked(lock):
    asked = lock.with_suffix(".in").read_text(encoding="utf-8").splitlines()
    names = [Requirement(line).name for line in asked if line and not line.startswith("#")]
    assert names
    assert {canonicalize_name(name) for name in names} <= locked(lock).keys()


@pytest.mark.parametrize(
    "project",
    [ROOT / "pyproject.toml", *sorted((ROOT / "plugins").glob("*/pyproject.toml"))],
    ids=lambda path: path.parent.name,
)
def test_packages_are_content_with_the_locked_versions(project):
    """The Makefile installs our packages without looking for what they need."""
    table = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    versions = locked(ROOT / "requirements" / "dev.lock")
    for requirement in map(Requirement, table["dependencies"]):
        name = canonicalize_name(requirement.name)
        if not name.startswith("verifykit"):
            assert requirement.specifier.contains(versions[name]), requirement


def locked(lock):
    pins = PINNED.findall(lock.read_text(encoding="utf-8"))
    return {canonicalize_name(name): version for name, version in pins}
