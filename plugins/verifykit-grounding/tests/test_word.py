"""Word documents: a text that cites by links and footnotes, and a capture of what is cited."""

import zipfile
from io import BytesIO

import pytest

import verifykit
from verifykit import InputError
from verifykit_grounding import read_answers
from verifykit_grounding.links import cited_sentences

from .word_documents import word_document

RISE = "Gold exports rose by 12 percent in 2019, the ministry of mines said."


@pytest.fixture
def document(tmp_path):
    def document(name, *args, **kwargs):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(word_document(*args, **kwargs))
        return path

    return document


def test_links_and_footnotes_are_citations_of_their_sentences(document):
    (answer,) = read_answers(
        document(
            "text.docx",
            "Gold rose by 12 percent, says ",
            "Nobody cites this sentence here.",
            link=("the Gazette", "https://gazette.example/a"),
            footnote="Compare https://herald.example/b, too.",
        )
    )
    urls = {one.id: one.url for one in answer.documents}
    cited = {
        one.sentence.text.strip(): [urls[c.document] for c in one.citations]
        for one in cited_sentences(answer)
    }
    assert list(cited.values()) == [["https://gazette.example/a", "https://herald.example/b"], []]
    assert "Compare" not in answer.text


def test_a_cited_word_document_is_read(document, write):
    document("captures/report.docx", RISE, "More was not said.")
    (document("captures/x.docx", RISE).parent / "sources.csv").write_text(
        "url,path\nhttps://gazette.example/a,report.docx\n", encoding="utf-8"
    )
    text = write(
        "text.md", "Gold exports rose 12% in 2019 [1].\n\n[1]: https://gazette.example/a\n"
    )
    found = verifykit.ground(text, text.parent / "captures")
    assert [one.outcome for one in found.sentences] == ["grounded"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"<p>no</p>"])
def test_what_is_no_word_document_is_refused_in_words(data, tmp_path):
    path = tmp_path / "text.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match="no Word document"):
        next(read_answers(path))


def test_one_that_unpacks_to_too_much_is_refused_unread(tmp_path):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 65_000_000)
    path = tmp_path / "text.docx"
    path.write_bytes(packed.getvalue())
    with pytest.raises(InputError, match="unpacks to more than"):
        next(read_answers(path))
