"""Reviews as a case: every way of packing them, and of writing what they say."""

import json
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.loading import load, to_data
from verifykit.ratings import normalised
from verifykit.testing import assess_with
from verifykit_claimreview import find_reviews, review_of
from verifykit_claimreview.case_reader import ClaimReviewReader
from verifykit_claimreview.checker import ClaimReviews
from verifykit_claimreview.rating import known_words
from verifykit_claimreview.sayings import SAYINGS

ANSWER = {
    "claims": [
        {
            "text": "The bridge was closed in May.",
            "claimant": "The mayor",
            "claimDate": "2024-05-20T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Check Desk", "site": "desk.example"},
                    "url": "https://desk.example/bridge",
                    "title": "Was the bridge closed?",
                    "reviewDate": "2024-05-31T00:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                }
            ],
        },
        {"text": "A claim that nobody has reviewed."},
    ],
    "nextPageToken": "CAo",
}


def _taken_apart(review):
    """The things of a review as a graph: each is written once, and named by its @id elsewhere."""
    claim = review["itemReviewed"]
    return [
        {"@type": "WebPage", "@id": "#page", "mainEntity": {"@id": "#review"}},
        {
            **review,
            "@id": "#review",
            "isPartOf": {"@id": "#page"},
            "author": {"@id": "#desk"},
            "itemReviewed": {"@id": "#claim", "@type": "Claim"},
            "reviewRating": [{"@id": "#rating"}],
        },
        {**claim, "@id": "#claim", "author": [{"@id": "#claimant"}]},
        {**claim["author"], "@id": "#claimant"},
        {**review["reviewRating"], "@id": "#rating"},
        {**review["author"], "@id": "#desk"},
    ]


def _prefixed(data, prefix):
    """JSON-LD with the prefix on every name that is not JSON-LD's own."""
    if isinstance(data, list):
        return [_prefixed(one, prefix) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        name if name.startswith("@") else prefix + name: _prefixed(value, prefix)
        for name, value in data.items()
    }


@pytest.mark.parametrize(
    "pack",
    [
        lambda review: review,
        lambda review: [review],
        lambda review: {"@context": "x", "@graph": [{"@type": "WebPage"}, review]},
        lambda review: {"@type": "NewsArticle", "mainEntity": review},
        lambda review: {"@type": "DataFeed", "dataFeedElement": [{"item": [review]}]},
        lambda review: {"@type": "ItemList", "itemListElement": [{"item": review}]},
        lambda review: {"@type": "NewsArticle", "hasPart": [review]},
        lambda review: {"@graph": _taken_apart(review)},
        lambda review: {"@graph": [{"review": {"@id": "#r"}}, {**review, "@id": "#r"}]},
        lambda review: [{**review, "@id": "#r"}, {"@type": "ClaimReview", "@id": "#r"}],
        lambda review: {**review, "@type": ["Review", "ClaimReview"]},
        lambda review: {**review, "@type": "schema:ClaimReview"},
        lambda review: {**review, "@type": "http://schema.org/ClaimReview"},
        lambda review: [[], None, 3, [review]],
        lambda review: _prefixed(review, "schema:"),
        lambda review: {"@graph": [_prefixed(review, "https://schema.org/")]},
        lambda review: {"schema:mainEntity": _prefixed(review, "http://schema.org/")},
    ],
    ids=[
        "single",
        "list",
        "graph",
        "page",
        "feed",
        "items",
        "part",
        "references",
        "reference to the review",
        "reference with its kind",
        "types",
        "prefixed type",
        "url-type",
        "nested",
        "prefixed",
        "addresses",
        "prefixed packing",
    ],
)
def test_every_packing_gives_the_same_case(load_reviews, review, pack):
    data = to_data(load_reviews(pack(review)).case)
    alone = to_data(load_reviews(review).case)
    for one in (data, alone):
        for item in one["evidence"]:
            item.pop("x-claimreview", None)
            item["id"] = item["id"].partition("-")[0]
        one["case"].pop("x-claimreview-skipped", None)
    assert data == alone


