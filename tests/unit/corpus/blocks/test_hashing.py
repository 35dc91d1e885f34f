"""Hashes are written to disk and decide which block a conflict set is in: they never change."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus.blocks.hashing import combine, mix, text_hashes

GOLDEN = {
    "": 0x48218226FF3CD4BF,
    "a": 0x2971C9EBFB09C2CA,
    "eight by": 0xEDC42B2008C28D2C,
    "nine byte": 0x9F890BD827677EE4,
    "Ségou, Mali": 0x4C48AFF597FE5EB5,
    "a text of more than sixteen bytes": 0xEABC21958B691928,
}


@pytest.mark.parametrize(("text", "expected"), GOLDEN.items())
def test_the_hash_of_a_text_is_that_of_ever(text: str, expected: int) -> None:
    assert int(text_hashes(pa.array([text], pa.string()))[0]) == expected


def test_the_hash_of_two_is_that_of_ever() -> None:
    one, other = np.array([1], np.uint64), np.array([2], np.uint64)
    assert int(combine(one, other)[0]) == 0x975835DE1C9756CE
    assert int(combine(other, one)[0]) != 0x975835DE1C9756CE


@given(st.lists(st.text(max_size=40)), st.integers(0, 5))
def test_neighbours_and_slices_change_nothing(texts: list[str], skipped: int) -> None:
    texts = [text.encode("utf-8", "ignore").decode() for text in texts]
    whole = text_hashes(pa.array(texts, pa.string()).slice(skipped))
    alone = [int(text_hashes(pa.array([text], pa.string()))[0]) for text in texts[skipped:]]
    assert whole.tolist() == alone
    by_text = dict(zip(texts[skipped:], alone, strict=True))
    assert len(set(by_text.values())) == len(by_text)


def test_texts_that_differ_by_what_is_not_there() -> None:
    texts = ["", "\0", "\0\0", "a", "a\0", "\0a", "a" * 8, "a" * 8 + "\0", "a" * 16]
    assert len(set(text_hashes(pa.array(texts)).tolist())) == len(texts)


def test_mixing_loses_no_key() -> None:
    keys = np.arange(10_000, dtype=np.uint64)
    assert len(np.unique(mix(keys))) == len(keys)
    first_bits = np.bincount((mix(keys) >> np.uint64(56)).astype(int), minlength=256)
    assert first_bits.min() > 0, "every block gets some"
