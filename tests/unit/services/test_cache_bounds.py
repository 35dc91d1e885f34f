"""A cache holds no more than it may, and keeps what is used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from verifykit.services import cache as module
from verifykit.services.cache import cache_of


def held(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_FILES", 3)
    monkeypatch.setattr(module, "_MOST_BYTES", 200)
    monkeypatch.setattr(module, "_LARGEST", 100)
    monkeypatch.setattr(module, "_LOOKED_AT", frozenset("0123456789abcdef"))


def test_it_never_holds_more_than_it_may(small: None, tmp_path: Path) -> None:
    cache = cache_of("odd", "1", tmp_path)
    for number in range(1200):
        cache.put(f"key {number}", b"x" * (number % 130))
    files = held(tmp_path)
    assert 200 < len(files) <= 3 * 256
    for folder in {path.parent for path in files}:
        inside = [path for path in files if path.parent == folder]
        assert sum(path.stat().st_size for path in inside) <= 200
    assert all(path.stat().st_size <= 100 for path in files), "what is too large is not kept"


def test_what_was_used_last_stays(small: None, tmp_path: Path) -> None:
    cache = cache_of("odd", "1", tmp_path)
    folder = cache._path(cache.folder, "0").parent
    same = [str(n) for n in range(5000) if cache._path(cache.folder, str(n)).parent == folder][:5]
    for age, key in enumerate(same[:3]):
        cache.put(key, key.encode())
        os.utime(cache._path(cache.folder, key), (age, age))
    assert cache.get(same[0]) == same[0].encode()
    cache.put(same[3], b"new")
    assert [cache.get(key) is not None for key in same[:4]] == [True, False, True, True]


def test_bounds_cost_little_and_are_kept_on_average(tmp_path: Path) -> None:
    cache = cache_of("odd", "1", tmp_path)
    looked = [cache._path(cache.folder, str(n)).name[0] in module._LOOKED_AT for n in range(4000)]
    assert 0.1 < sum(looked) / len(looked) < 0.15
    cache.put("a", b"1")
    assert cache_of("odd", "2", tmp_path).get("a") is None
    assert cache.get("a") == b"1"
