"""Scores are as sure as labels show, and a profile carries that."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from verifykit.cli import main
from verifykit.corpus import FITTED

OBJECTS = 200


@pytest.fixture
def statements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A crowd of which all err alike on a third of the objects: the votes do not show it."""
    monkeypatch.chdir(tmp_path)
    random = np.random.default_rng(1)
    lines = ["source,subject,value"]
    for thing in range(OBJECTS):
        hard = thing % 3 == 0
        for source in range(12):
            meant, else_ = ("wrong", "right") if hard else ("right", f"other {random.integers(9)}")
            value = meant if random.random() < 0.85 else else_
            lines.append(f"s{source},o{thing},{value} {thing}")
    path = tmp_path / "c.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def gold(path: Path, things: range) -> None:
    path.write_text(
        "\n".join(["subject,value", *(f"o{thing},right {thing}" for thing in things)]) + "\n"
    )


def best(path: Path) -> dict[str, tuple[str, float]]:
    with path.open() as stream:
        return {
            row["subject"]: (row["value"], float(row["score"]))
            for row in csv.DictReader(stream)
            if row["rank"] == "1"
        }


def test_labels_make_scores_less_sure_and_leave_ranks(statements: Path) -> None:
    labels = range(30)
    gold(Path("g.csv"), labels)
    assert main(["score", "c.csv", "-o", "alone.csv"]) == 0
    assert main(["score", "c.csv", "-o", "taught.csv", "--gold", "g.csv"]) == 0
    alone, taught = best(Path("alone.csv")), best(Path("taught.csv"))
    rest = [f"o{thing}" for thing in range(OBJECTS) if thing not in labels]
    right = np.mean([taught[thing][0].startswith("right") for thing in rest])
    said = np.mean([taught[thing][1] for thing in rest])
    assert np.mean([alone[thing][1] for thing in rest]) > 0.85
    assert abs(said - right) < 0.15
    stated = statements.read_text()
    for thing in labels:
        if f",right {thing}\n" in stated:
            assert taught[f"o{thing}"] == (f"right {thing}", 1.0)


def test_a_profile_carries_it(statements: Path) -> None:
    gold(Path("g.csv"), range(30))
    assert main(["learn", "c.csv", "-o", "p.json", "--gold", "g.csv"]) == 0
    known = json.loads(Path("p.json").read_text())["calibration"]
    assert known["labels"] == 30
    assert known["temperature"] > FITTED.temperature
    profile = json.loads(Path("p.json").read_text())
    del profile["calibration"]
    Path("plain.json").write_text(json.dumps(profile))
    for name in ("p", "plain"):
        assert main(["score", "c.csv", "-o", f"{name}.csv", "--profile", f"{name}.json"]) == 0
    with_it, without = best(Path("p.csv")), best(Path("plain.csv"))
    assert with_it.keys() == without.keys()
    assert np.mean([s for _, s in with_it.values()]) < np.mean([s for _, s in without.values()])


def test_few_labels_leave_the_default(statements: Path) -> None:
    gold(Path("g.csv"), range(19))
    assert main(["learn", "c.csv", "-o", "p.json", "--gold", "g.csv"]) == 0
    assert "calibration" not in json.loads(Path("p.json").read_text())


@pytest.fixture(params=["misled", "each for itself"])
def crowd(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Twelve sources that are right of seven in ten: of all objects alike, or of some hardly, where
    most of those who are wrong say the same.
    """
    monkeypatch.chdir(tmp_path)
    random = np.random.default_rng(2)
    is_misled = request.param == "misled"
    hardness = 1.5 * random.normal(size=OBJECTS) * is_misled
    lines = ["source,subject,value"]
    for thing in range(OBJECTS):
        for source in range(12):
            right = random.random() < 1 / (1 + np.exp(hardness[thing] - 0.85))
            wrong = 0 if is_misled and random.random() < 0.6 else random.integers(10)
            value = "right" if right else f"wrong {wrong}"
            lines.append(f"s{source},o{thing},{value} {thing}")
    Path("c.csv").write_text("\n".join(lines) + "\n")
    return str(request.param)


def test_scores_know_from_agreement_how_far_errors_go_together(crowd: str) -> None:
    assert main(["learn", "c.csv", "-o", "p.json"]) == 0
    profile = json.loads(Path("p.json").read_text())
    together = profile.pop("error_correlation")
    Path("plain.json").write_text(json.dumps(profile))
    assert main(["score", "c.csv", "-o", "own.csv", "--profile", "p.json"]) == 0
    assert main(["score", "c.csv", "-o", "plain.csv", "--profile", "plain.json"]) == 0
    assert main(["score", "c.csv", "-o", "learned.csv"]) == 0
    own, plain, learned = (best(Path(f"{name}.csv")) for name in ("own", "plain", "learned"))
    said = np.mean([score for _, score in learned.values()])
    right = np.mean([value.startswith("right") for value, _ in learned.values()])
    assert said == pytest.approx(right, abs=0.08)
    assert own.keys() == plain.keys()
    if crowd == "misled":
        assert together > 0.03
    else:
        assert together < 0.03
        # Without it a profile takes errors for shared.
        assert all(own[thing][1] > plain[thing][1] for thing in own)
