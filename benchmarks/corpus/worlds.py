"""Generated statements, with sources that copy, and the truth behind them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen
from numpy.typing import NDArray

Statement = tuple[str, str, str]


@frozen(kw_only=True)
class World:
    """Statements (source, object, value), the truth of every object, and who copies whom."""

    statements: list[Statement]
    truth: dict[str, str]
    copies: dict[str, str]


def crowd(
    seed: int,
    *,
    sources: int = 100,
    objects: int = 1000,
    copiers: float = 0.6,
    masters: int = 3,
    labels: int | None = None,
    cover: float = 0.2,
    good: tuple[float, float] = (0.6, 0.9),
    bad: tuple[float, float] = (0.3, 0.5),
    mirrors: int = 0,
) -> World:
    """A crowd of which a share `copiers` copies one of a few bad `masters` exactly.

    With `labels` values are closed, else every object has wrong values of its own. `mirrors`
    further sources repeat good ones exactly.
    """
    random = np.random.default_rng(seed)
    truth = random.integers(0, labels or 1, objects)
    wrong = (labels or 11) - 1

    def text(thing: int, value: int) -> str:
        return f"v{value}" if labels else f"{thing}-{value}"

    def own(accuracy: float) -> dict[int, int]:
        return {
            int(o): int(
                truth[o]
                if random.random() < accuracy
                else (truth[o] + random.integers(1, wrong + 1)) % (wrong + 1)
            )
            for o in np.flatnonzero(random.random(objects) < cover)
        }

    copying = int(sources * copiers)
    stated = {f"master {n}": own(random.uniform(*bad)) for n in range(masters if copying else 0)}
    independent = sources - copying - len(stated)
    stated |= {f"own {n}": own(random.uniform(*good)) for n in range(independent)}
    copies = {f"copier {n}": f"master {n % masters}" for n in range(copying)}
    copies |= {f"mirror {n}": f"own {n % independent}" for n in range(mirrors)}
    stated |= {copier: stated[master] for copier, master in copies.items()}
    return World(
        statements=[
            (source, f"o{o}", text(o, v))
            for source, said in stated.items()
            for o, v in said.items()
        ],
        truth={f"o{o}": text(o, int(truth[o])) for o in range(objects)},
        copies=copies,
    )


def long_tail(seed: int, *, sources: int = 1500, objects: int = 500, bloc: int = 0) -> World:
    """Sources with one to three statements each, and perhaps a `bloc` of sources that repeat one
    bad source about most objects.
    """
    random = np.random.default_rng(seed)

    def text(thing: int, accuracy: float) -> str:
        return f"{thing}-{0 if random.random() < accuracy else random.integers(1, 6)}"

    statements = []
    for source in range(sources):
        accuracy = random.beta(4, 2)
        for thing in random.choice(objects, random.integers(1, 4), replace=False).tolist():
            statements.append((f"own {source}", f"o{thing}", text(thing, accuracy)))
    master = [text(thing, 0.3) for thing in range(objects)]
    for copier in range(bloc):
        said = [thing for thing in range(objects) if random.random() < 0.8]
        statements += [(f"copier {copier}", f"o{thing}", master[thing]) for thing in said]
    return World(
        statements=statements,
        truth={f"o{thing}": f"{thing}-0" for thing in range(objects)},
        copies={f"copier {number}": "copier 0" for number in range(1, bloc)},
    )


def difficult(
    seed: int,
    *,
    objects: int = 400,
    votes: int = 6,
    per: int = 30,
    labels: int | None = None,
    difficulty: float = 1.5,
) -> World:
    """A crowd without copiers whose errors are shared: objects differ in difficulty, by so much in
    log-odds of being right (Rasch 1960), and half of what is wrong of one is the same mistake.

    An object has `votes` statements on average, a source `per`, and few sources have many of them.
    """
    random = np.random.default_rng(seed)
    sources = max(votes + 2, round(objects * votes / per))
    able = random.normal(1.4, 0.7, sources)
    hardness = difficulty * random.normal(0, 1, objects)
    busy = random.pareto(1.5, sources) + 0.3
    wrong = (labels or 11) - 1
    truth = random.integers(0, labels or 1, objects)
    lure = random.integers(1, wrong + 1, objects)

    def text(thing: int, off: int) -> str:
        value = (truth[thing] + off) % (wrong + 1)
        return f"v{value}" if labels else f"{thing}-{value}"

    statements = []
    for thing in range(objects):
        speaking = min(max(1, int(random.poisson(votes))), sources)
        chosen = random.choice(sources, speaking, replace=False, p=busy / busy.sum())
        for source in chosen.tolist():
            right = random.random() < 1 / (1 + np.exp(hardness[thing] - able[source]))
            slip = lure[thing] if random.random() < 0.5 else random.integers(1, wrong + 1)
            statements.append((f"s{source}", f"o{thing}", text(thing, 0 if right else int(slip))))
    return World(
        statements=statements,
        truth={f"o{thing}": text(thing, 0) for thing in range(objects)},
        copies={},
    )


def two_readings(
    seed: int,
    *,
    better: int = 6,
    feed: int = 10,
    gap: float = 1.0,
    subjects: int = 120,
    predicates: int = 5,
    fed: int = 2,
    differing: float = 0.9,
    changed: float = 1.0,
    turns: int = 1,
) -> World:
    """Sources of which `feed` take what they say of `fed` predicates from one feed, which means
    another thing by them: on a share `differing` of the subjects its value is not the true one.
    They render the feed as exactly as the others the truth, so nothing within a predicate tells.
    Where `changed` is less than 1, it does so for the first subjects by name only, such a share of
    them, then means what the others mean, and so on in as many `turns`.

    The others are better by `gap`, in log-odds of being right, on all predicates; sources differ
    by .6 among each other, and by .3 from predicate to predicate. Objects are `subject|predicate`.
    """
    random = np.random.default_rng(seed)
    sources = better + feed
    base = np.where(np.arange(sources) < better, 0.8 + gap, 0.8) + random.normal(0, 0.6, sources)
    right = 1 / (1 + np.exp(-base[:, None] - random.normal(0, 0.3, (sources, predicates))))
    statements, truth = [], {}
    for subject in range(subjects):
        turned = subject * turns / subjects % 1 < changed
        for predicate in range(predicates):
            thing = f"o{subject:03d}|p{predicate}"
            truth[thing] = f"{thing} 0"
            other = predicate < fed and random.random() < differing and turned
            for source in np.flatnonzero(random.random(sources) < 0.8).tolist():
                meant = int(other and source >= better)
                exact = random.random() < right[source, predicate]
                value = meant if exact else random.integers(2, 9)
                statements.append((f"s{source}", thing, f"{thing} {value}"))
    return World(statements=statements, truth=truth, copies={})


def write_large(
    path: Path, statements: int, sources: int, per_object: int = 10, *, closed: bool = False
) -> None:
    """Write a Parquet file of many statements; three in ten sources copy another one.

    Objects have `per_object` statements each, values are right or one of five wrong ones: of six
    labels if `closed`, else of six thousand strings.
    """
    random = np.random.default_rng(0)
    accuracy = random.uniform(0.5, 0.95, sources)
    master = np.where(random.random(sources) < 0.3, random.integers(0, sources, sources), -1)
    speaks_for = np.where(master >= 0, master, np.arange(sources))
    names = pa.array([f"source-{number:05d}" for number in range(sources)])
    objects, at_once = statements // per_object, max(1, 1_000_000 // per_object)
    writer = None
    for start in range(0, objects, at_once):
        count = min(at_once, objects - start)
        stride = sources // per_object
        source = (
            random.integers(0, sources, (count, 1))
            + np.arange(per_object) * stride
            + random.integers(0, stride, (count, per_object))
        ) % sources
        thing = np.arange(start, start + count)[:, None]
        voice = speaks_for[source]
        draw = ((thing * 2654435761 + voice * 40503) % 1000003) / 1000003
        value = np.where(draw < accuracy[voice], 0, 1 + (draw * 7919).astype(int) % 5)
        thing = np.broadcast_to(thing, source.shape).ravel()
        table = pa.table(
            {
                "source": pa.DictionaryArray.from_arrays(source.ravel().astype(np.int32), names),
                "subject": np.char.add("item-", thing.astype(str)),
                "value": _closed(thing, value.ravel()) if closed else _open(thing, value.ravel()),
            }
        )
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def write_slow(path: Path, statements: int, sources: int) -> None:
    """Write a Parquet file of eight labels, the first ones frequent, with two statements an object
    on average; one in three is off by one, always the same way, so that learning creeps on.
    """
    random = np.random.default_rng(0)
    frequency = 0.5 ** np.arange(8)
    truth = random.choice(8, statements // 2, p=frequency / frequency.sum())
    thing = np.repeat(np.arange(len(truth)), random.integers(1, 4, len(truth)))[:statements]
    right = random.random(len(thing)) < 2 / 3
    label = np.where(right, truth[thing], (truth[thing] + 1) % 8)
    source = random.integers(0, sources, len(thing)).astype(np.int32)
    names = pa.array([f"source-{number:05d}" for number in range(sources)])
    labels = pa.array([f"v{number}" for number in range(8)])
    table = pa.table(
        {
            "source": pa.DictionaryArray.from_arrays(source, names),
            "subject": np.char.add("item-", thing.astype(str)),
            "value": pa.DictionaryArray.from_arrays(label.astype(np.int32), labels),
        }
    )
    pq.write_table(table, path)


def _open(thing: NDArray[np.int64], value: NDArray[np.int64]) -> NDArray[np.str_]:
    own = np.char.add("-", (thing % 1000).astype(str))
    return np.char.add(np.char.add("v", value.astype(str)), own)


def _closed(thing: NDArray[np.int64], value: NDArray[np.int64]) -> NDArray[np.str_]:
    return np.char.add("v", ((thing + value) % 6).astype(str))
