"""Lines known through one document are worth at most that document's word, and count once."""

import pytest

from stories import Story, tell


def story(name, grade, outlets=10, *, stance="supports", **keys):
    """One site says that some outlets graded B report it."""
    made = Story(name).sources("site", kind="outlet", **({"reliability": grade} if grade else {}))
    made.document("page", "site")
    for number in range(outlets):
        made.sources(f"outlet{number}", kind="outlet", reliability="B")
        given = {"consulted": False, "known_through": ["page"], **keys}
        made.document(f"story{number}", f"outlet{number}", **given)
        made.says(f"story{number}", stance, lineage="original")
    return made


def through_two(name):
    made = story(name, "E").sources("library").document("book", "library")
    for document in made.items["documents"][1:-1]:
        document["known_through"].append(made.id("book"))
    return made


def through_a_chain(name):
    made = story(name, "E", known_through=["copy"]).sources("blog")
    return made.document("copy", "blog", consulted=False, known_through=["page"])


def quoted(name, grade):
    """The site prints what ten officials say."""
    made = Story(name).sources("site", kind="outlet", reliability=grade).document("page", "site")
    for number in range(10):
        made.sources(f"official{number}", kind="official", reliability="A")
        item = {"attributed_to": f"official{number}", "lineage": "original"}
        made.says("page", **item)
        made.items["evidence"][-1]["id"] = made.id(f"e-{number}")
    return made


NOTHING = [
    story("ten", "E"),
    story("one", "E", 1),
    story("two", "E", 2),
    story("against", "E", stance="refutes"),
    through_a_chain("chain"),
    quoted("quoted", "E"),
]
ONCE = [
    story("fair", "C"),
    story("poor", "D"),
    story("ungraded", None),
    story("good", "B"),
    quoted("quotedfair", "C"),
    quoted("quotedpoor", "D"),
]
READ = [story("read", "E", 3, consulted=True, known_through=[]), through_two("twoways")]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    alone = [story(f"{one.name}alone", grade, 1) for one, grade in zip(ONCE, GRADES, strict=True)]
    stories = [*NOTHING, *ONCE, *READ, *alone]
    return tell(stories, tmp_path_factory.mktemp("windows"))


GRADES = ("C", "D", None, "B", "C", "D")


@pytest.mark.parametrize("name", [one.name for one in NOTHING])
def test_what_a_fabricator_says_that_others_say_is_nothing(told, name):
    found = told[name]
    assert found.claim["verdict"] == "unverified"
    assert found.claim["score"] is None
    assert found.lines("supports") == found.lines("refutes") == []
    assert "no score" in found.explained


@pytest.mark.parametrize("name", [one.name for one in ONCE])
def test_ten_that_are_known_through_one_page_count_as_one(told, name):
    found = told[name]
    counting = [step for step in found.steps("supports", "line") if step["log_odds"] > 0]
    assert len(counting) == 1
    assert found.claim["verdict"] != "corroborated"
    assert found.claim["support"]["origins"]["min"] <= 1


@pytest.mark.parametrize("name", ["fair", "poor", "ungraded", "good"])
def test_and_as_no_more_than_the_word_of_the_page(told, name):
    assert told[name].claim["score"] == pytest.approx(told[f"{name}alone"].claim["score"])


def test_the_worse_the_page_the_less(told):
    scores = [told[name].claim["score"] for name in ("poor", "ungraded", "fair", "good")]
    assert scores == sorted(scores)
    assert len(set(scores)) == 4


def test_what_somebody_has_read_hangs_on_no_page(told):
    assert told["read"].claim["verdict"] == "corroborated"
    assert told["twoways"].claim["score"] > 0.9


def test_that_it_counts_once_is_told(told):
    reasons = " ".join(told["fair"].rule("SRC016"))
    assert "counts for nothing here" in reasons
