"""The rules from outside: what they find, and above all what they leave alone."""

import pytest

from verifykit_quantities.words import FROM

SOUND = [
    ("The dam cost €14.5m.", "The dam cost 14,500,000 euros."),
    ("The dam cost €14.5m.", "The dam cost nearly 15 million euros."),
    ("Mali has about 20 million inhabitants.", "Mali has 19,658,031 inhabitants."),
    ("At least 380 people died in the flood.", "In the flood 412 people died."),
    ("More than 40 people died in the flood.", "In the flood 400 people died."),
    ("Finland has sent eight trainers to Mali.", "Finland has sent 8 trainers to Mali."),
    ("The road is 10 miles long.", "The road is 16 km long."),
    ("The road is 10 to 15 km long.", "The road is 12 km long."),
    ("The road is 300 m long.", "The road is 20 m wide and ends at the sea."),
    ("The lake has 25 square miles.", "The lake has 65 square kilometres."),
    ("The share rose from 20% to 30%, a rise of 10 percentage points.", None),
    ("The share rose from 20% to 30%, a rise of 50%.", None),
    ("The share fell from 30% in 2013 to 20% in 2017, a drop of a third.", None),
    ("Sales rose by 25% from 200 to 250 cars.", None),
    ("Sales rose from 20 to 30 million euros, 5% more than planned.", None),
    ("Sales rose from 3.1 to 3.3 million euros, up 6%.", None),
    ("The port has 10 to 15 million visitors.", "The port has 12 million visitors."),
    ("Of 28 states 8 signed the treaty.", "The treaty was signed by 20 of 28 states."),
    ("He ran 5 km (3 miles).", None),
    ("The wall is 500 km (300 m of it new) long.", None),
    ("Flight 1549 landed on 15 January 2009 at 15:31.", "Flight 1549 landed at 3.31 pm."),
    ("The G7 met on 5 May 2020 in room 12.", "On 6 May 2020 the G20 met in room 13."),
    ("The 40-year-old man has 3 children.", "The 41-year-old man has 3 children."),
    ("Turnout was 45%.", "Turnout was 45 percent, up 2 percentage points."),
    ("The company owes 5,000 dollars.", "The company owes 4,600 euros."),
    ("Output fell by 1.0 percent.", "Output changed by -1.0 percent."),
    ("Version 2.0 has 400 errors.", "Version 3.0 has 400 errors."),
    ("Die Straße ist 2,5 Kilometer lang.", "Die Straße ist 2500 Meter lang."),
    ("La route mesure 2,5 km.", "La route mesure 2 500 mètres."),
]

WRONG = [
    ("QTY001", "The dam cost 14.5 billion euros.", {}, "The dam cost 14.5 million euros."),
    ("QTY001", "The dam cost 14.5 million euros.", {"value": 14500, "unit": "EUR"}, None),
    ("QTY002", "The share grew by 5 percent.", {}, "The share grew by 5 percentage points."),
    ("QTY002", "The share rose from 20% to 30%, a rise of 10%.", {}, None),
    ("QTY002", "The share rose by 10% from 20% to 30%.", {}, None),
    ("QTY002", "Der Anteil stieg von 20% auf 30%, ein Anstieg um 10 Prozent.", {}, None),
    ("QTY003", "The dam cost 14.5 million euros.", {"value": 15.4, "unit": "million EUR"}, None),
    ("QTY003", "Finland has sent eight trainers.", {"value": 18}, None),
    ("QTY004", "The old bridge is 300 m long.", {}, "The old bridge is 500 m long."),
    ("QTY005", "The fee rose from 200 to 250 euros, up 40%.", {}, None),
    ("QTY006", "It lies 500 km (200 miles) away.", {}, None),
    ("QTY006", "The lake has 25 square miles (40 km²).", {}, None),
]


@pytest.mark.parametrize(("text", "quote"), SOUND)
def test_a_sound_text_has_no_finding(findings, text, quote):
    assert [one for one in findings(text, quote=quote) if one[0] != "PRO001"] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The dam cost €14.5m.", 14_500_000, "EUR"),
        ("The dam cost €14.5m.", 14.5, "million EUR"),
        ("Russia accounted for 39 percent of it.", 0.39, "share"),
        ("Russia accounted for 39 percent of it.", 39, "percent"),
        ("The road is 10 miles long.", 16.1, "km"),
        ("Of 28 states 8 signed the treaty.", 20, None),
        ("Mali has about 20 million inhabitants.", 20_250_833, None),
        ("The army has 8 battalions.", 4000, "soldiers"),
        ("Output fell by 1.0 percent.", -1.0, "percent"),
    ],
)
def test_a_value_that_is_the_text_s_has_no_finding(findings, text, value, unit):
    more = {"value": value} | ({"unit": unit} if unit else {})
    assert findings(text, **more) == []


@pytest.mark.parametrize(("rule", "text", "more", "quote"), WRONG)
def test_what_does_not_fit_is_found_and_nothing_else_with_it(findings, rule, text, more, quote):
    language = "de" if text.startswith("Der ") else "en"
    found = findings(text, quote=quote, language=language, **more)
    assert {one for one, _ in found} - {"PRO001"} == {rule}


def test_a_slip_is_named_with_what_it_comes_to(findings):
    [message] = [m for r, m in findings("It rose from 20% to 30%, up 10%.") if r == "QTY002"]
    assert "that is 10 percentage points, or 50 percent" in message


@pytest.mark.parametrize("stance", ["refutes", "questions"])
def test_a_quote_that_does_not_support_may_say_what_it_likes(stance):
    from verifykit import Settings, assess, from_data

    data = {
        "verifykit": 1,
        "sources": [{"id": "s", "name": "S"}],
        "claims": [{"id": "c", "text": "The dam cost 14.5 billion euros."}],
        "evidence": [
            {"id": "e", "claim": "c", "source": "s", "stance": stance,
             "quote": {"exact": "The dam cost 14.5 million euros."}}
        ],
    }  # fmt: skip
    assert list(assess(from_data(data), Settings(select=("QTY",))).findings) == []


@pytest.mark.parametrize("word", sorted(FROM))
def test_no_word_that_begins_a_change_is_passed_over(findings, word):
    # Texts of claims without a value or a quote are read only where they may tell of a change.
    found = findings(f"The fee rose {word} 200 to 250 euros, up 40%.")
    assert "QTY005" in {one[0] for one in found}
