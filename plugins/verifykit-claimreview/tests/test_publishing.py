"""Reviewed claims as ClaimReview: what they say, that they keep to the rules, and come back."""

import json
from pathlib import Path

import pytest

from verifykit.testing import assess_with
from verifykit_claimreview.checker import ClaimReviews

CASE = """\
verifykit: 1
case:
  id: town
  as_of: 2024-06-02
  language: en
  x-claimreview: {url: "https://desk.example/{case}/{claim}"}
sources:
  - {id: mayor, name: The mayor, kind: official}
  - {id: daily, name: The Daily, kind: outlet}
  - {id: engineers, name: Chamber of Engineers, kind: institution, reliability: A}
  - {id: port, name: Harbour office, kind: institution, reliability: A}
  - {id: friend, name: A friend who must not be named, x-private: true}
documents:
  - {id: speech, source: mayor, url: "https://town.example/speech", published: 2024-05-20}
  - {id: story, source: daily, url: "https://daily.example/1", derived_from: [speech]}
  - {id: study, source: engineers, url: "https://engineers.example/", published: 2024-06-01}
claims:
  - {id: bridge closed, text: The bridge was closed in May.}
  - {id: ferry-ran, text: The ferry ran all of May.}
  - {id: rumour, text: The town will buy a second ferry.}
  - id: asked
    text: Somebody was paid.
    x-claimreview: {url: "https://desk.example/asked", name: Was somebody paid?}
evidence:
  - {id: e-speech, claim: bridge closed, document: speech, stance: supports, lineage: original}
  - {id: e-story, claim: bridge closed, document: story, stance: supports}
  - {id: e-study, claim: bridge closed, document: study, stance: refutes, lineage: original}
  - {id: e-port, claim: bridge closed, source: port, stance: refutes, lineage: original}
  - {id: e-ferry, claim: ferry-ran, source: port, stance: supports, lineage: original}
  - {id: e-ferry-friend, claim: ferry-ran, source: friend, stance: supports, lineage: original}
  - {id: e-rumour, claim: rumour, source: friend, stance: reports}
""".replace("bridge closed", "bridge-closed")
CONFIG = """\
[plugins.claimreview]
author = "Check Desk"
author-url = "https://desk.example/"
"""


@pytest.fixture
def published(run_verifykit, tmp_path):
    """Publish a case; the run, and the reviews by claim if there are any."""

    def publish(case=CASE, config=CONFIG):
        (tmp_path / "case.yaml").write_text(case, encoding="utf-8")
        (tmp_path / "verifykit.toml").write_text(config, encoding="utf-8")
        output = tmp_path / "reviews.jsonld"
        output.write_text("old", encoding="utf-8")
        done = run_verifykit(
            "check", "--exit-zero", "--output", f"claimreview={output}", "case.yaml", cwd=tmp_path
        )
        return done, output.read_text(encoding="utf-8")

    return publish


def test_verdicts_are_published_and_come_back(published, load_reviews):
    done, text = published()
    assert done.exit_code == 0, done.stderr
    graph = json.loads(text)
    assert graph["@context"] == "https://schema.org"
    bridge, ferry, asked = graph["@graph"]
    assert bridge["url"] == "https://desk.example/town/bridge-closed"
    assert bridge["author"]["name"] == "Check Desk"
    assert bridge["datePublished"] == "2024-06-02"
    assert bridge["reviewRating"]["alternateName"] == "False"
    assert bridge["reviewRating"]["ratingValue"] == 1
    # Who says that it is so has no say in that it is false.
    assert bridge["reviewRating"]["ratingExplanation"].endswith("independent origins against it: 2")
    assert "in support: " in ferry["reviewRating"]["ratingExplanation"]
    assert "in support: 0, against it: 0" in asked["reviewRating"]["ratingExplanation"]
    item = bridge["itemReviewed"]
    assert item["author"] == {"@type": "Person", "name": "The mayor"}
    assert item["firstAppearance"]["url"] == "https://town.example/speech"
    assert [page["url"] for page in item["appearance"]] == ["https://daily.example/1"]
    assert ferry["reviewRating"]["ratingValue"] >= 4
    assert asked["url"] == "https://desk.example/asked"
    assert asked["name"] == "Was somebody paid?"
    assert "ratingValue" not in asked["reviewRating"]
    assert "must not be named" not in text

    case = load_reviews(graph).case
    assert assess_with(case, ClaimReviews()).findings == ()
    assert [claim.text for claim in case.claims] == [
        "The bridge was closed in May.",
        "The ferry ran all of May.",
        "Somebody was paid.",
    ]
    stances = [item.stance for item in case.evidence if item.extensions]
    assert stances == ["refutes", "supports", "questions"]
    copies = [page for page in case.documents if page.derived_from]
    assert len(copies) == 1


