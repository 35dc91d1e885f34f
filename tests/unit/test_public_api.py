"""The public API: what `verifykit` exports, lazily and for type checkers alike."""

import ast
import io
import re
from importlib import import_module
from pathlib import Path

import pytest

import verifykit

HERE = Path(verifykit.__file__)
STUB = ast.parse(HERE.with_suffix(".pyi").read_text(encoding="utf-8"))
ROOT = Path(__file__).parents[2]
MODULES = ("captures", "corpus", "ratings", "services", "testing")
CASE = "verifykit: 1\nclaims: [{id: a, text: A.}]\n"


@pytest.fixture
def case_path(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE)
    return path


@pytest.mark.parametrize("name", verifykit.__all__)
def test_every_public_name_can_be_had(name):
    assert getattr(verifykit, name) is not None
    assert name in dir(verifykit)


def test_type_checkers_see_the_same_names_at_the_same_homes():
    imported = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in STUB.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    [listed] = [node.value for node in STUB.body if isinstance(node, ast.Assign)]
    assert ast.literal_eval(listed) == sorted(imported) == sorted(verifykit.__all__)
    for name, (module, home_name) in imported.items():
        assert getattr(import_module(module), home_name) is getattr(verifykit, name)


def test_type_checkers_are_told_of_no_other_name():
    # With a __getattr__ any misspelt name would be right to them; tests/typing holds one.
    assert not [node for node in STUB.body if isinstance(node, ast.FunctionDef)]


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = verifykit.nothing


def test_load_and_assess_work_together(case_path):
    report = verifykit.assess(verifykit.load(case_path))
    assert [claim.verdict for claim in report.claims] == ["unverified"]
    assert report.claim("a").verdict == "unverified"
    assert report.claim("a").because == "Unverified: nothing in the case bears on it."
    assert "What would change the verdict" in str(report.claim("a").explain())
    with pytest.raises(KeyError):
        report.claim("b")


def test_an_invalid_case_is_raised_with_its_findings(case_path):
    case_path.write_text("verifykit: 1\nclaims: [{id: a}]\n")
    with pytest.raises(verifykit.InvalidCase) as invalid:
        verifykit.load(case_path)
    assert [finding.rule for finding in invalid.value.findings] == ["VK102"]


@pytest.mark.parametrize("name", ["case.json", "case.xlsx", "folder", "again.YML"])
def test_a_case_is_saved_in_the_format_of_its_ending(name, case_path, tmp_path):
    case = verifykit.load(case_path)
    verifykit.save(case, tmp_path / name)
    assert verifykit.load(tmp_path / name).claims == case.claims


def test_nothing_is_replaced_unasked(case_path):
    case = verifykit.load(case_path)
    with pytest.raises(verifykit.UsageError, match="there already"):
        verifykit.save(case, case_path)
    assert case_path.read_text() == CASE
    verifykit.save(case, case_path, replace=True)
    assert verifykit.load(case_path).claims == case.claims


def test_convert_takes_a_named_format(case_path, tmp_path):
    verifykit.convert(case_path, tmp_path / "out.txt", format="json")
    assert (tmp_path / "out.txt").read_text().startswith("{")
    with pytest.raises(verifykit.UsageError, match="there is no format 'doc'"):
        verifykit.convert(case_path, tmp_path / "more.txt", format="doc")
    with pytest.raises(verifykit.UsageError, match=r"sarif is one of reports: .* --output sarif="):
        verifykit.convert(case_path, tmp_path / "more.txt", format="sarif")
    with pytest.raises(verifykit.UsageError, match="says no format: name one, of yaml"):
        verifykit.convert(case_path, tmp_path / "more.txt")


def test_assess_says_what_it_takes_where_it_is_given_a_path(case_path):
    with pytest.raises(verifykit.UsageError, match=r"takes a case, not str: verifykit\.load"):
        verifykit.assess(str(case_path))


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.json", '{\n  "verifykit"'),
        ("r.html", "<!doctype html>"),
        ("r.sarif", "{"),
        ("r.xml", "<?"),
    ],
)
def test_a_report_is_written_in_the_format_of_its_ending(name, begins, case_path, tmp_path):
    report = verifykit.assess(verifykit.load(case_path))
    verifykit.write(report, tmp_path / name)
    assert (tmp_path / name).read_text().startswith(begins)


def test_a_report_is_written_to_a_stream(case_path):
    report = verifykit.assess(verifykit.load(case_path))
    stream = io.StringIO()
    verifykit.write([report, report], stream, format="jsonl")
    assert len(stream.getvalue().splitlines()) == 2
    with pytest.raises(verifykit.UsageError, match="no format"):
        verifykit.write(report, stream)


def test_explain_and_diff(case_path):
    old = verifykit.assess(verifykit.load(case_path))
    assert verifykit.explain(old, "a").claim.id == "a"
    with pytest.raises(KeyError):
        verifykit.explain(old, "b")
    new = verifykit.assess(verifykit.load("x.yaml", data=CASE.replace("A.", "B.").encode()))
    assert [change.id for change in verifykit.diff(old, new).items] == ["a"]


def public_names():
    names = {"verifykit": {*verifykit.__all__, *MODULES}}
    for name in MODULES:
        names[f"verifykit.{name}"] = set(import_module(f"verifykit.{name}").__all__)
    return names


def python_texts():
    """Every text that shows others how verifykit is used, by where it is."""
    for pattern in ("plugins/*/src/**/*.py", "examples/**/*.py"):
        for path in ROOT.glob(pattern):
            yield path, path.read_text(encoding="utf-8")
    for path in (ROOT / "src").rglob("*.py.template"):
        text = path.read_text(encoding="utf-8")
        yield path, re.sub("§{(\\w+)}", r"\1", text)
    for pattern in ("README.md", "docs/**/*.md", "plugins/*/README.md"):
        for path in ROOT.glob(pattern):
            text = path.read_text(encoding="utf-8")
            blocks = re.findall(r"^```python.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
            blocks += [one.strip("`") for one in re.findall(r"`(?:from|import) [^`]+`", text)]
            for block in blocks:
                if "import" in block and not block.startswith(("@hookimpl\ndef", "def ")):
                    yield path, block


@pytest.mark.checkout
def test_others_import_public_names_alone():
    public, wrong, seen = public_names(), [], set()
    for path, text in python_texts():
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.ImportFrom)
                and (node.module or "").split(".")[0] == "verifykit"
            ):
                seen.add(path)
                names = {alias.name for alias in node.names}
                if not names <= public.get(node.module, set()):
                    wrong.append(f"{path}: from {node.module} import {names}")
            elif isinstance(node, ast.Import):
                used = {alias.name for alias in node.names if alias.name.startswith("verifykit.")}
                wrong += [f"{path}: import {name}" for name in used - public.keys()]
    assert wrong == []
    assert len(seen) > 40


@pytest.mark.checkout
def test_the_page_names_everything_public():
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page)) | set(re.findall(r"^### (\w+)$", page, re.MULTILINE))
    assert set(verifykit.__all__) - told == {"__version__"}
    for names in public_names().values():
        assert names - told - {"__version__", *MODULES} == set()


@pytest.mark.checkout
def test_the_example_of_the_page_runs(case_path, monkeypatch, capsys):
    monkeypatch.chdir(case_path.parent)
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    exec(re.search(r"```python\n(import sys.*?)```", page, re.DOTALL)[1], {})
    assert "a unverified None" in capsys.readouterr().out
    assert (case_path.parent / "case.json").exists()
