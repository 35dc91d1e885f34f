"""What a document may say otherwise is asked about, and what it says is not."""

import pytest

from verifykit_grounding import Answer, Citation, Held, ground
from verifykit_grounding.judging import SourceText, judge

DOCUMENT = """\
An American, Dick Beardsley, and a Norwegian, Inge Simonsen, crossed the line hand in hand. James
Wallis, the chief of police, took the noise for guns. Captain Smith was told of the ice. The other
ship was nearer than was reported by her captain, Stanley Lord. Eastmere is the best place in
Europe to build on, said William J. Baer, director of the bureau. Max Steuer defended the owners.
There is no way this creates 850 jobs, the union told its members. It is the second largest museum
of the city. Less than half of the loss was insured. The pilot had left Peshawar to land at
Tromso. The Greens, who lost two seats, lent the Reds the hall. Votes were counted again in two of
the 19 wards. Of the men 12 per cent of those on the drug felt ill and 5 per cent of those on
placebo. The ship carried 27,400 tonnes of soda ash. About 3,000 tonnes of the cargo will be taken
off by barge. A brake that would have stopped the train was put off. Dr Moe takes it to be the
work of a trader; Jan Ives is not convinced. Girls lost less than boys, who read once a week. The
hall cost 38 million pounds instead of 24 million. Mr Ott, its director, succeeded Helen Prior.
The sketch of an old man in red chalk was stolen in broad daylight.
"""


def asked(sentence):
    found = judge(sentence, SourceText.of(DOCUMENT, "en")).objections
    return any(one.code == "GRD017" for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Beardsley, a Norwegian, crossed the line with Simonsen.",
        "The American Inge Simonsen crossed the line.",
        "The chief of police, Dick Beardsley, took the noise for guns.",
        "Eastmere is the best place in the world to build on.",
        "Max Steuer prosecuted the owners.",
        "More than half of the loss was insured.",
        "The pilot had come from Tromso to land at Peshawar.",
        "Stanley Lord took the noise for guns.",
        "The plant creates 850 jobs.",
        "The Reds lent the Greens the hall.",
        "Jan Ives takes it to be the work of a trader.",
        "Votes were counted again in 19 wards.",
        "Of the men 5 per cent of those on the drug felt ill and 12 per cent of those on placebo.",
        "Boys lost less than girls.",
        "The hall cost 24 million pounds instead of 38 million.",
        "The boys read daily.",
        "Helen Prior succeeded Ott.",
        "About 27,400 tonnes of the cargo will be taken off by barge.",
        "A brake had stopped the train.",
        "The sketch of an old woman in red chalk was stolen.",
    ],
)
def test_what_is_said_of_something_else_is_asked_about(sentence):
    assert asked(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Beardsley, an American, crossed the line with Simonsen.",
        "The Norwegian Inge Simonsen crossed the line.",
        "Wallis, the chief of police, took the noise for guns.",
        "The other ship was nearer than Captain Lord reported.",
        "Eastmere is the best place in Europe to build on.",
        "Max Steuer defended the owners.",
        "Less than half of the loss was insured.",
        "The pilot had left Peshawar to land at Tromso.",
        "The Greens lent the Reds the hall.",
        "Dr Moe takes it to be the work of a trader.",
        "Votes were counted again in two of 19 wards.",
        "Of the men 5 per cent of those on placebo felt ill and 12 per cent of those on the drug.",
        "Girls lost less than boys.",
        "The hall cost 38 million pounds instead of 24 million.",
        "The boys read once every week.",
        "Ott succeeded Helen Prior.",
        "About 3,000 tonnes of the cargo will be taken off by barge.",
        "A brake would have stopped the train.",
        "The sketch of an old man in red chalk was stolen.",
    ],
)
def test_what_is_said_of_it_is_not(sentence):
    assert not asked(sentence)


def test_a_cited_page_that_may_deny_it_is_named_beside_one_that_bears_it_out():
    sentence = "The plant creates 850 jobs."
    texts = {
        "daily": "The plant at Eastmere creates 850 jobs, the company said on Monday.",
        "union": "The head of the union was angry. There is no way this creates 850 jobs.",
    }
    held = tuple(Held(id=name, text=text, publisher=name) for name, text in texts.items())
    cited = tuple(Citation(start=0, end=len(sentence), document=name) for name in texts)
    answer = Answer(id="a", text=sentence, citations=cited, documents=held)
    (found,) = ground(answer).sentences
    assert found.outcome == "grounded"
    (finding,) = (one for one in found.findings if one.rule == "GRD017")
    assert finding.severity == "note"
    assert finding.message.startswith("union: the document says “no” before this")


def test_a_page_without_dates_is_of_the_month_in_which_it_was_published():
    source = SourceText.of("The harbour was closed on Friday after a crane had fallen.", "en")
    sentence = "The harbour was closed in November 2024."
    assert judge(sentence, source, published="2024-11-02").outcome == "grounded"
    assert judge(sentence, source, published="2024-12-02").outcome == "partly"
    assert judge(sentence, source).outcome == "partly"