def test_options_of_the_command_line_go_to_whoever_writes(run_verifykit, tmp_path):
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    done = run_verifykit(
        "check", "--exit-zero", "--output", "claimreview=reviews.jsonld", "case.yaml",
        "--option", "claimreview.author=Check Desk", cwd=tmp_path,
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    written = json.loads((tmp_path / "reviews.jsonld").read_text(encoding="utf-8"))
    assert {one["author"]["name"] for one in written["@graph"]} == {"Check Desk"}


def test_without_an_author_nothing_is_written(published):
    done, text = published(config="")
    assert done.exit_code == 2
    assert "author names nobody" in done.stderr
    assert text == "old"


def test_the_mali_example(run_verifykit, load_reviews, tmp_path):
    example = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"
    if not example.is_file():
        pytest.skip("the example is part of the source tree of verifykit, which is not here")
    config = tmp_path / "verifykit.toml"
    config.write_text(
        CONFIG + 'url = "https://desk.example/{claim}"\nleast-confidence = "low"\n',
        encoding="utf-8",
    )
    output = tmp_path / "reviews.jsonld"
    done = run_verifykit(
        "check", "--exit-zero", "--config", config, "--output", f"claimreview={output}", example
    )
    assert done.exit_code == 0, done.stderr
    case = load_reviews(output.read_bytes()).case
    assert len(case.claims) > 5
    assert assess_with(case, ClaimReviews()).findings == ()


def test_a_verdict_of_too_little_confidence_is_not_published_unasked(published):
    counts = []
    for least in ("low", "high"):
        done, text = published(config=f'{CONFIG}least-confidence = "{least}"\n')
        assert done.exit_code == 0, done.stderr
        reviews = json.loads(text)["@graph"]
        counts.append(len(reviews))
        assert "https://desk.example/asked" in [review["url"] for review in reviews]
    assert counts[0] > counts[1]


@pytest.mark.parametrize(
    "address", ["https://desk.example//{claim}", "https://desk.example/{case}/{claim}"]
)
def test_no_address_has_two_slashes(published, address):
    nameless = CASE.replace("  id: town\n", "").replace(
        "https://desk.example/{case}/{claim}", address
    )
    _, text = published(nameless)
    urls = [review["url"] for review in json.loads(text)["@graph"]]
    assert urls
    assert all("//" not in url.partition("://")[2] for url in urls)


def test_the_date_and_address_of_our_own_review_stay(run_verifykit, review, tmp_path):
    (tmp_path / "verifykit.toml").write_text(
        CONFIG + 'url = "https://desk.example/new/{claim}"\nleast-confidence = "low"\n'
    )
    (tmp_path / "ours.jsonld").write_text(json.dumps(review), encoding="utf-8")
    done = run_verifykit(
        "check", "--exit-zero", "--output", "claimreview=out.jsonld", "ours.jsonld", cwd=tmp_path
    )
    assert done.exit_code == 0, done.stderr
    [again] = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))["@graph"]
    for key in ("url", "datePublished", "author", "claimReviewed"):
        assert again[key] == review[key]
    assert again["itemReviewed"]["author"]["name"] == "The mayor"
    assert again["itemReviewed"]["firstAppearance"]["url"] == "https://town.example/speech"
    assert again["reviewRating"]["ratingValue"] == 1


def test_nobody_is_the_claimant_by_a_quotation_that_something_undercuts(published):
    undercut = """relations:
  - {from: made-up, to: e-mayor, kind: undercuts}
"""
    quoted = CASE.replace(
        "claims:\n",
        "claims:\n  - {id: made-up, text: The Daily made up what the mayor said.}\n",
    ).replace(
        "evidence:\n",
        "evidence:\n  - {id: e-made-up, claim: made-up, document: study, stance: supports}\n",
    )
    quoted = quoted.replace("{id: e-speech,", "{id: e-mayor, attributed_to: mayor,").replace(
        "document: speech, stance", "document: story, stance"
    )
    named, unnamed = (
        next(
            review["itemReviewed"]
            for review in json.loads(published(case)[1])["@graph"]
            if review["claimReviewed"] == "The bridge was closed in May."
        )
        for case in (quoted, quoted + undercut)
    )
    assert named["author"]["name"] == "The mayor"
    assert "mayor" not in json.dumps(unnamed)
    assert unnamed["author"]["name"] != "The mayor"


def test_a_contested_claim_is_not_rated_half_true(published):
    contested = CASE.replace(
        "stance: supports, lineage: original}\n  - {id: e-ferry-friend, ",
        (
            "stance: supports, lineage: original}\n"
            "  - {id: e-no-ferry, claim: ferry-ran, document: study, stance: refutes, "
            "lineage: original}\n  - {id: e-ferry-friend, "
        ),
    ).replace(
        "text: The ferry ran all of May.",
        "text: The ferry ran all of May., x-claimreview: {inLanguage: en}",
    )
    found = {one["claimReviewed"]: one for one in json.loads(published(contested)[1])["@graph"]}
    rating = found["The ferry ran all of May."]["reviewRating"]
    assert rating["alternateName"] == "Disputed"
    assert rating.keys().isdisjoint({"ratingValue", "bestRating", "worstRating"})


def test_a_page_that_took_it_back_or_says_a_part_of_it_is_no_appearance(published):
    """The page had said so, or says something narrower: it does not carry the claim."""
    for key in ("withdrawn: {reason: a slip}", "partial: true"):
        case = CASE.replace(
            "document: story, stance: supports}", f"document: story, {key}, stance: supports}}"
        )
        _, text = published(case)
        bridge = json.loads(text)["@graph"][0]
        assert bridge["itemReviewed"]["firstAppearance"]["url"] == "https://town.example/speech"
        assert "daily.example" not in json.dumps(bridge)


@pytest.mark.parametrize(
    ("kind", "told"),
    [("official", "Person"), ("outlet", "Organization"), ("other", "Thing"), (None, "Thing")],
)
def test_whoever_may_be_a_person_or_a_company_is_called_neither(published, kind, told):
    given = "{id: mayor, name: The mayor, kind: official}"
    assert given in CASE
    named = "{id: mayor, name: The mayor%s}" % ("" if kind is None else f", kind: {kind}")
    _, text = published(case=CASE.replace(given, named))
    author = json.loads(text)["@graph"][0]["itemReviewed"]["author"]
    assert author == {"@type": told, "name": "The mayor"}
