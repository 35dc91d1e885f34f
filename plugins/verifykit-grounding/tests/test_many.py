"""Many answers: the same in any order and by any number of processes, and resumed."""

import json
import random

import pytest

import verifykit
from verifykit_grounding import ground_files

SOURCES = [
    "Gold exports rose by 12 percent in 2019, the ministry of mines said on Monday.",
    "The mine near Kayes did not close, its director Awa Traoré said on 4 May 2020.",
    "In 2019 the country sold 71 tonnes of gold, its customs office counted.",
]
SAID = [
    "Gold exports rose by 21 percent in 2019.",
    "The mine near Kayes did not close.",
    "The country sold 71 tonnes of gold in 2019.",
]


def row(number):
    return {
        "id": f"r{number}",
        "answer": SAID[number % 3],
        "contexts": [SOURCES[number % 3], SOURCES[(number + 1) % 3]],
    }


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row(n)) + "\n" for n in range(20)), encoding="utf-8")
    return path


@pytest.mark.apart
def test_several_processes_give_the_same_bytes(rows, run_verifykit):
    one = run_verifykit("ground", rows, "--format", "jsonl")
    two = run_verifykit("ground", rows, "--format", "jsonl", "--jobs", "2")
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 20


@pytest.mark.long
def test_an_interrupted_run_goes_on_behind_its_last_whole_line(rows, run_verifykit, tmp_path):
    whole = run_verifykit("ground", rows, "--format", "jsonl").stdout
    output = tmp_path / "out.jsonl"
    lines = whole.splitlines(keepends=True)
    output.write_text("".join(lines[:7]) + lines[7][:30], encoding="utf-8", newline="\n")
    done = run_verifykit("ground", rows, "--format", "jsonl", "-o", output, "--resume")
    assert output.read_text(encoding="utf-8") == whole
    assert done.exit_code == 0
    # What was written before counts for how the run ends.
    again = run_verifykit(
        "ground", rows, "--format", "jsonl", "-o", output, "--resume", "--fail-on", "contradicted"
    )
    assert again.exit_code == 1
    assert output.read_text(encoding="utf-8") == whole


def test_resuming_something_else_is_refused(rows, run_verifykit, tmp_path):
    output = tmp_path / "out.jsonl"
    output.write_text('{"mine": 1}\n', encoding="utf-8")
    done = run_verifykit("ground", rows, "--format", "jsonl", "-o", output, "--resume")
    assert done.exit_code == 4
    assert "out.jsonl, line 1" in done.stderr
    assert output.read_text(encoding="utf-8") == '{"mine": 1}\n'
    assert run_verifykit("ground", rows, "--resume").exit_code == 2


def test_answers_can_be_skipped(rows):
    found = [one.answer.id for one in ground_files([rows], skip=17)]
    assert found == ["r17", "r18", "r19"]


@pytest.mark.long
def test_the_order_of_documents_and_citations_changes_nothing(write, run_verifykit):
    text = " ".join(SAID)
    citations = [{"text": one, "document": f"d{n}"} for n, one in enumerate(SAID)]
    citations += [{"text": SAID[0], "document": "d2"}]
    documents = [
        {"id": f"d{n}", "url": f"https://p{n}.example/", "text": one}
        for n, one in enumerate(SOURCES)
    ]
    outputs = set()
    for seed in range(4):
        chance = random.Random(seed)
        chance.shuffle(citations)
        chance.shuffle(documents)
        data = {"answer": text, "citations": citations, "documents": documents}
        path = write("answer.json", data)
        outputs.add(run_verifykit("ground", path, "--format", "json").stdout)
    assert len(outputs) == 1


def test_a_comment_names_nobody_of_the_forge_and_opens_no_tag(write, run_verifykit):
    text = "@octocat says <b>gold</b> | exports rose by 12 percent [here](https://a.example/)."
    done = run_verifykit("ground", write("text.md", text), "--format", "markdown")
    row = next(line for line in done.stdout.splitlines() if "octocat" in line)
    assert "@octocat" not in row
    assert "<b>" not in row
    assert row.count(" | ") == 2


def test_the_public_verb_is_the_package_s(write, library):
    text = write(
        "text.md",
        "Gold exports rose by 12 percent in 2019 [1].\n\n[1]: https://gazette.example/a\n",
    )
    found = verifykit.ground(text, library)
    assert found.counts == {"grounded": 1}
