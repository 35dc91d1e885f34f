"""A sentence beside a document: what bears it out, and what is objected to."""

import pytest

from verifykit_grounding.judging import SourceText, judge

DOCUMENT = SourceText.of(
    "The population of Mali is about 20.25 million, according to the United Nations. The country "
    "has an area of 1,240,192 square kilometres. Mali gained independence from France on 22 "
    "September 1960. Its president, Ibrahim Boubacar Keita, resigned on 18 August 2020 after a "
    "mutiny led by Colonel Assimi Goita. The government did not confirm that Russia had trained "
    "the officers. Exports of gold rose by 12 percent in 2019 to 3.2 billion dollars. Unemployment "
    "rose 2 percentage points. The railway is 593 km long. He said that “we will hold elections as "
    "soon as the situation allows it” on Tuesday."
)


def test_who_published_a_document_may_be_named():
    sentence = "According to Herald Weekly, gold exports rose by 12 percent in 2019."
    assert "GRD012" in {one.code for one in judge(sentence, DOCUMENT).objections}
    judged = judge(sentence, DOCUMENT, publisher="The Herald Weekly")
    assert "GRD012" not in {one.code for one in judged.objections}
    judged = judge(sentence, DOCUMENT, publisher="The Morning Star")
    assert "GRD012" in {one.code for one in judged.objections}


@pytest.mark.parametrize(
    ("land", "other"), [("Niger", "Nigeria"), ("Nigeria", "Niger"), ("Austria", "Australia")]
)
def test_a_land_is_no_spelling_of_another(land, other):
    document = SourceText.of(f"The army attacked a village in {land} on Tuesday.")
    objections = judge(f"The army attacked a village in {other} on Tuesday.", document).objections
    assert "GRD012" in {one.code for one in objections}


def codes(sentence):
    return {one.code for one in judge(sentence, DOCUMENT).objections}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mali has a population of about 20 million, the United Nations says.",
        "Mali became independent of France in 1960.",
        "Mali gained independence from France in September 1960.",
        "President Keita resigned on 18 August 2020 after a mutiny led by Colonel Goïta.",
        "The government did not confirm that Russia had trained the officers.",
        "Gold exports rose 12% in 2019 to $3.2bn.",
        "Gold exports rose by twelve percent in 2019.",
        "Unemployment rose by 2 percentage points.",
        "The railway is 368 miles long.",
        "The Malian railway is 593 kilometres long.",
        "On Tuesday he said: “we will hold elections as soon as the situation allows it”.",
    ],
)
def test_what_the_document_says_in_other_words_is_grounded(sentence):
    assert judge(sentence, DOCUMENT).outcome == "grounded", codes(sentence)


@pytest.mark.parametrize(
    ("sentence", "code", "outcome"),
    [
        ("Mali has a population of 25 million, the United Nations says.", "GRD008", "contradicted"),
        ("Gold exports rose by 21 percent in 2019.", "GRD008", "contradicted"),
        ("The railway is 593 miles long.", "GRD008", "contradicted"),
        ("Gold exports rose 12% in 2019 to $3.2 million.", "GRD010", "contradicted"),
        ("Unemployment rose 2 percent.", "GRD011", "contradicted"),
        ("Mali gained independence from France on 22 September 1962.", "GRD009", "contradicted"),
        ("Keita resigned in 2020 after a mutiny led by Colonel Camara.", "GRD012", "partly"),
        ("The government confirmed that Russia trained the officers.", "GRD013", "contradicted"),
        ("He said “we shall never surrender to the rebels” on Tuesday.", "GRD005", "not grounded"),
        ("He said “we will hold no elections as the situation allows”.", "GRD006", "contradicted"),
        ("Bananas are a yellow and tasty fruit of Ecuador.", "GRD014", "not grounded"),
        ("Exports of gold rose by 12 percent and employ 45,000 miners.", "GRD007", "partly"),
    ],
)  # fmt: skip
def test_what_the_document_does_not_say_is_objected_to(sentence, code, outcome):
    assert code in codes(sentence)
    assert judge(sentence, DOCUMENT).outcome == outcome


def test_an_objection_says_where_in_both_texts():
    (objection,) = judge("Gold exports rose by 21 percent in 2019.", DOCUMENT).objections
    assert "Gold exports rose by 21 percent in 2019."[slice(*objection.claimed)] == "21"
    assert DOCUMENT.page.text[slice(*objection.found)] == "12"


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The law was not only passed but signed.", "The law was passed and signed."),
        ("The company has no debts.", "The company is free of debts."),
        ("She never owned a house in Rome.", "It is false that she owned a house in Rome."),
        ("It is false that she owned a house in Rome.", "She never owned a house in Rome."),
    ],
)
def test_a_negation_in_other_words_contradicts_nothing(sentence, passage):
    assert judge(sentence, SourceText.of(passage)).outcome != "contradicted"


