"""The rules from outside: what they find, and above all what they leave alone."""

import pytest

from verifykit import Settings, assess, from_data

SOUND = [
    ("The mill, built in 1890, burnt down.", "2019"),
    ("The mill built in 1890 burnt down in the night.", "2019"),
    ("After the vote on 12 May 2020, Smith dismissed the minister appointed on 10 May 2020.", None),
    ("He was arrested on 10 May 2020 after a quarrel and returned on 12 May 2020.", None),
    ("He was elected on 10 May 2020 and resigned after the vote on 12 May 2020.", None),
    ("The school closed on 10 May 2020 because of the vote on 12 May 2020.", None),
    ("The troops left under the deal signed on 18 August 2020.", "2020-12"),
    ("He said in January 2020 that the line would open in 2021.", "2020-01"),
    ("The 2020 Olympics were held in 2021.", "2021"),
    ("Born in 1950, he became mayor in 2001.", "2001"),
    ("From 1968 to 1991 he ruled, the first ten years for the army.", None),
    ("Of the years from 1968 to 1991 he spent 10 years in exile.", None),
    ("He ruled from 1968 to 1991, for 22 years.", None),
    ("He ruled from 1968 to 1991, for 24 years.", None),
    ("He was president from March 1968 to 26 March 1991, for 23 years.", None),
    ("The war lasted from 1914 to 1918, for four years.", None),
    ("The siege lasted from 3 to 5 May 2020, for three days.", None),
    ("The siege lasted from 3 to 5 May 2020, for two days.", None),
    ("On Friday, 4 October 1582 the old calendar ended.", None),
    ("She was born on Monday, 29 February 2016.", "2016-02-29"),
    ("It opened on 03/04/2020.", "2020-03-04"),
    ("It opened on 03/04/2020.", "2020-04-03"),
    ("It opened in spring 2020.", "2020-10"),
    ("It cost 2019 crowns and 1999 pieces were sold.", "2010"),
    ("The novel 1984 appeared in 1949.", "1949"),
    ("May met Merkel in May 2018.", "2018-05"),
    ("The coup of 18 August 2020 led to sanctions.", "2020-09"),
    ("It happened around 1850.", "1851"),
    ("It happened in the 1990s.", "1995"),
    ("It was so since 2013.", "2013/2017"),
    ("It was so in 2013-17.", "2015"),
    ("At 20.15 on 18 August 2020 the shots fell.", "2020-08-18T20:15"),
    ("It happened on Sunday 31 December 2023/1 January 2024.", None),
    ("Flight 1549 landed on the Hudson on 15 January 2009.", "2009-01-15"),
    ("Boeing 747-400 no. 2020-13 crashed in 2019.", "2019"),
    ("Room 12 May be closed.", None),
    ("On 18 August 2020 and on 24 May 2021 soldiers took power.", "2021-05-24"),
]

QUOTED = [
    ("The mill burnt down.", "2019-03-05", "The mill, built in 1890, burnt down.", "2019-03-08"),
    (
        "The mill burnt down.",
        "2019-03-05",
        "The mill burnt down, six years after that of 2013 had closed.",
        "2019-03-08",
    ),
    (
        "The mill burnt down.",
        "2019-03-05",
        "The old mill burnt down on Tuesday night.",
        "2019-03-08",
    ),
    ("The mill burnt down.", "2019-03-05", "The old mill burnt down this week.", "2019-03-08"),
    ("The mill burnt down.", "2019-03-05", "The old mill burnt down three days ago.", "2019-03-08"),
    ("The mill burnt down.", "2019-03-05", "The old mill burnt down last week.", "2019-03-12"),
    ("The mill burnt down.", "2019-03-05", "The old mill burnt down last year.", "2020-01-12"),
    ("The mill burnt down.", "2019-03-05", "The old mill burnt down in March.", "2019-09-12"),
    (
        "The mill burnt down.",
        "2019-03-05",
        "The old mill burnt down about a year ago.",
        "2020-01-30",
    ),
    ("The mill burnt down.", "2019-03-05", "The old mill burnt down yesterday.", "2019-03-07"),
    ("The mill burnt down.", "2019-03-05", "A new mill will open on 12 May 2020.", "2019-03-07"),
    ("The mill burnt down.", "2019-03-05", "The new mill is to open on 12 May 2020.", "2019-03-07"),
    (
        "The mill burnt down.",
        "2019-03-05",
        "Tickets for the concert of 12 May 2020 remain valid.",
        "2019-03-07",
    ),
    ("The contract runs to 2030.", None, "The contract runs until 2030.", "2019-03-07"),
    ("The bond matures in 2030.", None, "The bond matures in 2030.", "2019-03-07"),
    ("Die Mühle brannte ab.", "2019-03-05", "Die Mühle brannte letzten Dienstag ab.", "2019-03-08"),
]

