"""A hierarchy holds where a predicate has few labels, too."""

import csv
import random
from pathlib import Path

import pytest

from verifykit.corpus import Declarations, Inputs, score

COUNTRY = {"Lyon": "France", "Nice": "France", "Madrid": "Spain", "Porto": "Portugal"}


@pytest.mark.parametrize("known", [COUNTRY, {"Oslo": "Norway"}])
def test_the_country_holds_where_the_city_does(tmp_path: Path, known: dict[str, str]) -> None:
    chance = random.Random(2)
    rows = []
    for thing in range(300):
        city = chance.choice(list(COUNTRY))
        for source in range(8):
            said = city if chance.random() < 0.7 else chance.choice(list(COUNTRY))
            rows.append(f"s{source},o{thing},{COUNTRY[said] if source < 4 else said}\n")
    corpus = tmp_path / "c.csv"
    corpus.write_text("source,subject,value\n" + "".join(rows))
    declared = Declarations(parents={one: frozenset({other}) for one, other in known.items()})
    output = tmp_path / "o.csv"
    score(Inputs(corpus=(corpus,), declared=declared), output, work=tmp_path / "work")
    scores: dict[str, dict[str, float]] = {}
    with output.open() as stream:
        for row in csv.DictReader(stream):
            scores.setdefault(row["subject"], {})[row["value"]] = float(row["score"])
    pairs = [
        (said[city], said[country])
        for said in scores.values()
        for city, country in COUNTRY.items()
        if {city, country} <= said.keys()
    ]
    assert len(pairs) > 300
    # A hierarchy of other values leaves them rivals.
    assert all(city <= country + 1e-6 for city, country in pairs) == (known is COUNTRY)