def test_an_answer_of_the_api(load_reviews):
    case = load_reviews(ANSWER, "answer.json").case
    assert [claim.text for claim in case.claims] == ["The bridge was closed in May."]
    assert {source.name for source in case.sources} == {"Check Desk", "The mayor"}
    assert [item.stance for item in case.evidence] == ["refutes"]
    assert assess_with(case, ClaimReviews()).findings == ()
    assert case.places.locate("/evidence/0/stance").line == 1


def claimed(case):
    (claim,) = case.claims
    return json.loads(dict(claim.extensions)["x-claimed"])


def test_where_several_made_the_claim_no_page_is_put_in_the_mouth_of_one(load_reviews, review):
    item = review["itemReviewed"]
    item["author"] = [{"name": "The police"}, {"name": "Town council"}, "The police"]
    case = load_reviews(review).case
    names = {source.id: source.name for source in case.sources}
    assert [names[one] for one in claimed(case)["by"]] == ["The police", "Town council"]
    by_url = {document.url: document for document in case.documents}
    assert names[by_url["https://town.example/speech"].source] == "town.example"
    assert not any(document.derived_from for document in case.documents)


def test_who_claimed_who_copied_and_who_checked(load_reviews, review):
    case = load_reviews(review).case
    by_url = {document.url: document for document in case.documents}
    origin = by_url["https://town.example/speech"]
    assert case.sources_by_id[origin.source].name == "The mayor"
    assert origin.published == "2024-05-20"
    assert not origin.consulted
    copies = [by_url[f"https://{one}"] for one in ("daily.example/mayor", "blog.example/bridge")]
    assert all([one.parent for one in copy.derived_from] == [origin.id] for copy in copies)
    assert claimed(case) == {
        "by": [origin.source],
        "in": [origin.id, *(copy.id for copy in copies)],
    }
    (item,) = case.evidence
    page = by_url["https://desk.example/bridge"]
    assert (item.document, item.stance, item.lineage) == (page.id, "refutes", "original")
    assert page.consulted
    assert page.published == "2024-05-31"
    assert case.as_of == "2024-05-31"


def test_what_a_claimant_says_is_the_claim_and_no_evidence_for_it(load_reviews, review):
    (scored,) = assess_with(load_reviews(review).case).claims
    assert scored.support.documents == 0
    assert scored.verdict == "refuted"
    assert scored.score < 0.5


def test_two_checkers_of_the_same_words_are_about_one_claim(load_reviews, review):
    other = {
        **review,
        "url": "https://other.example/1",
        "claimReviewed": "the bridge  was closed in May",
        "author": {"name": "Other Desk"},
        "reviewRating": {"alternateName": "Mostly true"},
    }
    case = load_reviews([review, other, review]).case
    (claim,) = case.claims
    reviews = [one for one in case.evidence_by_claim[claim.id] if one.extensions]
    assert [one.stance for one in reviews] == ["refutes", "supports"]


@pytest.mark.parametrize(
    ("rating", "stance"),
    [
        ({"alternateName": "False"}, "refutes"),
        ({"alternateName": "PANTS ON FIRE!"}, "refutes"),
        ({"alternateName": "plutôt vrai"}, "supports"),
        ({"alternateName": "Half-True"}, "questions"),
        ({"alternateName": "Satire"}, "reports"),
        ({"alternateName": "Five wet noodles"}, "reports"),
        ({"alternateName": "Misleading"}, "refutes"),
        ({"alternateName": "False: the photo is of 2015"}, "refutes"),
        ({"alternateName": "Mostly false, as the minutes show"}, "refutes"),
        ({"alternateName": "True, but it is old"}, "reports"),
        ({"alternateName": "Not false"}, "reports"),
        ({"alternateName": "Five wet noodles", "ratingValue": "5"}, "supports"),
        ({"alternateName": "Five wet noodles", "ratingValue": "1,0"}, "refutes"),
        ({"alternateName": "Hm", "ratingValue": 8, "bestRating": 10, "worstRating": 2}, "supports"),
        ({"alternateName": "Hm", "ratingValue": -1}, "reports"),
        ({"alternateName": "Hm", "ratingValue": -1, "worstRating": -1}, "reports"),
        ({"alternateName": "Hm", "ratingValue": 3, "bestRating": 3, "worstRating": 3}, "reports"),
        ({"alternateName": "True", "ratingValue": 1}, "supports"),
        ({"ratingValue": "four"}, "reports"),
        ("False", "refutes"),
        ([{"alternateName": [{"@value": "False", "@language": "en"}]}], "refutes"),
        (None, "reports"),
    ],
)
def test_the_word_of_a_rating_goes_before_its_number(load_reviews, review, rating, stance):
    case = load_reviews({**review, "reviewRating": rating}).case
    (item,) = [one for one in case.evidence if one.extensions]
    assert item.stance == stance


