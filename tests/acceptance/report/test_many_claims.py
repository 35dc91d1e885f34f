"""Pages on very many claims: what is the same for all of them is shown once."""

import re


def case(claims, value):
    return {
        "sources": [{"id": f"s{at}", "name": f"Source {at}"} for at in range(claims)],
        "entities": [{"id": "x", "kind": "object"}],
        "predicates": [{"id": "p", "value": "number", "cardinality": "one", "timeless": True}],
        "claims": [
            {"id": f"c{at}", "text": f"Said {at}.", "subject": "x", "predicate": "p",
             "value": value(at)}
            for at in range(claims)
        ],
        "evidence": [
            {"id": f"e{at}", "claim": f"c{at}", "source": f"s{at}", "stance": "supports"}
            for at in range(claims)
        ],
    }  # fmt: skip


def test_claims_that_say_the_same_share_a_long_waterfall(report_on):
    page = report_on(case(30, lambda at: 7)).read_text(encoding="utf-8")
    assert page.count("<h4>How the score comes about</h4>") == 30
    assert page.count("<table class=steps>") == 1
    assert len(re.findall(r'As that of <a class=c href="#claim-c0">Said 0', page)) == 29


def test_a_short_waterfall_is_shown_with_each(report_on):
    page = report_on(case(5, lambda at: 7)).read_text(encoding="utf-8")
    assert page.count("<table class=steps>") == 5
    assert "As that of" not in page


def test_of_rivals_a_few_are_named_and_the_rest_is_counted(report_on):
    page = report_on(case(30, lambda at: 1000 + 37 * at)).read_text(encoding="utf-8")
    assert page.count("and 17 more") == 30
    # Each names two of those against it; only the last one has been named by all others before.
    listed = page.partition("What is contradicted, and by what")[2].partition("</section>")[0]
    assert listed.count("against it: ") == 2 * 6
    assert "23 more" in listed
