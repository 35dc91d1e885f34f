"""A predicate with two readings is named, with how likely each is and who sides with which."""

from pathlib import Path

import numpy as np
import pytest

from verifykit.cli import main
from verifykit.corpus import Inputs, score


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    """Ten sources say when planes left the ground, five when they left the gate, as well as the
    others on all else; all agree on the rest but for slips.
    """
    random = np.random.default_rng(2)
    lines = ["source,subject,predicate,value"]
    for flight in range(80):
        for predicate in ("departure", "arrival", "gate", "type"):
            for source in range(15):
                grounded = predicate == "departure" and source >= 5
                exact = random.random() < 0.85
                value = ("ground" if grounded else "true") if exact else f"slip{random.integers(9)}"
                name = f"{'ground' if source >= 5 else 'gate'}{source}"
                lines.append(f"{name},f{flight},{predicate},{value} {flight}")
    path = tmp_path / "c.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_the_summary_names_it(statements: Path, tmp_path: Path) -> None:
    found = score(Inputs(corpus=(statements,)), tmp_path / "o.csv", work=tmp_path / "w").readings
    (reading,) = found
    assert reading.predicate == "departure"
    assert reading.likely >= 0.5
    assert reading.likely + reading.other == pytest.approx(1)
    sides = {
        frozenset(name.rstrip("0123456789") for name in side)
        for side in (reading.supporters, reading.others)
    }
    assert sides == {frozenset({"gate"}), frozenset({"ground"})}


def test_the_command_line_tells(statements: Path, tmp_path: Path, capsys) -> None:
    assert main(["score", str(statements), "-o", str(tmp_path / "o.csv")]) == 0
    told = capsys.readouterr().err
    assert "departure: two readings, ." in told
    assert " against " in told


def test_where_there_is_one_nothing_is_told(statements: Path, tmp_path: Path, capsys) -> None:
    plain = [line for line in statements.read_text().splitlines() if ",departure," not in line]
    statements.write_text("\n".join(plain) + "\n")
    assert main(["score", str(statements), "-o", str(tmp_path / "o.csv")]) == 0
    assert "two readings" not in capsys.readouterr().err
