"""What the rules find in reviews, beside their own examples."""

import pytest

from verifykit.testing import assess_with
from verifykit_claimreview.checker import ClaimReviews


@pytest.fixture
def found(load_reviews, review):
    """The codes that are found in the sound review with some properties changed."""

    def look(rating=None, item=None, **changes):
        changed = {**review, **changes}
        if rating is not None:
            changed["reviewRating"] = {**review["reviewRating"], **rating}
        if item is not None:
            changed["itemReviewed"] = {**review["itemReviewed"], **item}
        report = assess_with(load_reviews(changed).case, ClaimReviews())
        return {finding.rule for finding in report.findings}

    return look


def test_a_sound_review_is_not_complained_of(found):
    assert found() == set()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"claimReviewed": " "}, "CLR001"),
        ({"reviewRating": None}, "CLR002"),
        ({"rating": {"alternateName": ""}}, "CLR002"),
        ({"url": None}, "CLR003"),
        ({"url": "https://a.example/1, https://b.example/2"}, "CLR003"),
        ({"url": "desk.example/bridge"}, "CLR003"),
        ({"rating": {"ratingValue": 6}}, "CLR004"),
        ({"rating": {"ratingValue": "one"}}, "CLR004"),
        ({"rating": {"worstRating": 0}}, "CLR004"),
        ({"rating": {"worstRating": 5, "bestRating": 1}}, "CLR004"),
        ({"rating": {"ratingValue": "-1"}}, "CLR004"),
        ({"rating": {"ratingValue": 5}}, "CLR005"),
        ({"author": {"@type": "Organization"}}, "CLR006"),
        ({"author": {"name": "the Mayor"}}, "CLR006"),
        ({"item": {"author": {"@type": "Person"}}}, "CLR007"),
        ({"item": {"firstAppearance": ["https://a.example/", "https://b.example/"]}}, "CLR008"),
        ({"item": {"appearance": ["https://desk.example/bridge"]}}, "CLR008"),
        ({"author": "Check Desk"}, "CLR009"),
        ({"itemReviewed": "The bridge was closed."}, "CLR009"),
        ({"rating": {"alternateName": "Closed, alas"}}, "CLR010"),
        ({"datePublished": "May 31, 2024"}, "CLR011"),
        ({"item": {"datePublished": "2024-02-30"}}, "CLR011"),
    ],
)
def test_a_fault_is_found(found, changes, code):
    assert code in found(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"rating": {"ratingValue": "1", "bestRating": "5", "worstRating": "1"}},
        {"rating": {"ratingValue": 2, "bestRating": 10, "worstRating": 2}},
        {"datePublished": "2024-05"},
        {"datePublished": "2024-05-31T10:00:00+02:00"},
        {"author": [{"@type": "Organization", "name": "Check Desk"}]},
        {"reviewRating": {"alternateName": "False"}},
    ],
)
def test_what_is_sound_in_another_way_is_left_alone(found, changes):
    assert found(**changes) == set()


def test_findings_stand_where_the_fault_is(run_verifykit, tmp_path):
    path = tmp_path / "reviews.json"
    path.write_text(
        """[
  {"@type": "ClaimReview",
   "url": "https://desk.example/bridge",
   "claimReviewed": "The bridge was closed in May.",
   "author": {"name": "Check Desk"},
   "reviewRating": {
     "alternateName": "False",
     "ratingValue": 5
   },
   "itemReviewed": {"author": {"name": "The mayor"}}}
]""",
        encoding="utf-8",
    )
    done = run_verifykit("check", "--isolated", "--format", "json", "--select", "CLR", path)
    assert done.exit_code == 0, done.stderr
    (finding,) = done.json()["findings"]
    assert (finding["rule"], finding["line"]) == ("CLR005", 6)


def test_what_is_under_the_key_by_mistake_is_left_alone(make_case):
    case = make_case(
        """
        sources: [{id: s, name: S}]
        claims: [{id: c, text: Something.}]
        evidence: [{id: e, claim: c, source: s, stance: supports, x-claimreview: 3}]
        """
    )
    assert assess_with(case, ClaimReviews()).findings == ()
