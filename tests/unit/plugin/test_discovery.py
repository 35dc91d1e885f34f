"""Finding installed plug-ins, and not looking for them longer than needed."""

import json
import subprocess
import sys
import zipfile

import pytest

from verifykit.plugin import discovery
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
print(json.dumps([len(find_installed()), "importlib.metadata" in sys.modules]))
"""


def look(*paths):
    command = [sys.executable, "-c", LOOK, *map(str, paths)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.apart
def test_the_costly_look_is_spared_whether_there_are_plugins_or_not(install, tmp_path):
    install("other", "[console_scripts]\nverifykit = y\n")
    install("bare", None)
    assert look(tmp_path, tmp_path / "missing", "") == [0, False]
    install("mine", ENTRY_POINTS)
    assert look(tmp_path, tmp_path / "missing", "") == [2, False]


def said(candidates):
    return [str((one.plugin, one.plugin.distribution, one.plugin.version)) for one in candidates]


def test_what_is_installed_here_is_found_as_the_standard_library_finds_it(monkeypatch):
    quickly = find_installed()
    monkeypatch.setattr(discovery, "_in_folders", lambda folders: None)
    assert said(quickly) == said(find_installed())


def test_the_first_distribution_of_a_name_on_the_path_is_the_one(install, tmp_path, monkeypatch):
    install("Twin_a", "[verifykit]\nlate = late_module\n")
    first = tmp_path / "first"
    (first / "twin_a-2.0.dist-info").mkdir(parents=True)
    (first / "twin_a-2.0.dist-info" / "METADATA").write_text("Name: twin-a\nVersion: 2.0\n")
    monkeypatch.setattr(sys, "path", [str(first), *sys.path])
    assert find_installed() == ()


def test_an_entry_leads_to_a_module_or_to_what_is_in_it(install):
    install(
        "mine", "# a remark\n[verifykit]\nmodule = json\nobject = json.decoder:JSONDecoder.raw\n"
    )
    module, missing = find_installed()
    assert module.load() is json
    with pytest.raises(AttributeError, match="raw"):
        missing.load()


def test_an_entry_with_extras_is_left_to_the_standard_library(install):
    install("mine", "[verifykit]\nextra = json.decoder:JSONDecoder [some]\n")
    [found] = find_installed()
    assert found.load() is json.JSONDecoder


@pytest.mark.parametrize(
    ("value", "disabled"), [("1", True), ("yes", True), ("", False), ("0", False)]
)
def test_the_environment_may_forbid_loading(value, disabled):
    assert autoload_disabled({"VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD": value}) is disabled
    assert autoload_disabled({}) is False
