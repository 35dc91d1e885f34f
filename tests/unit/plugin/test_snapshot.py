"""What the fields of frozen values held, and putting it back."""

from verifykit.model.assessment import Step
from verifykit.model.finding import Related
from verifykit.plugin.snapshot import Snapshot


def steps(count: int) -> tuple[Step, ...]:
    return tuple(Step(step="prior", log_odds=float(one), why="x") for one in range(count))


def test_what_was_changed_inside_a_long_tuple_is_put_back() -> None:
    held = steps(60)
    snapshot = Snapshot.of(held, held)
    object.__setattr__(held[59], "log_odds", 7.0)
    assert snapshot.restore()
    assert held[59].log_odds == 59.0
    assert not snapshot.restore()


def test_a_tuple_that_is_gone_is_not_taken_for_the_next_one() -> None:
    snapshot = Snapshot.of()
    for number in range(50):
        snapshot.add(tuple(Related(pointer=f"{number}-{one}") for one in range(30)))
    kept = [node for nodes, _ in snapshot._kept.values() for node in nodes]
    assert len(kept) == 50 * 30
