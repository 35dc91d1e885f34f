"""What contradicts what, from outside: a case of two claims, and the rules that it breaks."""

import json

import pytest

HEAD = """\
verifykit: 1
case: {as_of: 2024-06}
sources: [{id: s, name: S}, {id: t, name: T}]
documents: [{id: d15, source: s, published: 2015-03}, {id: d18, source: t, published: "2018"}]
entities: [{id: x, kind: organisation, name: X}, {id: y, kind: organisation, name: Y}]
"""
EVIDENCE = """
evidence:
  - {id: e1, claim: a, document: d15, stance: supports, lineage: original}
  - {id: e2, claim: b, document: d18, stance: supports, lineage: original}
"""
HEADED = "{id: p, value: text, cardinality: one}"
COUNTED = "{id: p, value: number, cardinality: one}"
OPENED = "{id: p, value: date, cardinality: one}"


def rules(run, folder, predicate, a, b):
    claims = "\n".join(
        f"  - {{id: {name}, text: {name}, subject: x, predicate: p, {more}}}"
        for name, more in (("a", a), ("b", b))
    )
    (folder / "two.yaml").write_text(
        f"{HEAD}predicates: [{predicate}]\nclaims:\n{claims}{EVIDENCE}", encoding="utf-8"
    )
    result = run("check", "two.yaml", "--format", "json", "--exit-zero")
    found = json.loads(result.out)["findings"]
    return {one["rule"]: one for one in found if one["rule"].startswith("CON")}


@pytest.mark.parametrize(
    ("predicate", "a", "b", "expected"),
    [
        # A handover in one year, and on one day.
        (HEADED, "value: A, when: 2013/2020", "value: B, when: 2020/..", {"CON008"}),
        (
            HEADED,
            "value: A, when: 2013-09-04/2020-08-18",
            "value: B, when: 2020-08-18/..",
            {"CON008"},
        ),
        (HEADED, "value: A, when: 2013/2020", "value: B, when: 2017/..", {"CON001"}),
        # Since 2013, said in 2015, is no word on 2017; said in 2018 it is.
        (HEADED, "value: A, when: 2013/..", 'value: B, when: "2017"', {"CON008"}),
        (HEADED, 'value: A, when: "2014"', "value: B, when: 2013/..", {"CON001"}),
        # An end that nobody knows, and no date at all.
        (HEADED, "value: A, when: 2013/", 'value: B, when: "2017"', {"CON019"}),
        (HEADED, "value: A", 'value: B, when: "2017"', {"CON019"}),
        (
            "{id: p, value: text, cardinality: one, timeless: true}",
            "value: A",
            'value: B, when: "2017"',
            {"CON001"},
        ),
        # Some time in January, twice.
        (
            HEADED,
            "value: A, when: 2020-01, during: some",
            "value: B, when: 2020-01, during: some",
            set(),
        ),
        (
            HEADED,
            "value: A, when: 2020-01, during: some",
            "value: B, when: 2020-01, during: all",
            {"CON001"},
        ),
        # Figures in other units, rounded, exact, and a thousand times apart.
        (COUNTED, "value: 39, unit: percent", "value: 0.39, unit: share", set()),
        (COUNTED, "value: 3, unit: thousand", "value: 3, unit: million", {"CON003", "CON018"}),
        (COUNTED, "value: 5, unit: miles", "value: 8.05, unit: km", {"CON011"}),
        (COUNTED, "value: 5, unit: EUR", "value: 5, unit: USD", {"CON016"}),
        (COUNTED, "value: 20000000", "value: 19660000", {"CON011"}),
        (COUNTED, "value: 20000000, exact: true", "value: 19660000", {"CON003"}),
        (COUNTED, "value: 2010", "value: 2012", {"CON003"}),
        # A year as pandas writes it; accents and case.
        (OPENED, "value: 2020.0", 'value: "2020"', set()),
        (OPENED, "value: 2020.0", 'value: "2021"', {"CON001"}),
        (HEADED, "value: Ségou", "value: SEGOU", set()),
        ("{id: p, value: boolean}", "value: true", "value: false", {"CON002", "CON025"}),
    ],
)
def test_two_claims_and_what_is_found(run, folder, predicate, a, b, expected):
    assert rules(run, folder, predicate, a, b).keys() == expected


def test_a_conflict_is_told_once_with_both_places_and_years_as_years(run, folder):
    found = rules(run, folder, OPENED, "value: 1998", "value: 2013")
    assert found["CON001"]["message"] == ("X, p: 1998 [a] and 2013 [b]; only one value is possible")
    assert len(found["CON001"]["related"]) == 1


def test_a_figure_of_a_year_and_a_mean_of_several(run, folder):
    mean = "value: 40, when: 2010/2018"
    found = rules(run, folder, COUNTED, mean, "value: 90, when: '2012'")
    message = found["CON003"]["message"]
    assert "40 in 2010/2018 [a] and 90 in 2012 [b]" in message
    assert message.endswith("that of 2010/2018 may be a mean of 9 years")


def test_the_host_s_arithmetic_changes_nothing(run, folder):
    from decimal import getcontext, localcontext

    with localcontext():
        getcontext().prec = 1
        found = rules(run, folder, COUNTED, "value: 39.24", "value: 39.26")
    assert found.keys() == {"CON003"}
