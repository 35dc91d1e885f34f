"""How many voices cited documents are, by their texts and their credits."""

import pytest

from verifykit_grounding import Answer, Citation, Held, ground
from verifykit_grounding.origins import credited_to

NOTICE = (
    "Solvia AG will build a plant for glass fibre at Eastmere that creates 850 jobs by 2027, the "
    "company announced on Monday, and the county has promised to pay for the road and for a bridge "
    "over the river."
)
SENTENCE = "Solvia will create 850 jobs at Eastmere by 2027."


def grounded(*texts):
    """Return the one sentence of an answer that cites a document of each text."""
    held = [
        Held(id=f"d{at}", text=text, url=f"https://paper{at}.example/a")
        for at, text in enumerate(texts)
    ]
    cited = [Citation(start=0, end=len(SENTENCE), document=one.id) for one in held]
    answer = Answer(id="a", text=SENTENCE, citations=tuple(cited), documents=tuple(held))
    return ground(answer).sentences[0]


def test_one_sentence_in_four_outlets_is_one_origin():
    found = grounded(NOTICE, f"EASTMERE - {NOTICE}", NOTICE, NOTICE + " More soon.")
    assert (found.documents, found.origins.max) == (4, 1)
    assert [one.rule for one in found.findings] == ["GRD016"]


def test_of_short_texts_in_other_words_it_is_said_that_nobody_can_tell():
    other = "By 2027 a plant of Solvia at Eastmere is to create 850 jobs."
    found = grounded(NOTICE, other)
    assert (found.origins.min, found.origins.max) == (1, 2)
    (finding,) = found.findings
    assert finding.rule == "GRD018"
    assert finding.severity == "note"
    assert list(finding.data["documents"]) == ["d0", "d1"]


def test_a_press_release_is_one_origin_by_its_own_credit():
    other = "By 2027 a plant of Solvia at Eastmere is to create 850 jobs."
    credit = "\n\nSource: Solvia press release"
    found = grounded(NOTICE + credit, other + credit)
    assert (found.documents, found.origins.max) == (2, 1)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("It is open. (Source: Solvia press release)", "Solvia"),
        ("Press release from the Ministry of Mines\n\nThe mine is open.", "Ministry of Mines"),
        ("It is open.\n\nSOURCE Solvia AG\n", "Solvia AG"),
        ("BAMAKO (AP) - It is open.", "Associated Press"),
        ("A source: Solvia press releases are late, he said.", None),
        ("The press release from Solvia was late, he said.", None),
    ],
)
def test_who_is_credited(text, whose):
    assert credited_to(text) == whose
