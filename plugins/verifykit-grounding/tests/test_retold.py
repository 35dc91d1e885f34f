"""A sentence in other words than its document has no warning; one with another fact has one."""

import pytest

from verifykit_grounding.judging import SourceText, judge
from verifykit_grounding.judging.lines import unbroken

RETOLD = {
    "days": [
        ("The 18th of June was the hottest day.", "The hottest day was June 18."),
        ("It was the night of May 3 to 4, 1926.", "It was the early morning of 4 May 1926."),
        ("It lasted from July 21 to 24, 1976.", "It ended on 24 July 1976."),
        ("On Christmas Day 1897 the fair was opened.", "The fair was opened on 25 December 1897."),
        ("The lake was drained in 1853, after four years of work.", "The work began in 1849."),
        ("Born in 1871, she entered the school at sixteen.", "She entered the school in 1887."),
        (
            "The two were arrested on Monday and let go the next day.",
            "They were let go on Tuesday.",
        ),
    ],
    "approximations": [
        ("The fire destroyed 1,987 houses.", "The fire destroyed nearly 2,000 houses."),
        ("The translation took her 22 years.", "The translation took more than two decades."),
        ("The strike lasted 103 days.", "The strike lasted for more than three months."),
        ("The tower is 299 feet high.", "The tower is nearly 300 feet high."),
        ("The crater has last erupted in 1957.", "It is the crater's first in over sixty years."),
    ],
    "numbers of several words": [
        ("He ran it in 4 minutes and 30 seconds.", "He ran it in four and a half minutes."),
        ("It cost £38.5m instead of 24 million.", "The overrun was £14.5m."),
        ("She won the race in 2:29:57.", "She won the race in just under two and a half hours."),
        ("The trip took four hours and six minutes.", "The trip took more than four hours."),
        ("The offer was of 6 million euros.", "The offer was of €6m."),
        ("The offer was of 6 million euros.", "The offer was of €6 m."),
        ("The offer was of €6m.", "The offer was of 6 m euros."),
        (
            "Ein zwölfjähriger Junge ist von dem Brett gesprungen, das 15 Zentimeter zu nah war.",
            "Das Brett, von dem der zwölf Jahre alte Junge gesprungen ist, war 15 cm zu nah.",
        ),
        ("Temen perder un tercio de sus ventas.", "Temen que las ventas caigan un 33 %."),
        ("The line has 11 stations.", "The line has 11 metro stations."),
        ("It gave 640 gigawatt hours a year.", "It gave 640 GWh a year."),
        (
            "Die Strecke war vor anderthalb Jahren saniert worden, der Bus braucht eine Stunde.",
            "Die Sanierung der Strecke liegt 18 Monate zurück, der Bus braucht 60 Minuten.",
        ),
        (
            "La Comisión aporta 3,2 millones de euros a la línea de la empresa belga.",
            "La línea de la empresa, que es de Bélgica, recibe 3,2 M€ de la Comisión.",
        ),
        ("It sold 6,300 tickets in its first week.", "It sold 6,300 tickets in seven days."),
        ("The trial lasted 24 weeks.", "The trial lasted six months."),
        (
            "The firm may be fined 2 per cent of its sales, which were 148 million euros.",
            "A penalty of nearly €3 million can be imposed.",
        ),
    ],
    "sums": [
        ("Three sons and four daughters survive him.", "He left seven children."),
        ("The crew of 14 and 61 passengers were saved.", "All 75 people were saved."),
        ("In one raid 12 were killed, in the other 17.", "The two raids killed 29 people."),
        ("The bill passed by 61 votes to 34.", "Ninety-five members voted on the bill."),
        (
            "Ten sailors died. It was raining. Seven sailors had been killed in June.",
            "In all 17 sailors were killed.",
        ),
        ("The heat killed 4,700. In 2018 it was 8,700.", "It killed 4,000 fewer than in 2018."),
        ("It lost 86 million in the first quarter.", "It lost 86 million in three months."),
        ("It gives 240,000 people water.", "It gives water to a quarter of a million people."),
        ("One ship took 753 aboard, the other 542.", "It took over two hundred more."),
        ("Of those asked 67 per cent approved of it.", "About two thirds approved of it."),
        ("The closing costs 240 jobs out of 1,870.", "It costs nearly 13 percent of the jobs."),
    ],
    "denied in other words": [
        ("The ship had hydrogen, helium not being available.", "Helium could not be had."),
        ("Few of the settlers survived the winter.", "Most of the settlers did not survive it."),
        ("All the crew of the Berouw were lost.", "None of the crew of the Berouw lived."),
        (
            "There were two deaths among the children who had been given the placebo; the vaccine "
            "cut the number of cases.",
            "No child who had received the vaccine died.",
        ),
        (
            "Electricity was back in two thirds of the capital by Sunday noon.",
            "A third of the capital still had no electricity on Sunday.",
        ),
        ("He is the youngest challenger ever.", "No challenger has ever been younger."),
        ("There were 97 persons on board.", "One who died had not been on board."),
    ],
    "names": [
        ("Professor Wm. Gray of Yale measured the rock.", "William Gray of Yale measured it."),
        ("Pres. Roosevelt signed the act.", "President Theodore Roosevelt signed the act."),
        ("The Department of Agriculture closed the plant.", "The USDA closed the plant."),
        ("The steamer burned at Peoria.", "The steamer burned at Peoria, Illinois."),
        ("An American, Ann Beard, won the race.", "Beard, from the United States, won the race."),
        ("The Uzbek Karimov won the game.", "Karimov, from Uzbekistan, won the game."),
        ("The campaign costs 11 million kroner.", "The campaign costs NOK 11m."),
        ("The club gets money from television.", "The club gets money from TV."),
        ("The European Court of Justice has ruled.", "The EU's court has ruled."),
        ("The loot of a raider was found.", "It is the loot of a Viking raider."),
        ("The eldest son fell in 1914.", "His oldest son was killed in the First World War."),
    ],
}
"""Sentences that a document bears out, by what is otherwise in them."""