RATES = SourceText.of(
    "The bank was founded in 1995. Unemployment was unchanged at 3.8 percent, the bureau said. "
    "Hourly earnings rose by 7 cents, or 0.2 percent. The lake has an area of 230 square miles. "
    "At most 40 people were hurt, the mayor said. Spending fell from 9,600 to 8,300 dollars. In "
    "the night the temperature dropped from 7 to 5 degrees. The crack was in the right motor. Half "
    "a million voters signed. Mr Ode left the board in March 2020. It is the third largest lake of "
    "the country, and its ferries do 12 miles an hour."
)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Unemployment fell to 3.8 percent, the bureau said.", "GRD013"),
        ("Hourly earnings rose by 7 percent.", "GRD008"),
        ("The lake has an area of 230 acres.", "GRD008"),
        ("At least 40 people were hurt, the mayor said.", "GRD008"),
        ("Spending fell from 8,300 to 9,600 dollars.", "GRD013"),
        ("The crack was in the left motor.", "GRD013"),
        ("It is the largest lake of the country.", "GRD008"),
        ("It is the second largest lake of the country.", "GRD008"),
        ("The lake's ferries do 12 knots.", "GRD008"),
        ("Mr Ode left the board in 2019.", "GRD009"),
    ],
)
def test_the_other_way_round_is_objected_to(sentence, code):
    found = judge(sentence, RATES).objections
    assert code in {one.code for one in found}, found


@pytest.mark.parametrize(
    "sentence",
    [
        "The temperature fell 2 degrees to 5.",
        "After 25 years the bank was in trouble in March 2020.",
        "This institution goes back to 1995.",
    ],
)
def test_what_has_to_be_worked_out_or_read_is_asked_and_not_objected_to(sentence):
    judgement = judge(sentence, RATES)
    assert {one.code for one in judgement.objections} == {"GRD017"}
    assert judgement.outcome == "partly"


@pytest.mark.parametrize(
    "sentence",
    [
        "Around 500,000 voters signed.",
        "The lake is the country's third largest.",
        "Unemployment stayed at 3.8%, the bureau said.",
        "Although Mr Ode left the board, the bank was founded in 1995.",
        "No more than 40 people were hurt.",
        "Its ferries do 12 mph.",
    ],
)
def test_other_words_for_the_same_are_not_objected_to(sentence):
    assert judge(sentence, RATES).outcome == "grounded", judge(sentence, RATES).objections


def test_a_long_document_has_some_words_of_any_sentence_by_chance():
    filler = (f"In {1900 + year} the harbour of town {year} was dredged." for year in range(60))
    document = SourceText.of(" ".join(filler))
    assert judge("In 1950 the queen opened parliament.", document).outcome == "not grounded"


@pytest.mark.parametrize(
    ("passage", "sentence", "word"),
    [
        (
            "The Herald falsely claimed in May that the bridge had collapsed.",
            "The bridge collapsed in May.",
            "falsely",
        ),
        (
            "An earlier version of this article said that 90 people were hurt.",
            "90 people were hurt.",
            "earlier",
        ),
        (
            "The institute retracted its study, which had found that 12 percent of bridges leak.",
            "A study found that 12 percent of bridges leak.",
            "retracted",
        ),
    ],
)
def test_what_a_document_tells_as_wrong_is_not_borne_out_by_it(passage, sentence, word):
    judged = judge(sentence, SourceText.of(passage))
    assert judged.outcome != "grounded"
    assert any(f"“{word}”" in one.message for one in judged.objections)
    # Whoever says with it that it is wrong has nothing to read again.
    assert judge(passage, SourceText.of(passage)).outcome == "grounded"


