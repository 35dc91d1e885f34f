"""Data frames taken in as Arrow tables, and tables given back as frames of the same kind.

Nothing is imported but what the caller uses: narwhals knows the kinds of frames by the modules
that are loaded; a Dask frame is computed to pandas first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any

import pyarrow as pa
from attrs import frozen

from verifykit.corpus.ingest.text_files import plain_text
from verifykit.corpus.output.tables import plain_schema
from verifykit.errors import InputError, UsageError


@frozen(kw_only=True)
class Kind:
    """A kind of data frame."""

    frame: Callable[[pa.Table], Any]
    """Makes a frame of this kind of a table."""
    lazy: bool
    """Whether it has no values until it is computed."""

    def column(self, name: str, values: pa.Array) -> Any:
        """Return values as a column of this kind; as a frame of one column where it is lazy."""
        frame = self.frame(pa.table({name: values}))
        return frame if self.lazy else frame[name]


def table_of(frame: Any, columns: Collection[str] | None = None) -> tuple[pa.Table, Kind]:
    """Return a frame as a table, and its kind.

    `columns` are those that are wanted; those that the frame lacks are passed over. What a column
    of mixed types holds becomes text. Raise InputError for what is no frame, or has two columns of
    one name.
    """
    if _is_dask(frame):
        table, _ = table_of(frame.compute(), columns)
        return table, Kind(frame=_dask_frame, lazy=True)
    nw = _narwhals()
    try:
        wrapped = nw.from_native(frame, pass_through=True)
        if not isinstance(wrapped, nw.DataFrame | nw.LazyFrame):
            raise InputError(
                f"data frame: {type(frame).__name__} is not a kind of frame known here"
            )
        lazy = isinstance(wrapped, nw.LazyFrame)
        eager = wrapped.collect() if lazy else wrapped
        names = [name for name in eager.columns if isinstance(name, str)]
        if columns is not None:
            names = [name for name in names if name in columns]
        table = pa.table({name: _column(eager[name]) for name in names})
    except (TypeError, nw.exceptions.NarwhalsError) as error:
        raise InputError(f"data frame: {' '.join(str(error).split())}") from error
    backend = wrapped.implementation

    def back(found: pa.Table) -> Any:
        plain = found.cast(plain_schema(found.schema))
        if lazy:
            return nw.from_native(plain, eager_only=True).lazy(backend=backend).to_native()
        return nw.DataFrame.from_arrow(plain, backend=backend).to_native()

    return table, Kind(frame=back, lazy=lazy)


def _column(series: Any) -> pa.Array | pa.ChunkedArray:
    try:
        return series.to_arrow()
    except (pa.ArrowException, TypeError, ValueError):  # values of several types
        return pa.array([_text(value) for value in series.to_list()], pa.string())


def _text(value: Any) -> str | None:
    """A value as text; None for what stands for none, or cannot be written."""
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    with suppress(ValueError, RecursionError):
        return plain_text(value.item() if hasattr(value, "dtype") and not value.shape else value)
    return None


def _is_dask(frame: Any) -> bool:
    return type(frame).__module__.partition(".")[0] in ("dask", "dask_expr") and hasattr(
        frame, "compute"
    )


def _dask_frame(table: pa.Table) -> Any:
    return sys.modules["dask.dataframe"].from_pandas(
        table.cast(plain_schema(table.schema)).to_pandas(), npartitions=1
    )


def _narwhals() -> Any:
    try:
        import narwhals.stable.v2 as nw
    except ModuleNotFoundError as error:
        raise UsageError("data frames need narwhals: install verifykit-core[scale]") from error
    return nw
