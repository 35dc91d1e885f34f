"""Gold labels from tables and from ClaimReview."""

import gzip
import json

import pytest

from verifykit.errors import InputError, UsageError
from verifykit.evaluation.gold.reader import read_gold
from verifykit.evaluation.gold.table import ROLES
from verifykit.tables.roles import Columns, roles_of


def read(tmp_path, name, text, **options):
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return read_gold(path, **options)


@pytest.mark.parametrize("name", ["gold.csv", "gold.csv.gz"])
def test_csv(tmp_path, name):
    found = read(tmp_path, name, "\ufeffclaim,verdict,case\na,True,one\nb,Fake,\nc,Satire,\n")
    assert [(one.claim, one.label, one.case) for one in found] == [
        ("a", "true", "one"),
        ("b", "false", None),
    ]
    assert found[1].place.endswith(":3")


def test_tsv_by_the_words_of_the_claim(tmp_path):
    [one] = read(tmp_path, "gold.tsv", "text\tverdict\nIt rained.\tunproven\n")
    assert (one.claim, one.text, one.label) == (None, "It rained.", "unknown")


def test_json_lines_with_columns_of_other_names(tmp_path):
    text = '{"id": 7, "truth": true}\n\n{"id": 8, "truth": "false"}\n'
    headers = roles_of(["claim=id", "verdict=truth"], ROLES)
    found = read(tmp_path, "gold.jsonl", text, columns=Columns(headers))
    assert [(one.claim, one.label) for one in found] == [("7", "true"), ("8", "false")]


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("gold.csv", "claim\na\n", "no column 'verdict'"),
        (
            "gold.csv",
            "id,verdict\na,true\n",
            "no column 'claim' for the claim or 'text' for the text; there are: id, verdict. "
            "Name it: --columns claim=HEADER",
        ),
        (
            "gold.csv",
            "claim,verdict\na,seven camels\n",
            r"'seven camels' \(.*gold\.csv:2\).*--ratings",
        ),
        ("gold.csv", "claim,verdict\n,true\n", "2: the row names no claim"),
        ("gold.csv", "claim,verdict\na,true,x\n", "2: the row has not as many cells"),
        ("gold.csv", "claim,verdict\na\n", "2: the row has not as many cells"),
        ("gold.csv", "", "no header"),
        ("gold.csv", "claim,verdict\n", "no gold label"),
        ("gold.jsonl", "{", ":1: is not valid JSON"),
        ("gold.jsonl", "[]", ":1: is not a JSON object"),
        ("gold.json", "{", "is not valid JSON"),
        ("gold.json", "{}", "no gold label"),
        ("gold.txt", "", "files that end in"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(tmp_path, name, text, complaint):
    with pytest.raises(InputError, match=complaint):
        read(tmp_path, name, text)


def test_a_missing_file(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "none.csv")


def test_not_gzip_and_not_utf8(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(b"plain")
    (tmp_path / "b.csv").write_bytes(b"claim,verdict\n\xff,true\n")
    for name in ("a.csv.gz", "b.csv"):
        with pytest.raises(InputError):
            read_gold(tmp_path / name)


@pytest.mark.parametrize("pair", ["claim", "claim=", "colour=x"])
def test_pairs_that_map_no_column(pair):
    with pytest.raises(UsageError, match="ROLE=COLUMN"):
        roles_of([pair], ROLES)


def test_columns_default_to_their_roles():
    assert Columns({}).header("claim") == "claim"


def review(claim, rating):
    return {"@type": "ClaimReview", "claimReviewed": claim, "reviewRating": rating}


def labels(tmp_path, data):
    path = tmp_path / "reviews.json"
    path.write_text(json.dumps(data))
    return {one.text: one.label for one in read_gold(path)}


def test_claim_reviews_as_found_in_the_wild(tmp_path):
    data = {
        "@graph": [
            review("A", {"alternateName": "Mostly False"}),
            review(["B"], [{"alternateName": {"@value": "True"}}]),
            review("C", {"alternateName": "odd words", "ratingValue": "1", "bestRating": 5}),
            review("D", {"ratingValue": 5}),
            review("E", {"ratingValue": 3, "worstRating": 1, "bestRating": 5}),
            review("unrated", {"ratingValue": -1, "worstRating": 1, "bestRating": 5}),
            review("no rating", None),
            review(None, {"ratingValue": 5}),
            {"@type": "WebPage", "claimReview": review("F", {"alternateName": "Falso"})},
            {"@type": "Article"},
        ]
    }
    assert labels(tmp_path, data) == {
        "A": "false",
        "B": "true",
        "C": "false",
        "D": "true",
        "E": "unknown",
        "F": "false",
    }


def test_answers_of_the_fact_check_tools_api(tmp_path):
    checked = [{"publisher": {"site": "desk.example"}, "textualRating": "False"}]
    answer = {"claims": [{"text": "A", "claimReview": checked}, {"text": "unchecked"}]}
    assert labels(tmp_path, answer) == {"A": "false"}


def test_what_a_graph_names_by_its_id_is_looked_up(tmp_path):
    rating = {"@id": "#r", "@type": "Rating", "alternateName": "False"}
    graph = [{"@type": "NewsArticle", "hasPart": [review("A", {"@id": "#r"})]}, rating]
    assert labels(tmp_path, {"@graph": graph}) == {"A": "false"}


def test_a_scale_without_an_end_is_the_usual_one(tmp_path):
    assert labels(tmp_path, review("A", {"ratingValue": 5, "bestRating": "inf"})) == {"A": "true"}


def test_a_rating_of_odd_words_alone_is_refused(tmp_path):
    with pytest.raises(InputError, match="odd words"):
        labels(tmp_path, [review("A", {"alternateName": "odd words"})])


def test_a_cell_of_more_than_the_csv_module_takes_is_read(tmp_path):
    text = f"claim,verdict,notes\na,true,{'x' * 200_000}\n"
    assert [one.claim for one in read(tmp_path, "gold.csv", text)] == ["a"]


@pytest.mark.parametrize(
    ("text", "line"),
    [('claim,verdict\n"a"b,true\n', 2), ('claim,verdict\n"a,true\n', 2), ("a,a\n1,2\n", 1)],
)
def test_what_is_not_csv_is_told_with_its_line(tmp_path, text, line):
    with pytest.raises(InputError, match=rf"gold\.csv:{line}: "):
        read(tmp_path, "gold.csv", text)
