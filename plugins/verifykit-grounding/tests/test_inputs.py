"""The forms of answers: texts, cited answers, saved answers, rows; odd and hostile ones."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit import InputError
from verifykit_grounding import read_answers
from verifykit_grounding.answer import is_mark
from verifykit_grounding.citations import plain
from verifykit_grounding.inputs.stretches import Stretches
from verifykit_grounding.links import cited_sentences
from verifykit_grounding.sentences import sentences

LINKS = """\
# Gold

Gold rose by 12 percent [[1]](https://gazette.example/a) [2][3]. It fell.[^1] The Herald
[reports](https://herald.example/c "title") that exports shrank. See `[x](https://code.example/)`.

```
[in code](https://code.example/)
```

![a picture](https://picture.example/p.png)

[2]: https://courier.example/b
[3]: <https://herald.example/c>
[^1]: The Gazette, https://gazette.example/a
"""


def cites(answer):
    addresses = {one.id: one.url or one.id for one in answer.documents}
    return {
        " ".join(one.sentence.text.split()): [addresses[c.document] for c in one.citations]
        for one in cited_sentences(answer)
        if one.citations
    }


def test_links_references_and_footnotes_are_citations_of_their_sentences(write):
    (answer,) = read_answers(write("text.md", LINKS))
    found = cites(answer)
    assert found["Gold rose by 12 percent ."] == [
        "https://gazette.example/a",
        "https://courier.example/b",
        "https://herald.example/c",
    ]
    assert found["It fell."] == ["https://gazette.example/a"]
    assert not any(
        "code.example" in url or "picture" in url for urls in found.values() for url in urls
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It rose ([The Gazette](https://gazette.example/a)).", "It rose ."),
        ("It rose. ([The Gazette](https://gazette.example/a))", "It rose."),
        ("It rose. [The Gazette](https://gazette.example/a)", "It rose."),
        ("It rose [[The Gazette]](https://gazette.example/a).", "It rose ."),
        ("It rose (Source: [gazette.example](https://gazette.example/a)).", "It rose ."),
        ("It rose ([minutes](https://gazette.example/a)).", "It rose ."),
        ("It rose ([false report](https://gazette.example/a)).", "It rose ( false report )."),
        ("It rose [(The Gazette)](https://gazette.example/a).", "It rose ."),
        ("It rose ([The Gazette, 26 February](https://gazette.example/a)).", "It rose ."),
        ("It rose ([council minutes, 2025-02-26](https://gazette.example/a)).", "It rose ."),
        ("It rose ([March 2025](https://gazette.example/a)).", "It rose ( March 2025 )."),
        ("It rose ([press release](https://gazette.example/a)).", "It rose ."),
        ("It rose ([in spring](https://gazette.example/a)).", "It rose ( in spring )."),
        ("It rose, says [The Gazette](https://gazette.example/a).", "It rose, says The Gazette ."),
    ],
)
def test_the_name_of_who_is_cited_beside_a_sentence_is_no_part_of_it(written, read, write):
    (answer,) = read_answers(write("text.md", f"The price of gold moved a lot. {written}\n"))
    assert cites(answer) == {read: ["https://gazette.example/a"]}


def test_several_sources_in_one_pair_of_brackets_are_all_cited(write):
    links = "[Gazette](https://gazette.example/a), [Der Bote](https://bote.example/b)"
    (answer,) = read_answers(write("text.md", f"Gold rose in 2020 ({links}).\n"))
    assert cites(answer) == {
        "Gold rose in 2020 .": ["https://gazette.example/a", "https://bote.example/b"]
    }


def test_a_name_and_a_kind_of_document_stand_beside_each_other_in_brackets(write):
    links = "[Echo](https://echo.example/a), [minutes](https://council.example/b)"
    (answer,) = read_answers(write("text.md", f"The pool closed in 2025 ({links}).\n"))
    assert cites(answer) == {
        "The pool closed in 2025 .": ["https://echo.example/a", "https://council.example/b"]
    }


def test_a_page_in_html_cites_by_its_links(write):
    html = '<p>Gold rose by a lot <a href="https://gazette.example/a">there</a>.</p><p>It fell.</p>'
    (answer,) = read_answers(write("text.html", html))
    assert list(cites(answer).values()) == [["https://gazette.example/a"]]


def test_a_cited_answer_may_count_as_javascript_does(write):
    text = "𝒳 rose by 12 percent. It fell by 3 percent."
    start = len("𝒳 rose by 12 percent. ".encode("utf-16-le")) // 2
    data = {
        "answer": text,
        "offsets": "utf-16",
        "citations": [{"start": start, "end": start + 6, "document": "d"}],
        "documents": [{"id": "d", "text": "It fell by 3 percent."}],
    }
    (answer,) = read_answers(write("answer.json", data))
    assert cites(answer) == {"It fell by 3 percent.": ["d"]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"citations": [{"start": 0, "end": 999, "document": "d"}]}, "citations/0"),
        ({"citations": [{"start": 5, "end": 2, "document": "d"}]}, "no stretch"),
        ({"citations": [{"text": "not there", "document": "d"}]}, "does not have this text"),
        ({"citations": [{"document": "d"}]}, "citations/0"),
        ({"documents": [{"id": "d"}, {"id": "d"}]}, "used twice"),
        ({"documents": "d"}, "documents"),
        ({"anwser": ""}, "anwser"),
    ],
)
def test_a_cited_answer_that_is_none_says_where(write, change, said):
    with pytest.raises(InputError, match=said):
        list(read_answers(write("answer.json", {"answer": "It fell.", **change})))


def test_a_saved_answer_of_blocks_with_citations(write):
    data = {
        "role": "assistant",
        "content": [
            {"type": "text", "text": "Gold rose by 12 percent"},
            {
                "type": "text",
                "text": " in all of 2019.",
                "citations": [
                    {
                        "type": "web_search_result_location",
                        "url": "https://gazette.example/a",
                        "title": "Gold",
                        "cited_text": "Gold rose by 12 percent in 2019.",
                    },
                    {
                        "type": "char_location",
                        "document_index": 0,
                        "document_title": "Report",
                        "start_char_index": 0,
                        "end_char_index": 9,
                        "cited_text": "Exports of gold rose.",
                    },
                ],
            },
        ],
    }
    (answer,) = read_answers(write("saved.json", data))
    assert answer.text == "Gold rose by 12 percent in all of 2019."
    assert [one.text for one in answer.documents] == [
        "Gold rose by 12 percent in 2019.",
        "Exports of gold rose.",
    ]
    assert len(next(iter(cites(answer).values()))) == 2


def test_a_saved_answer_of_text_with_annotations(write):
    text = "Gold rose ([Gazette](https://gazette.example/a))."
    note = {
        "type": "url_citation",
        "start_index": 10,
        "end_index": len(text) - 1,
        "url": "https://gazette.example/a",
        "title": "Gold",
    }
    block = {"type": "output_text", "text": text, "annotations": [note]}
    saved = {"output": [{"type": "message", "content": [block]}]}
    (answer,) = read_answers(write("saved.json", saved))
    assert list(cites(answer).values()) == [["https://gazette.example/a"]]
    chat = {"choices": [{"message": {"content": text, "annotations": [{"url_citation": note}]}}]}
    (answer,) = read_answers(write("chat.json", chat))
    assert list(cites(answer).values()) == [["https://gazette.example/a"]]


def test_rows_cite_all_their_contexts_and_pass_over_what_is_missing(write):
    rows = [
        {"question": "?", "answer": "Gold rose by 12 percent.", "contexts": ["Gold rose.", None]},
        {"user_input": "?", "response": "It fell by 3 percent.", "retrieved_contexts": []},
        {"answer": "Nothing is known of it.", "contexts": float("nan")},
    ]
    path = write("rows.jsonl", "\n".join(json.dumps(row) for row in rows))
    assert [len(one.documents) for one in read_answers(path)] == [1, 0, 0]
    table = write("rows.csv", 'answer,contexts\nGold rose.,"[""a"", ""b""]"\nIt fell.,one text\n')
    assert [len(one.documents) for one in read_answers(table)] == [2, 1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "{"),
        ("a.json", "[" * 100_000),
        ("a.json", '{"text": "no answer of anybody"}'),
        ("a.jsonl", '{"answer": 1}'),
        ("a.jsonl", "3"),
        ("a.csv", "a,b\n1,2\n"),
        ("a.parquet", "no Parquet"),
    ],
)
def test_what_is_no_answer_is_an_error_of_the_input(write, name, content):
    with pytest.raises(InputError):
        list(read_answers(write(name, content)))


def test_what_is_not_there_is_an_error_of_the_input(tmp_path):
    with pytest.raises(InputError):
        list(read_answers(tmp_path / "gone.md"))
    with pytest.raises(InputError):
        list(read_answers(tmp_path / "gone.md", tmp_path / "no-folder"))


FOOTNOTES = """\
<p>Gold rose by 12 percent.<sup><a href="#n1">1</a></sup> It fell <a href="#part">below</a>.</p>
<h2 id="part">Part</h2>
<ol><li id="n1">The Gazette, https://gazette.example/a. <a href="#r1">↩</a></li></ol>
"""


def test_a_footnote_of_a_page_leads_where_its_address_does(write):
    (answer,) = read_answers(write("text.html", FOOTNOTES))
    assert list(cites(answer).values()) == [["https://gazette.example/a"]]
    assert "The Gazette" not in answer.text


WRAPPED = """\
Gold exports rose by 12 percent in 2019,
said the ministry of
Mines and Energy. It fell [later](https://gazette.example/a).
- one item of a list
- another item of it

Heading Without a Stop
The sentence below it stands alone.
"""


def test_a_wrapped_paragraph_is_one_and_lists_and_headings_are_not(write):
    (answer,) = read_answers(write("text.md", WRAPPED))
    found = [" ".join(one.sentence.text.split()) for one in cited_sentences(answer)]
    assert found == [
        "Gold exports rose by 12 percent in 2019, said the ministry of Mines and Energy.",
        "It fell later .",
        "- one item of a list",
        "- another item of it",
        "Heading Without a Stop",
        "The sentence below it stands alone.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed https://gazette.example/a.",
        "The bridge was closed (https://gazette.example/a).",
        "The bridge was closed: https://gazette.example/a.",
        "The bridge was closed, see https://gazette.example/a.",
        "The bridge was closed <https://gazette.example/a>.",
        "The bridge was closed [Source: https://gazette.example/a].",
        "The bridge was closed. https://gazette.example/a",
    ],
)
def test_a_bare_address_takes_what_brings_it_in_with_it(text, write, run_verifykit):
    found = run_verifykit("ground", write("answer.txt", text), "--format", "json").json()
    assert [plain(one["text"]) for one in found["sentences"]] == ["The bridge was closed."]
    assert found["sentences"][0]["outcome"] == "not held"


@pytest.mark.parametrize("mark", ["[1]", "[1, 2]", "(3)", "【4:0†source】", "²"])
def test_a_mark_that_is_annotated_is_no_word_of_the_sentence(mark, write, run_verifykit):
    text = f"The bridge was closed {mark}."
    note = {"type": "url_citation", "url": "https://gazette.example/a"}
    note |= {"start_index": text.index(mark), "end_index": text.index(mark) + len(mark)}
    saved = {
        "output": [{"content": [{"type": "output_text", "text": text, "annotations": [note]}]}]
    }
    cited = {
        "answer": text,
        "citations": [{"text": mark, "document": "d"}],
        "documents": [{"id": "d", "url": "https://gazette.example/a"}],
    }
    for data in (saved, cited):
        found = run_verifykit(
            "ground", write("answer.json", json.dumps(data)), "--format", "json"
        ).json()
        assert [plain(one["text"]) for one in found["sentences"]] == ["The bridge was closed."]


def test_a_number_that_is_cited_is_no_mark():
    assert not is_mark("42")
    assert not is_mark("closed in 2019")


@pytest.mark.parametrize(
    ("name", "begins"), [("r.html", "<!"), ("r.json", "{"), ("r.jsonl", "{"), ("r.md", "")]
)
def test_the_ending_of_the_output_says_its_format(name, begins, write, run_verifykit):
    text = write("answer.md", "The bridge was closed [g](https://gazette.example/a).")
    target = text.with_name(name)
    run_verifykit("ground", text, "-o", target)
    written = target.read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert "The bridge was closed" in written


def test_a_text_in_one_long_line_is_read_in_time_that_grows_with_it():
    # Quadratic, it would take hours.
    assert len(list(sentences("The bridge was closed in May. " * 5000))) == 5000


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("", "no text in it"),
        ("<h1>404 Not Found</h1>", "an error page"),
        ("<p>Sorry, this page could not be found.</p>", "an error page"),
    ],
)
def test_a_capture_without_the_page_is_told_as_such(body, says, write, run_verifykit):
    page = f'<link rel="canonical" href="https://gone.example/a"><body>{body}</body>'
    capture = write("gone.html", page)
    text = write("answer.md", "The bridge was closed in May [g](https://gone.example/a).")
    found = run_verifykit("ground", text, "--documents", capture.parent, "--format", "json").json()
    [sentence] = found["sentences"]
    assert sentence["outcome"] == "not held"
    assert [one["rule"] for one in sentence["findings"]] == ["GRD004"]
    assert says in sentence["findings"][0]["message"]


def test_half_of_a_character_moves_nothing_in_a_text(write, run_verifykit):
    text = "\ud835 rose by 12 percent. 𝒳 fell by 3 percent."
    start = len("𝒳 rose by 12 percent. ") + len("𝒳")
    data = {
        "answer": text,
        "offsets": "utf-16",
        "citations": [{"start": start - 1, "end": start + 6, "document": "d"}],
        "documents": [{"id": "d", "text": "𝒳 fell by 3 percent. \udcb3", "title": "\ud835"}],
    }
    found = run_verifykit("ground", write("a.json", json.dumps(data)), "--format", "json").json()
    first, second = found["sentences"]
    assert (first["text"], second["text"]) == (
        "\N{REPLACEMENT CHARACTER} rose by 12 percent.",
        "𝒳 fell by 3 percent.",
    )
    assert (first["outcome"], second["outcome"]) == ("uncited", "grounded")


def test_a_document_without_a_word_is_like_no_sentence(write, run_verifykit):
    text = "Gold rose by 12 percent [1]."
    documents = [{"id": "1", "url": "https://gazette.example/a", "text": "\U0010ffff"}]
    citation = {"start": 0, "end": 27, "document": "1", "quote": "rose by 12 percent"}
    answer = {"id": "gold", "answer": text, "documents": documents, "citations": [citation]}
    file = write("answer.json", json.dumps(answer))
    [sentence] = run_verifykit("ground", file, "--format", "json").json()["sentences"]
    assert sentence["outcome"] == "not grounded"
    assert {one["rule"] for one in sentence["findings"]} == {"GRD005", "GRD014"}


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4))), st.integers(0, 9), st.integers(1, 4)
)
def test_stretches_are_found_as_if_each_was_looked_at(parts, start, length):
    spans = [(first, first + more) for first, more in parts]
    asked = (start, start + length)
    found = Stretches.of(spans)
    over = sorted(one for one in spans if one[0] < asked[1] and asked[0] < one[1])
    assert found.overlapping(asked) == over
    assert found.overlap(asked) == bool(over)
    assert found.hold(asked) == any(one[0] <= asked[0] and asked[1] <= one[1] for one in spans)
