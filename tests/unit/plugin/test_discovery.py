"""Finding installed plug-ins, and not looking for them longer than needed."""

import json
import subprocess
import sys
import zipfile

import pytest

from verifykit.plugin.discovery import autoload_disabled, find_installed

STANDARD = [path for path in sys.path if "site-packages" not in path]
"""Where the standard library is: importlib.metadata imports parts of it when it needs them."""

ENTRY_POINTS = "[verifykit]\nfirst = first_module\nsecond = second_module:plugin\n"


@pytest.fixture
def install(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(tmp_path), *STANDARD])

    def installed(name, entry_points, kind="dist-info"):
        info = tmp_path / f"{name}-1.5.{kind}"
        info.mkdir()
        meta = {"dist-info": "METADATA", "egg-info": "PKG-INFO"}[kind]
        (info / meta).write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.5\n")
        if entry_points is not None:
            (info / "entry_points.txt").write_text(entry_points)

    return installed


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_plugins_are_found_with_their_distribution_and_not_imported(install, kind):
    install("other", "[console_scripts]\nx = y\n", kind)
    install("mine", ENTRY_POINTS, kind)
    assert [
        (one.plugin.name, one.plugin.distribution, one.plugin.version) for one in find_installed()
    ] == [
        ("first", "mine", "1.5"),
        ("second", "mine", "1.5"),
    ]
    assert "first_module" not in sys.modules


def test_plugins_in_an_archive_are_found(tmp_path, monkeypatch):
    archive = tmp_path / "packed.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("mine-1.5.dist-info/METADATA", "Name: mine\nVersion: 1.5\n")
        packed.writestr("mine-1.5.dist-info/entry_points.txt", ENTRY_POINTS)
    monkeypatch.setattr(sys, "path", [str(archive), *STANDARD])
    assert [one.plugin.name for one in find_installed()] == ["first", "second"]


@pytest.mark.parametrize("broken", ["[verifykit]\nno value\n", "[other]\nno value\n"])
def test_a_broken_installation_costs_only_its_own_plugins(install, broken):
    install("mine", ENTRY_POINTS)
    install("broken", broken)
    candidates = find_installed()
    names = [one.plugin.name for one in candidates]
    assert [name for name in names if name != "broken"] == ["first", "second"]
    if broken.startswith("[verifykit]"):
        with pytest.raises(ValueError, match="entry points cannot be read"):
            candidates[names.index("broken")].load()
    else:
        assert "broken" not in names


LOOK = """
import json, sys
from verifykit.plugin.discovery import find_installed
sys.path[:] = sys.argv[1:]
before = set(sys.modules)
print(json.dumps([len(find_installed()), "importlib.metadata" in sys.modules]))
"""


def test_where_there_are_none_the_costly_look_is_spared(install, tmp_path):
    install("other", "[console_scripts]\nverifykit = y\n")
    install("bare", None)
    paths = [str(tmp_path), str(tmp_path / "missing"), ""]
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *paths], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [0, False]


@pytest.mark.parametrize(
    ("value", "disabled"), [("1", True), ("yes", True), ("", False), ("0", False)]
)
def test_the_environment_may_forbid_loading(value, disabled):
    assert autoload_disabled({"VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD": value}) is disabled
    assert autoload_disabled({}) is False