@pytest.mark.parametrize("kind", RETOLD)
def test_what_is_said_in_other_words_has_no_warning(kind):
    for document, sentence in RETOLD[kind]:
        warned = [one for one in judge(sentence, _source(document)).objections if one.warns]
        assert not warned, (sentence, warned)


@pytest.mark.parametrize(
    ("document", "sentence", "code"),
    [
        ("The 18th of June was the hottest day.", "The hottest day was June 19.", "GRD009"),
        ("It was the night of May 3 to 4, 1926.", "It was the night of 5 May 1926.", "GRD009"),
        ("The fair was opened on Christmas Day 1897.", "It was opened 26 December 1897.", "GRD009"),
        ("The tower is 299 feet high.", "The tower is nearly 400 feet high.", "GRD008"),
        ("He ran it in 4 minutes and 30 seconds.", "He ran it in three minutes.", "GRD008"),
        ("The offer was of 6 million euros.", "The offer was of €7m.", "GRD008"),
        ("She won the race in 2:29:57.", "She won the race in under two hours.", "GRD007"),
        ("The bill passed by 61 votes to 34.", "It passed with a majority of 37 votes.", "GRD008"),
        ("Of 40 houses 28 were lost.", "Of 40 houses 18 were lost.", "GRD008"),
        ("The mine was closed in spring.", "The mine was not closed in spring.", "GRD013"),
        (
            "Two thirds of the capital had power on Sunday.",
            "Two thirds of the capital had no power on Sunday.",
            "GRD013",
        ),
        ("Wm. Gray of Yale measured the rock.", "Peter Gray of Yale measured it.", "GRD012"),
        ("The Department of Agriculture closed the plant.", "NASA closed the plant.", "GRD012"),
        ("The steamer burned at Peoria, Illinois.", "It burned at Peoria, Ohio.", "GRD012"),
        ("The mayor was arrested on Monday.", "The mayor was arrested on Friday.", "GRD012"),
    ],
)
def test_what_is_another_fact_has_a_warning(document, sentence, code):
    objections = judge(sentence, _source(document)).objections
    assert code in {one.code for one in objections if one.warns}, objections


def _source(document):
    return SourceText.of(document, "en")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "The airship caught fire when it was about to land at Lakehurst in the\n"
            "evening of the sixth of May, and thirteen of the passengers and twenty\n"
            "two of the crew died.\n\nAnother was hurt.",
            2,
        ),
        ("- The airship caught fire when it was about to land\n- Thirteen of them died in it", 1),
        ("The airship caught fire\nIt was about to land", 1),
    ],
)
def test_lines_that_were_broken_at_a_width_are_read_on(text, kept):
    read = unbroken(text)
    assert read.count("\n") == kept
    assert read.replace("\n", " ") == text.replace("\n", " ")
