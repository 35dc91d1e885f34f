"""A column of texts in few: every different text once, and which one each row has."""

from __future__ import annotations

import unicodedata
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from verifykit.corpus.blocks.arrays import Flags, Ids, Ints, Keys, taken
from verifykit.corpus.blocks.arrow import DTYPES, arrow_of, numpy_of, texts_of
from verifykit.corpus.blocks.hashing import text_hashes
from verifykit.corpus.ingest.text_files import plain_text


@frozen(kw_only=True, eq=False)
class TextColumn:
    """Texts without outer spaces, in Unicode's composed form."""

    texts: pa.StringArray
    """Different texts; the last one is empty and stands for what is missing."""
    code: Ids
    """Each row's place in `texts`."""

    @property
    def missing(self) -> Flags:
        """The rows without a text."""
        empty: Flags = numpy_of(pc.binary_length(self.texts)) == 0
        missing: Flags = self.code == len(empty) - 1
        return taken(empty, self.code) if empty[:-1].any() else missing

    @cached_property
    def distinct_hashes(self) -> Keys:
        """The hash of each different text."""
        return text_hashes(self.texts)

    @cached_property
    def is_constant(self) -> bool:
        """Whether all rows have one text."""
        return bool(len(self.code) and (self.code == self.code[0]).all())

    def hashes(self) -> Keys:
        """Return each row's hash."""
        return taken(self.distinct_hashes, self.code)

    def used(self) -> Ints:
        """Return the codes that occur, ascending."""
        return np.flatnonzero(np.bincount(self.code, minlength=len(self.texts)))

    def words(self) -> list[str]:
        """Return the different texts."""
        words: list[str] = self.texts.to_pylist()
        return words

    def taken(self, rows: Ints) -> pa.StringArray:
        """Return the texts of these rows."""
        return self.texts.take(arrow_of(self.code[rows]))


def constant(text: str, rows: int) -> TextColumn:
    """Return a column with one text throughout."""
    return TextColumn(texts=texts_of([text, ""]), code=np.zeros(rows, np.int32))


def text_column(column: pa.ChunkedArray | pa.Array) -> TextColumn:
    """Return a column of any type as texts: 5.0 is 5, a list is a set of parts."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if isinstance(column, pa.ChunkedArray):  # an older pyarrow keeps chunks of dictionaries
        column = pa.concat_arrays(column.chunks)
    if pa.types.is_nested(column.type) and not pa.types.is_dictionary(column.type):
        column = texts_of([plain_text(value) for value in column.to_pylist()])
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    texts = column.dictionary
    if not pa.types.is_string(texts.type):
        texts = _as_texts(texts)
    if texts.null_count:
        texts = texts.fill_null("")
    texts = pc.utf8_trim_whitespace(_composed(texts))
    code = column.indices
    if code.null_count:
        code = code.fill_null(len(texts))
    texts = pa.concat_arrays([texts, texts_of([""])])
    return TextColumn(texts=texts, code=numpy_of(code).astype(np.int32, copy=False))


def _composed(texts: pa.StringArray) -> pa.StringArray:
    """Texts in Unicode's composed form; an older pyarrow takes the decomposed one for it."""
    if numpy_of(pc.string_is_ascii(texts)).all():
        return texts
    return texts_of([unicodedata.normalize("NFC", text) for text in texts.to_pylist()])


def _as_texts(values: pa.Array) -> pa.StringArray:
    values = _in_known_zone(values)
    kind = values.type
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return values.cast(pa.string())
    if pa.types.is_floating(kind) and kind != pa.float64():
        # The shortest spelling of the narrow number: 0.1, not 0.10000000149011612.
        narrow = DTYPES[kind].type
        numbers = [None if one is None else float(str(narrow(one))) for one in values.to_pylist()]
        return texts_of([plain_text(number) for number in numbers])
    if getattr(kind, "unit", None) == "ns":
        return _to_the_nanosecond(values)
    return texts_of(_plain_texts(values))


def _plain_texts(values: pa.Array) -> list[str | None]:
    if pa.types.is_temporal(values.type):
        return list(map(_time_text, values))
    return [plain_text(value) for value in values.to_pylist()]


def _time_text(value: pa.Scalar) -> str | None:
    """A time as Python spells it; one beyond Python's calendar as Arrow does."""
    try:
        return plain_text(value.as_py())
    except (OverflowError, ValueError):
        return plain_text(value.cast(pa.string()).as_py())


def _in_known_zone(values: pa.Array) -> pa.Array:
    """The values, in UTC if nobody here knows their time zone."""
    if not pa.types.is_timestamp(values.type) or values.type.tz is None:
        return values
    try:
        pa.scalar(0, values.type).as_py()
    except KeyError:
        return values.cast(pa.timestamp(values.type.unit, "UTC"))
    return values


def _to_the_nanosecond(values: pa.Array) -> pa.StringArray:
    """Times finer than Python's, spelled as others wherever they are no finer than those."""
    if pa.types.is_duration(values.type):
        return values.cast(pa.int64()).cast(pa.string())
    written = values.cast(pa.string())
    if not pa.types.is_timestamp(values.type):
        return written
    coarse = values.cast(pa.timestamp("us", values.type.tz), safe=False)
    exact = pc.equal(coarse.cast(values.type), values)
    usual = texts_of([plain_text(moment) for moment in coarse.to_pylist()])
    return pc.if_else(exact, usual, written)
