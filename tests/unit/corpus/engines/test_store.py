"""What is kept comes back, from memory or from files."""

from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats, Ints
from verifykit.corpus.engines.array_files import mapped_arrays, read_rows, write_arrays
from verifykit.corpus.engines.store import BoundedStore, FileStore, size_of


@frozen(kw_only=True, eq=False)
class Inner:
    numbers: Floats


@frozen(kw_only=True, eq=False)
class Outer:
    places: Ints
    inner: Inner
    last: Floats


def value(size: int, fill: float = 1.5) -> Outer:
    inner = Inner(numbers=np.full(size, fill))
    return Outer(places=np.arange(size), inner=inner, last=np.zeros((0, 3)))


def same(one: Outer, other: Outer) -> bool:
    return (
        np.array_equal(one.places, other.places)
        and np.array_equal(one.inner.numbers, other.inner.numbers)
        and one.last.shape == other.last.shape
    )


@pytest.fixture(params=["files", "memory", "nearly full"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore | BoundedStore:
    if request.param == "files":
        return FileStore(tmp_path)
    return BoundedStore(tmp_path, 1 << 20 if request.param == "memory" else 1000)


def test_the_last_value_comes_back(store) -> None:
    store.save("kind", 3, value(10))
    store.save("other", 3, value(2))
    store.save("kind", 3, value(40, 2.5))
    store.save("kind", 4, value(60))
    assert same(store.load("kind", 3, Outer), value(40, 2.5))
    assert same(store.load("kind", 4, Outer), value(60))
    store.save("kind", 3, value(1))
    assert same(store.load("kind", 3, Outer), value(1))


def test_what_is_the_same_throughout_takes_the_room_of_one(store, tmp_path: Path) -> None:
    alike = Inner(numbers=np.broadcast_to(2.5, 100_000))
    table = Inner(numbers=np.broadcast_to(np.float64(0), (3, 4)))
    assert size_of(alike) == 8
    for number, kept in enumerate((alike, table)):
        store.save("kind", number, kept)
        found = store.load("kind", number, Inner).numbers
        assert found.shape == kept.numbers.shape
        assert (found == kept.numbers).all()
    assert sum(file.stat().st_size for file in tmp_path.rglob("*.arrays")) < 1000


def test_rows_are_read_of_arrays_of_every_shape(tmp_path: Path) -> None:
    path = tmp_path / "some.arrays"
    arrays = [np.arange(6.0).reshape(3, 2), np.broadcast_to(7, 3), np.array([True, False, True])]
    with path.open("wb") as stream:
        write_arrays(stream, arrays)
    for read, whole in zip(read_rows(path, 1, 3), mapped_arrays(path), strict=True):
        assert (read == whole[1:3]).all()
    for whole, array in zip(mapped_arrays(path), arrays, strict=True):
        assert (whole == array).all()
        assert whole.dtype == array.dtype


def test_what_is_not_there(store) -> None:
    with pytest.raises(KeyError):
        store.load("kind", 0, Outer)
    store.save("kind", 0, value(100))
    store.drop("kind", 0)
    store.drop("kind", 0)
    with pytest.raises(KeyError):
        store.load("kind", 0, Outer)


def test_memory_is_bounded(tmp_path: Path) -> None:
    bounded = BoundedStore(tmp_path, 3 * size_of(value(100)), frozenset({"seldom"}))
    for number in range(5):
        bounded.save("kind", number, value(100))
    assert sorted(path.name for path in (tmp_path / "kind").iterdir()) == [
        "003.arrays",
        "004.arrays",
    ]
    bounded.drop("kind", 0)
    bounded.save("seldom", 0, value(100))
    assert (tmp_path / "seldom" / "000.arrays").exists()
    bounded.save("kind", 7, value(100))
    assert not (tmp_path / "kind" / "007.arrays").exists(), "what was dropped makes room"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch) -> None:
    store = FileStore(tmp_path)
    store.save("kind", 0, value(5))

    def full(stream: BinaryIO, _arrays: object) -> None:
        stream.write(b"half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("verifykit.corpus.engines.store.write_arrays", full)
    with pytest.raises(OSError, match="No space"):
        store.save("kind", 0, value(9))
    monkeypatch.undo()
    assert same(store.load("kind", 0, Outer), value(5))


def test_a_file_that_was_cut_short_is_told(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.save("kind", 0, value(50))
    path = store.path("kind", 0)
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(ValueError, match="ends too early"):
        store.load("kind", 0, Outer)