WRONG = [
    ("CHR001", "He came on Wednesday, 18 August 2020.", None, None),
    ("CHR001", "Er kam am Mittwoch, dem 18. August 2020.", None, None),
    ("CHR002", "He came on 29 February 2019.", None, None),
    ("CHR003", "The minister resigned in 2018.", "2019", None),
    ("CHR003", "In January 2020 he left for Russia.", "2020-02", None),
    ("CHR004", "It was dry for most of 2020.", "2020-01", None),
    (
        "CHR004",
        "It was dry in Bamako for most of 2020.",
        None,
        "It was dry in Bamako in January 2020.",
    ),
    ("CHR005", "The mill burnt down.", "2024-06-05", "The old mill burnt down last Tuesday."),
    ("CHR005", "The mill burnt down.", "2019-03-05", "The old mill burnt down in April 2019."),
    ("CHR006", "The mill burnt down.", None, "The old mill burnt down on 9 June 2024."),
    ("CHR006", "The mill burnt down in July 2024.", None, None),
    ("CHR009", "He fell on 10 May 2020 shortly after the vote on 12 May 2020.", None, None),
    ("CHR009", "After the vote on 12 May 2020, the minister resigned on 10 May 2020.", None, None),
    ("CHR009", "The strike of 12 May 2020 led to the closure on 10 May 2020.", None, None),
    ("CHR009", "Er fiel am 10. Mai 2020 kurz nach der Abstimmung am 12. Mai 2020.", None, None),
    ("CHR010", "He ruled from 1968 to 1991, for 32 years.", None, None),
    ("CHR010", "He ruled for 32 years, from 1968 to 1991.", None, None),
    ("CHR010", "The siege lasted from 3 to 5 May 2020, for three weeks.", None, None),
]


@pytest.mark.parametrize(("text", "when"), SOUND)
def test_a_sound_text_has_no_finding(findings, text, when):
    assert [one for one in findings(text, when, quote=text) if one[0] != "PRO001"] == []


@pytest.mark.parametrize(("text", "when", "quote", "published"), QUOTED)
def test_a_quote_that_fits_has_no_finding(findings, text, when, quote, published):
    found = findings(text, when, quote=quote, published=published)
    assert [one for one in found if one[0] != "PRO001"] == []


@pytest.mark.parametrize(("rule", "text", "when", "quote"), WRONG)
def test_what_does_not_fit_is_found_and_nothing_else_with_it(findings, rule, text, when, quote):
    language = "de" if text.startswith("Er ") else "en"
    found = findings(text, when, quote=quote, language=language)
    assert {one for one, _ in found} - {"PRO001"} == {rule}


def test_a_relative_date_is_told_with_what_it_means(findings):
    [(_, message)] = findings(
        "The mill burnt down.", "2024-06-05", "The old mill burnt down last Tuesday."
    )
    assert "“last Tuesday”, that is 2024-05-28 or 2024-06-04, the claim 2024-06-05" in message


def test_a_named_cause_that_was_later_is_found():
    claims = [
        {"id": "closed", "text": "It closed.", "when": "2019-03", "x-because-of": ["fire", "gone"]},
        {"id": "fire", "text": "It burnt.", "when": "2019-05"},
    ]
    report = assess(from_data({"verifykit": 1, "claims": claims}), Settings(select=("CHR",)))
    assert [(one.rule, one.claim) for one in report.findings] == [("CHR009", "closed")]