def test_values_in_all_their_dirt(review):
    item = {
        "author": ["The mayor"],
        "datePublished": "20/5/2024",
        "firstAppearance": "https://town.example/speech",
        "appearance": ["https://a.example/1, https://b.example/2;https://c.example/x,y", "see TV"],
        "sameAs": {"@id": "https://d.example/"},
    }
    found = review_of(
        {
            **review,
            "claimReviewed": [{"@value": " The bridge\n was closed. "}],
            "author": "Check Desk",
            "itemReviewed": [item],
            "datePublished": "2024-05-31 10:00",
        }
    )
    assert found.claim == "The bridge was closed."
    assert found.checker == "Check Desk"
    assert found.claimants == ("The mayor",)
    assert found.claimed_on is None
    assert found.published == "2024-05-31"
    assert found.first_appearance == "https://town.example/speech"
    assert found.appearances == (
        "https://a.example/1",
        "https://b.example/2",
        "https://c.example/x,y",
    )
    assert found.same_as == ("https://d.example/",)


def test_a_review_without_anything_is_kept(load_reviews):
    case = load_reviews({"@type": "ClaimReview"}).case
    assert len(case.claims) == 1
    assert {one.rule for one in assess_with(case, ClaimReviews()).findings} >= {
        "CLR001",
        "CLR002",
        "CLR003",
    }


def test_a_file_without_reviews_is_refused(load_reviews):
    loaded = load_reviews({"@type": "NewsArticle"})
    assert loaded.case is None
    assert [(one.rule, one.line) for one in loaded.findings] == [("VK005", 1)]
    assert load_reviews(b"{").findings[0].rule == "VK005"


def test_only_what_is_surely_a_review_is_taken():
    sniff = ClaimReviewReader().sniff
    assert sniff("x.json", b' [{"@type": "ClaimReview"}]')
    assert sniff("x.jsonld", b'{"@graph": []}')
    assert not sniff("x.json", b'{"verifykit": 1, "claims": [{"text": "\\"ClaimReview\\""}]}')
    assert not sniff("x.yaml", b"claims: []  # ClaimReview")


WORDS = """
@type @graph @value url claimReviewed author name datePublished reviewRating alternateName
ratingValue bestRating worstRating itemReviewed firstAppearance appearance claims claimReview
"""
KEYS = st.sampled_from(WORDS.split())
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-2, 12)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
    | st.sampled_from(["ClaimReview", "https://a.example/", "https://[", "False", "2024-02-30"])
)
JUNK = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, JUNK, max_size=8))
def test_any_junk_in_a_review_gives_a_case(junk):
    data = [{**junk, "@type": "ClaimReview"}, junk]
    loaded = load("x.jsonld", data=json.dumps(data).encode(), readers=(ClaimReviewReader(),))
    assert loaded.findings == ()
    assert find_reviews(data)
    assess_with(loaded.case, ClaimReviews())


def test_references_that_go_round_or_nowhere_stay_as_they_are(review):
    turning = {
        "@graph": [
            {**review, "author": {"@id": "#a"}, "itemReviewed": {"@id": "#nowhere"}},
            {"@id": "#a", "name": "Check Desk", "author": {"@id": "#a"}},
        ]
    }
    (found,) = find_reviews(turning)
    assert found.data["author"] == {"@id": "#a", "name": "Check Desk", "author": {"@id": "#a"}}
    assert found.data["itemReviewed"] == {"@id": "#nowhere"}


