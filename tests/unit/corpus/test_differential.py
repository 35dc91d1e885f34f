"""One result: plain Python, blocks in memory, blocks in files, and SQL agree to 1e-9."""

from functools import lru_cache
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generated_corpora import corpus, engine_for, keys, learned
from plain_corpus_model import Plain
from verifykit.corpus.constants import FITTED
from verifykit.corpus.engines import kinds
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.rounds import RoundBlock

CLOSE = 1e-9
ROUNDS = evolve(FITTED, rival_rounds=0, extrapolates=False)
"""The rounds alone, one by one: the search for other readings starts from where they end."""

WORLDS = {
    "open": {"copiers": 3, "exact": 0.9},
    "open, exact copies": {"copiers": 4, "cover": 0.9},
    "open, attributes": {"attributes": 3, "objects": 90, "exact": 0.9},
    "open, several values": {"many": 0.2, "exact": 0.8},
    "closed, two labels": {"labels": 2, "objects": 80, "exact": 0.9},
    "closed, four labels": {"labels": 4, "objects": 120, "exact": 0.8},
}


def credit_of(engine, result):
    """The credit of every claim after the last round, by object and value."""
    family, found = result.family, {}
    for number in range(engine.blocks):
        part = engine.store.load(kinds.ROUND + family.key, number, RoundBlock)
        state = result.reading.load(engine.store, number)
        block = part.block
        for thing, value, credit in zip(
            block.objects[block.claim_object], block.values, state.credit, strict=True
        ):
            found[int(thing), int(value)] = float(credit)
    return found


def key_of(number: int) -> int:
    return int(keys([number])[0])


def assert_same(plain: Plain, result, engine) -> None:
    assert result.rounds == plain.rounds
    assert result.group.tolist() == plain.group
    if plain.closed:
        order = np.argsort(np.argsort(keys(plain.labels)))
        ours = result.closed.confusion[:, order][:, :, order]
        assert np.abs(ours - np.array(plain.confusion)).max() < CLOSE
    else:
        assert np.abs(result.accuracy - np.array(plain.accuracy)).max() < CLOSE
        found = credit_of(engine, result)
        assert len(found) == len(plain.credit)
        for (thing, value), credit in plain.credit.items():
            assert abs(found[key_of(thing), key_of(value)] - credit) < CLOSE
    table = result.dependence
    pairs = np.divmod(table.keys, table.sources)
    for a in range(len(table.values)):
        for s, t, value in zip(*pairs, table.values[a], strict=True):
            assert abs(plain.depends[a, int(s), int(t)] - value) < CLOSE
    assert len(plain.depends) == table.values.size
    assert abs(plain.unknown - table.unknown) < CLOSE


@lru_cache
def plain_model(world: str, local: tuple[int, ...]) -> Plain:
    """The world learned in plain Python, with attributes numbered as the family numbers them."""
    rows = [(s, o, v, local[a]) for s, o, v, a in corpus(7, **WORLDS[world])]
    sources = max(row[0] for row in rows) + 1
    return Plain(rows, sources, "labels" in WORLDS[world], FITTED).learn()


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(
    ("blocks", "budget"), [(1, 1 << 30), (8, 1 << 30), (4, 0)], ids=["one", "many", "files"]
)
def test_blocks_agree_with_plain_python(world, blocks, budget, tmp_path: Path) -> None:
    rows = corpus(7, **WORLDS[world])
    engine = engine_for(rows, tmp_path, blocks, budget)
    (result,) = learned(engine, rows, constants=ROUNDS)
    assert result.family.closed == ("labels" in WORLDS[world])
    assert_same(plain_model(world, tuple(result.family.local.tolist())), result, engine)


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    seed=st.integers(0, 10**6),
    sources=st.integers(3, 9),
    objects=st.integers(2, 20),
    attributes=st.integers(1, 3),
    exact=st.sampled_from([0.5, 0.9, 1.0]),
    many=st.sampled_from([0.0, 0.3]),
)
def test_any_small_corpus(seed, sources, objects, attributes, exact, many, tmp_path) -> None:
    rows = corpus(
        seed,
        sources=sources,
        objects=objects,
        attributes=attributes,
        exact=exact,
        many=many,
        copiers=sources // 3,
        cover=0.8,
    )
    engine = engine_for(rows, tmp_path, 4)
    for result in learned(engine, rows, constants=ROUNDS):
        if result.family.closed:
            continue
        local = result.family.local
        own = [(s, o, v, int(local[a])) for s, o, v, a in rows if local[a] >= 0]
        contested = {o for _, o, v, _ in own if len({w for _, p, w, _ in own if p == o}) > 1}
        if contested:
            count = max(row[0] for row in rows) + 1
            plain = Plain(own, count, False, FITTED)
            plain.attributes = result.family.size
            assert_same(plain.learn(), result, engine)


def test_one_round_agrees_with_sql(tmp_path: Path) -> None:
    rows = corpus(3, attributes=2, exact=0.9)
    engine = engine_for(rows, tmp_path, 1)
    (result,) = learned(engine, rows, constants=ROUNDS)
    part = engine.store.load(kinds.ROUND + result.family.key, 0, RoundBlock)
    state = result.reading.load(engine.store, 0)
    block = part.block
    parameters = result.open
    statement = pa.table(
        {
            "object": block.statement_object,
            "claim": block.statement_claim,
            "source": block.source,
            "attribute": block.attribute[block.statement_object],
            "share": block.share,
            "voice": state.voice,
        }
    )
    accuracy = pa.table(
        {
            "source": np.repeat(np.arange(len(parameters.accuracy)), result.family.size),
            "attribute": np.tile(np.arange(result.family.size), len(parameters.accuracy)),
            "accuracy": parameters.accuracy.ravel(),
        }
    )
    plain = open_values.OpenParameters(
        accuracy=parameters.accuracy,
        shared_credit=parameters.shared_credit,
        shared_claims=parameters.shared_claims,
        mean_credit=0.0,
    )
    sums, after = open_values.estimate(part, state, plain, FITTED)
    with duckdb.connect() as connection:
        connection.register("statement", statement)
        connection.register("accuracy", accuracy)
        connection.execute(
            f"""CREATE TABLE credit AS
            WITH weighed AS (
                SELECT object, claim, sum(voice * (
                    ln(greatest(least(accuracy, .99), .01)
                        / (1 - greatest(least(accuracy, .99), .01)))
                    + ln({FITTED.false_values}))) AS log_odds
                FROM statement JOIN accuracy USING (source, attribute) GROUP BY object, claim
            )
            SELECT object, claim,
                exp(log_odds) / sum(exp(log_odds)) OVER (PARTITION BY object) AS credit
            FROM weighed"""
        )
        credit = connection.execute("SELECT credit FROM credit ORDER BY claim").fetchnumpy()
        earned = connection.execute(
            "SELECT source, attribute, sum(share * credit) AS earned "
            "FROM statement JOIN credit USING (claim) GROUP BY ALL ORDER BY source, attribute"
        ).fetchnumpy()
    assert np.abs(credit["credit"] - after.credit).max() < CLOSE
    assert np.abs(earned["earned"] - sums.credit).max() < CLOSE
