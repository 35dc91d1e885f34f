"""Stable 64-bit hashes of texts: the same on every machine, in every version, for every order."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from verifykit.corpus.blocks.arrays import Keys

_WORD = 8


def mix(keys: Keys) -> Keys:
    """Spread the bits of each key over all 64 (the finaliser of SplitMix64, Steele et al. 2014)."""
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return keys ^ (keys >> np.uint64(31))


def combine(first: Keys, second: Keys) -> Keys:
    """Return one key for two; the order of the two matters."""
    return mix(first * np.uint64(0x9E3779B97F4A7C15) + second)


def text_hashes(texts: pa.StringArray) -> Keys:
    """Return a hash for each text, by mixing its bytes in words of eight, then its length.

    All texts are taken forward word by word at once, so the cost is a few array operations per
    word of the longest text and per word of every text.
    """
    count = len(texts)
    keys = np.zeros(count, np.uint64)
    if not count:
        return keys
    offsets, data = _bytes_of(texts)
    length = np.diff(offsets)
    padded = np.concatenate([data, np.zeros(_WORD, np.uint8)])
    words = np.lib.stride_tricks.sliding_window_view(padded, _WORD)
    active = np.arange(count)
    position = offsets[:-1].copy()
    left = length.copy()
    while len(active):
        word = np.ascontiguousarray(words[position[active]]).view("<u8").ravel()
        short = left[active] < _WORD
        kept = np.minimum(left[active], _WORD).astype(np.uint64) * np.uint64(8)
        mask = np.where(
            short, (np.uint64(1) << (kept % np.uint64(64))) - np.uint64(1), ~np.uint64(0)
        )
        keys[active] = mix((keys[active] + np.uint64(0x9E3779B97F4A7C15)) ^ (word & mask))
        position[active] += _WORD
        left[active] -= _WORD
        active = active[left[active] > 0]
    return mix(keys ^ length.astype(np.uint64))


def _bytes_of(texts: pa.StringArray) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Where each text begins and ends, and the bytes of all."""
    texts = texts.cast(pa.large_string())
    _, offset_buffer, data_buffer = texts.buffers()
    offsets = np.frombuffer(offset_buffer, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    data = (
        np.frombuffer(data_buffer, np.uint8) if data_buffer is not None else np.zeros(0, np.uint8)
    )
    return offsets.copy(), data
