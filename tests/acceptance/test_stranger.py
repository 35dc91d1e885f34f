"""A stranger with the site and the wheels, and nothing else: a report, a gate and a plug-in."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from documented_commands import File, parts_of, unmatched
from fresh_environment import FreshEnvironment

pytest.importorskip("hatchling", reason="wheels are built with it")
pytest.importorskip("editables", reason="hatchling needs it for an editable install")

ROOT = Path(__file__).parents[2]
PAGES = (
    "start.md",
    "using/case.md",
    "using/gate-a-draft.md",
    "using/debunk-a-rumour.md",
    "using/shared-desk.md",
    "using/language-models.md",
    "cases/recantation/README.md",
    "cases/eight-links/README.md",
)

pytestmark = [pytest.mark.checkout, pytest.mark.long]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, ROOT / "docs" / "generate.py", "--site", folder]
    subprocess.run(command, check=True)
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stranger")
    made = FreshEnvironment(folder / "environment")
    packages = [ROOT, *sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))]
    made.install(*[made.wheel(one, folder / one.name) for one in packages])
    return made


def test_it_is_the_wheel_that_runs(environment, tmp_path):
    found = environment.run(
        "pip", "show", "--files", "--disable-pip-version-check", "verifykit-core", cwd=tmp_path
    )
    assert str(environment.scripts.parent) in found.stdout
    assert "verifykit/schemas/case-1.json" in found.stdout.replace("\\", "/")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_site_is_all_that_is_needed(page, site, environment, tmp_path, monkeypatch):
    for archive in (site / "cases").glob("*.zip"):
        zipfile.ZipFile(archive).extractall(tmp_path)
    text = (site / page).read_text(encoding="utf-8")
    if (
        "$ pip install verifykit-core verifykit-" not in text
        and "$ pip install verifykit-g" not in text
    ):
        # All packages are installed here; whoever reads only this page has the core.
        monkeypatch.setenv("VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD", "1")
    ran, code = 0, None
    for step in parts_of(text):
        if isinstance(step, File):
            path = tmp_path / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
        elif step.words[:2] == ("echo", "$?"):
            assert step.shown == (str(code),)
        elif step.words[0] == "verifykit":
            done = environment.run("verifykit", *step.words[1:], cwd=tmp_path)
            code, ran = done.returncode, ran + 1
            assert code in (0, 1), done.stderr
            assert unmatched(step.shown, done.stdout + done.stderr) is None, done.stdout
    assert ran > 1
    assert page != "start.md" or (tmp_path / "report.html").stat().st_size > 10_000


def test_a_plug_in_of_ones_own_in_three_commands(environment, tmp_path):
    made = environment.run("verifykit", "new-plugin", "my-checker", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    package = next(path.parent for path in tmp_path.rglob("pyproject.toml"))
    environment.install("-e", ".", cwd=package)
    tried = environment.run("pytest", "-q", "-p", "no:cacheprovider", cwd=package)
    assert tried.returncode == 0, tried.stdout
    listed = environment.run("verifykit", "plugins", cwd=tmp_path)
    assert "my-checker" in listed.stdout
