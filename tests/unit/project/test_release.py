"""What a release promises that can be seen without building anything."""

import re
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.checkout


@pytest.fixture
def release(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "release"))
    yield
    for name in ("packages", "promises"):
        sys.modules.pop(name, None)


def test_every_package_says_what_a_release_needs(release):
    from packages import packages
    from promises import faults_of_metadata

    found = packages()
    assert found[0].name == "verifykit-core"
    assert len(found) > 5
    assert [fault for package in found for fault in faults_of_metadata(package)] == []


def test_a_package_is_installed_with_what_it_needs_of_the_project(release):
    from packages import needed, packages

    found = packages()
    for package in found:
        together = needed(package, found)
        assert together[0].name == "verifykit-core"
        assert together[-1] is package
        assert all(
            one.requirements & {two.name for two in found} <= {two.name for two in together}
            for one in together
        )
    grounding = next(one for one in found if one.name == "verifykit-grounding")
    assert "verifykit-echo" in {one.name for one in needed(grounding, found)}


def test_the_version_is_set_in_every_package_at_once(release, tmp_path, monkeypatch):
    import packages

    citation = ROOT / "CITATION.cff"
    projects = [package.folder / "pyproject.toml" for package in packages.packages()]
    for path in [packages.VERSION_FILE, citation, *projects]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(packages, "ROOT", tmp_path)
    monkeypatch.setattr(packages, "VERSION_FILE", tmp_path / "src" / "verifykit" / "version.py")
    assert len(packages.set_version("9.8.7")) == len(projects) + 1
    assert packages.version() == "9.8.7"
    assert packages.set_version("9.8.7") == []


def test_the_citation_names_the_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    from verifykit.version import __version__

    assert citation["version"] == __version__


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob(".github/**/*.yml")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_what_a_forge_reads_is_yaml_and_runs_what_is_there(path):
    text = path.read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in text.splitlines():
        _, made, targets = line.partition("run: make ")
        for target in targets.split() if made else ():
            assert f"\n{target}:" in makefile, f"{path.name} makes {target}, which there is not"


def test_the_action_passes_on_every_input():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name, described in action["inputs"].items():
        assert described["description"]
        assert f"inputs.{name} " in text, f"the input {name} does nothing"


def test_the_address_of_the_repository_is_the_same_everywhere(release):
    from packages import packages

    address = packages()[0].project["urls"]["Repository"]
    for package in packages():
        assert all(url.startswith(address) for url in package.project["urls"].values())
    assert all(package.project["urls"]["Repository"] == address for package in packages())
    ours = re.compile(r"https://[\w./-]+/verifykit(?=[\s\"'#/)]|$)")
    named = {
        found
        for path in [ROOT / "README.md", ROOT / "SECURITY.md", *ROOT.glob("docs/**/*.md")]
        for found in ours.findall(path.read_text(encoding="utf-8"))
    }
    assert named == {address}


def test_the_address_is_set_everywhere_at_once(release, tmp_path, monkeypatch):
    import packages

    for path in [
        ROOT / "README.md",
        ROOT / "SECURITY.md",
        *ROOT.glob("docs/**/*.md"),
        *(package.folder / "pyproject.toml" for package in packages.packages()),
    ]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    old = packages.address()
    monkeypatch.setattr(packages, "ROOT", tmp_path)
    changed = packages.set_address("https://forge.example/desk/verifykit")
    assert tmp_path / "docs" / "using" / "ci.md" in changed
    assert packages.address() == "https://forge.example/desk/verifykit"
    assert not any(old in path.read_text(encoding="utf-8") for path in changed)
    assert packages.set_address("https://forge.example/desk/verifykit") == []


def test_the_template_for_gitlab_runs_with_its_defaults(tmp_path, monkeypatch):
    from verifykit.cli import main

    text = (ROOT / "templates" / "verifykit.yml").read_text(encoding="utf-8")
    inputs = next(iter(yaml.safe_load_all(text)))["spec"]["inputs"]
    for name, given in inputs.items():
        assert given["description"]
        assert f"$[[ inputs.{name} ]]" in text, f"the input {name} does nothing"
        text = text.replace(f"$[[ inputs.{name} ]]", given["default"])
    _, jobs = yaml.safe_load_all(text)
    install, check = jobs["verifykit"]["script"]
    assert install == "pip install --quiet verifykit-core"
    case = (ROOT / "docs" / "cases" / "two-vintages" / "case.yaml").read_text(encoding="utf-8")
    (tmp_path / "case.yaml").write_text(re.sub(r"capture: .*", "", case), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(check.split()[1:]) == 0
    assert (tmp_path / jobs["verifykit"]["artifacts"]["reports"]["junit"]).exists()
    assert all((tmp_path / path).exists() for path in jobs["verifykit"]["artifacts"]["paths"])