LIVES = SourceText.of(
    "Ida Holm was born on 3 May 1871 in Brenn. At sixteen she entered the academy, which she left "
    "two years later after a quarrel. Her opera failed in 1899. She died in 1949. Of the 14,620 "
    "children in the trial, half received the vaccine, and the number of households rose from "
    "21,800 to 22,450. One in five inhabitants was over 65. Holm's nine quartets were written "
    "between 1920 and 1931. The trial was ended on Friday. The jury of seven chose her book."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Holm entered the academy in 1887 and left it in 1889.",
        "Ida Holm wrote her quartets in the 1920s and early 1930s.",
        "About 7,300 of the children in the trial received the vaccine.",
        "The number of households grew by 650.",
        "Some 20 percent of the inhabitants were over 65.",
        "Four of the seven in the jury chose her book.",
        "The trial was ended on 12 March 2024.",
    ],
)
def test_a_number_or_date_that_may_follow_is_no_warning(sentence):
    assert not [one for one in judge(sentence, LIVES).objections if one.warns]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Ida Holm was born on 3 May 1874 in Brenn.", "GRD009"),
        ("Ida Holm's opera failed in 1891.", "GRD009"),
        ("Of the 18,350 children in the trial, half received the vaccine.", "GRD008"),
        ("Holm's eight quartets were written between 1920 and 1931.", "GRD008"),
        ("Half of the children in the trial did not receive the vaccine.", "GRD013"),
    ],
)
def test_another_number_or_date_in_the_same_place_is_a_warning(sentence, code):
    assert code in {one.code for one in judge(sentence, LIVES).objections if one.warns}


PLACES = SourceText.of(
    "The glacier shrank from 12.4 square kilometres to 5.2, and 410 millimetres of rain fell. The "
    "lion weighs 40 kilograms. The spire was 96 metres high; it lost 14 metres in a storm. Some "
    "120,000 people visit the church, a third fewer than before. In June 2017 a driver spoke out, "
    "and the minister resigned five weeks later. Ana Lund won the title in 2001. The village lost "
    "its post office in 2008. The strike lasted a year and a half. The crown was sold on 4/3/1999. "
    "The premier of Norway opened the hall in the 2010/11 season."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The glacier covers about two square miles.",
        "Over 16 inches of rain fell.",
        "The lion weighs about 88 pounds.",
        "The spire is 82 metres high.",
        "Some 180,000 people visited the church before.",
        "The minister resigned in July 2017, weeks after a driver spoke out.",
        "Ana Lund did not win the title again.",
        "The village has been without a post office since 2008.",
        "The strike lasted 18 months.",
        "The crown was sold on 4 March 1999.",
        "The Norwegian Prime Minister opened the hall in the 2010–11 season.",
        "Attendance at the church fell by a third.",
    ],
)
def test_what_may_be_told_otherwise_is_no_warning(sentence):
    assert not [one for one in judge(sentence, PLACES).objections if one.warns]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The glacier shrank to 7.9 square kilometres.", "GRD008"),
        ("The lion weighs about 120 pounds.", "GRD008"),
        ("The crown was sold on 4 March 1989.", "GRD009"),
        ("The strike lasted 28 months.", "GRD007"),
        ("Ana Lund did not win the title in 2001.", "GRD013"),
        ("Eva Lund of Toronto won the title in 2001.", "GRD012"),
    ],
)
def test_what_is_told_otherwise_and_wrong_is_a_warning(sentence, code):
    assert code in {one.code for one in judge(sentence, PLACES).objections if one.warns}


PLANT = SourceText.of(
    "The council approved the plan on 5 March 2024 by 14 votes to 9. Construction of the plant "
    "begins in autumn 2024."
)


def test_another_season_is_another_time():
    (found,) = judge("Construction of the plant begins in spring 2024.", PLANT).objections
    assert found.contradicts
    assert "“spring” here, “autumn” in the document" in found.message
    assert not judge("Construction of the plant begins in autumn 2024.", PLANT).objections


def test_a_number_is_not_held_against_the_day_of_a_date():
    (found,) = judge("The council approved the plan by 14 votes to 6.", PLANT).objections
    assert found.message == "“6” here, “9” in the document"


@pytest.mark.parametrize(
    ("sentence", "document"),
    [
        (
            "The shaking lasted for more than three minutes.",
            "The shaking of the ground lasted between three and four minutes in the town.",
        ),
        (
            "None of the men aboard survived.",
            "The man-of-war was carried inland, and all her crew of 28 were lost in the flood.",
        ),
        (
            "The ladders could not reach the burning floors.",
            "The ladders reached only to the sixth floor, and the burning floors were above it.",
        ),
        (
            "She died before her forty-eighth birthday.",
            "She was born in May 1799 in the town of Lyme, and she died on the 9th of March 1847.",
        ),
    ],
)
def test_the_same_in_other_words_has_no_warning(sentence, document):
    assert not [one for one in judge(sentence, SourceText.of(document)).objections if one.warns]