@pytest.mark.parametrize("value", ["nan", "inf", "1e999"])
def test_an_end_of_a_scale_that_is_no_finite_number_is_none(load_reviews, review, value):
    review["reviewRating"] = {"ratingValue": 4, "worstRating": 1, "bestRating": value}
    stances = {item.stance for item in load_reviews(review).case.evidence}
    # Four of five, since a scale goes to 5 unless it says otherwise.
    assert "refutes" not in stances


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        # Alike but for their ends, in scripts with signs for vowels, and in decomposed letters.
        ("Ministry of Foreign Affairs of the Republic of Korea",) * 2 + (1,),
        (
            "Ministry of Foreign Affairs of the Republic of Korea",
            "Ministry of Foreign Affairs of the Republic of Kenya",
            2,
        ),
        ("कमल", "कमला", 2),
        ("Andr\u00e9", "Andre\u0301", 1),
        ("The Mayor", "the  mayor", 1),
    ],
)
def test_only_one_name_is_one_source(load_reviews, review, one, other, people):
    reviews = [
        {**review, "url": f"https://desk.example/{place}", "itemReviewed": {"author": name}}
        for place, name in enumerate((one, other))
    ]
    case = load_reviews(reviews).case
    checker = review["author"]["name"]
    assert len([source for source in case.sources if source.name != checker]) == people


def test_characters_that_a_site_left_escaped_are_what_they_stand_for(load_reviews, review):
    words = "&quot;The bridge&#8217;s closed&quot; &amp; see https://a.example/?x=1&copy=2"
    (claim,) = load_reviews({**review, "claimReviewed": words}).case.claims
    assert claim.text == '"The bridge\u2019s closed" & see https://a.example/?x=1&copy=2'


def test_one_claim_in_composed_and_decomposed_letters_is_one(load_reviews, review):
    reviews = [
        {**review, "claimReviewed": words, "url": f"https://desk.example/{place}"}
        for place, words in enumerate(("Andr\u00e9 left.", "Andre\u0301 left."))
    ]
    assert len(load_reviews(reviews).case.claims) == 1


IN_LANGUAGES = {
    "refutes": [
        "False", "FALSO", "Bulo", "É falso!", "#Fake", "Faux", "C'est faux", "Infox", "Falsch",
        "Frei erfunden", "زائف", "غير صحيح", "झूठ", "फ़र्ज़ी",
        "Hoaks",
        "Salah", "Yanlış", "Asılsız", "Pants on Fire", "Falso. La foto es de 2015",
    ],
    "refutes-in-part": [
        "Misleading", "Missing context", "Mostly False", "Engañoso", "Enganoso", "Sem contexto",
        "Trompeur", "Hors contexte", "Irreführend", "مضلل", "भ्रामक", "Menyesatkan",
        "Yanıltıcı",
    ],
    "supports": [
        "True", "Verdadero", "Verdadeiro", "Vrai", "Wahr", "صحيح", "सच", "Benar", "Doğru",
    ],
    "questions": [
        "Unproven", "Sin pruebas", "Insustentável", "Invérifiable", "Unbelegt", "غير مؤكد",
        "अप्रमाणित", "Belum terbukti", "Belirsiz",
    ],
    "none": ["Satire", "Sátira", "ساخر", "व्यंग्य", "Hiciv", "Opinion"],
}  # fmt: skip
SPOKEN = [(saying, word) for saying, words in IN_LANGUAGES.items() for word in words]


@pytest.mark.parametrize(("saying", "word"), SPOKEN, ids=[word for _, word in SPOKEN])
def test_rating_words_of_many_languages(saying, word):
    assert known_words().saying(word) == saying


def test_no_word_says_two_things():
    source = tomllib.loads((files("verifykit_claimreview") / "words.toml").read_text("utf-8"))
    assert set(source) == set(SAYINGS)
    told = {}
    for saying, words in source.items():
        for word in words:
            assert told.setdefault(normalised(word), saying) == saying, word


def test_a_rating_of_a_part_counts_less(load_reviews, review):
    whole, part = (
        load_reviews({**review, "reviewRating": {"alternateName": word}}).case
        for word in ("False", "Missing context")
    )
    (item,) = part.evidence
    assert item.strength.factor == 0.75
    assert "Missing context" in item.strength.reason
    (refuted,), (less,) = assess_with(whole).claims, assess_with(part).claims
    assert refuted.score <= less.score < 0.5


def test_a_desk_adds_words_of_its_own(run_verifykit, review, tmp_path):
    review["reviewRating"] = {"alternateName": "Five wet noodles"}
    (tmp_path / "r.jsonld").write_text(json.dumps(review), encoding="utf-8")
    unknown = run_verifykit("check", "r.jsonld", cwd=tmp_path)
    assert "1 unknown rating in 1 review: 'Five wet noodles' (read as none)" in unknown.stdout
    (tmp_path / "verifykit.toml").write_text(
        '[plugins.claimreview.ratings]\nrefutes = ["five wet noodles"]\n', encoding="utf-8"
    )
    known = run_verifykit("check", "r.jsonld", cwd=tmp_path)
    assert "CLR010" not in known.stdout
    assert "1 refuted" in known.stdout


def test_reviews_of_a_claim_that_is_the_same_elsewhere_meet(load_reviews, review):
    same = {"itemReviewed": {"sameAs": "https://register.example/claim/7"}}
    other = {
        **review,
        **same,
        "url": "https://other.example/1",
        "claimReviewed": "In May nobody could cross the bridge",
        "author": {"name": "Other Desk"},
    }
    (claim,) = load_reviews([{**review, **same}, other]).case.claims
    assert claim.text == "The bridge was closed in May."


def dump(review, count):
    """A dirty dump: a review a line in many languages, with lines that are none."""
    for number in range(count):
        _, word = SPOKEN[number % len(SPOKEN)]
        yield json.dumps(
            {
                **review,
                "claimReviewed": f"Claim number {number} was made.",
                "url": f"https://desk{number % 7}.example/{number}",
                "author": {"name": f"Desk {number % 7}"},
                "reviewRating": {"alternateName": word, "ratingValue": "-1"},
            }
        )
        if number % 100 == 50:
            yield '{"@type": "ClaimReview", "claimReviewed": "cut o'
            yield '{"@type": "NewsArticle"}'


def test_a_dirty_dump_of_a_thousand_reviews(load_reviews, review):
    content = "\n".join(dump(review, 1000)).encode()
    case = load_reviews(content, "dump.jsonl").case
    assert len(case.claims) == 1000
    report = assess_with(case, ClaimReviews())
    [skipped] = [one for one in report.findings if one.rule == "CLR012"]
    assert skipped.message.startswith("20 of the records are no reviews")
    words = {number: SPOKEN[number % len(SPOKEN)][0] for number in range(1000)}
    said_false = [
        scored for scored, saying in zip(report.claims, words.values(), strict=True)
        if saying == "refutes"
    ]  # fmt: skip
    assert sum(scored.verdict == "refuted" for scored in said_false) >= 0.8 * len(said_false)
    assert all(scored.score <= 0.5 for scored in said_false)
    line = case.places.locate("/evidence/51").line
    assert line == 52 + 2


@pytest.mark.parametrize(
    "pack",
    [
        lambda reviews: json.dumps(reviews),
        lambda reviews: json.dumps({"claims": [api(one) for one in reviews]}),
        lambda reviews: json.dumps([{"claims": [api(one)]} for one in reviews]),
        lambda reviews: "\n".join(map(json.dumps, reviews)),
        lambda reviews: "\n".join(json.dumps({"claims": [api(one)]}) for one in reviews),
    ],
    ids=["bare list", "claims", "pages of the API", "lines", "lines of pages"],
)
def test_feeds_as_they_are_published(load_reviews, review, pack):
    reviews = [{**review, "claimReviewed": f"Claim {number}."} for number in range(3)]
    case = load_reviews(pack(reviews).encode(), "feed.json").case
    assert [claim.text for claim in case.claims] == ["Claim 0.", "Claim 1.", "Claim 2."]


def api(review):
    """A review in the words of the Fact Check Tools API."""
    return {
        "text": review["claimReviewed"],
        "claimReview": [
            {
                "publisher": {"name": "Check Desk"},
                "url": review["url"],
                "textualRating": review["reviewRating"]["alternateName"],
            }
        ],
    }
