"""The folder of a model: its files, what its labels mean, and its digest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from attrs import field, frozen

from verifykit import ConfigError

Label = Literal["entailment", "contradiction", "neutral"]

_NEEDED = ("model.onnx", "tokenizer.json", "config.json")
_DATA = ("model.onnx_data", "model.onnx.data")
"""Where the weights of a model of more than two gigabytes are."""
_LARGEST_CONFIG = 1_000_000
_MEANINGS: tuple[tuple[str, Label], ...] = (
    (r"not?[ _-]?entail.*|non[ _-]?entail.*", "neutral"),
    (r"entail.*|supports?", "entailment"),
    (r"contradict.*|refutes?", "contradiction"),
    (r"neutral|unknown|not[ _]?enough[ _]?info", "neutral"),
)


@frozen
class ModelFolder:
    """A model of textual entailment as a folder: `model.onnx`, `tokenizer.json`, `config.json`.

    `labels` are what the columns of its answer mean, in their order, as its own configuration
    names them: no order is taken for granted, since models differ in it. `longest` is how many
    tokens it can read, None where it does not say.
    """

    path: Path
    labels: tuple[Label, ...]
    longest: int | None = None
    padding: int = field(default=0)

    @classmethod
    def at(cls, path: Path) -> ModelFolder:
        """Return the model in a folder; raises ConfigError, with a sentence, if it is none."""
        missing = [name for name in _NEEDED if not (path / name).is_file()]
        if missing:
            raise ConfigError(
                f"the model {path} has no {missing[0]}; a model is a folder with "
                f"{', '.join(_NEEDED)}"
            )
        config = _config(path / "config.json")
        most = config.get("max_position_embeddings")
        padding = config.get("pad_token_id")
        return cls(
            path=path,
            labels=_labels(config.get("id2label"), path),
            longest=most if type(most) is int and most > 0 else None,
            padding=padding if type(padding) is int and padding >= 0 else 0,
        )

    @property
    def name(self) -> str:
        """What people call it: the name of its folder."""
        return self.path.resolve().name

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all its files, as 64 hexadecimal digits."""
        whole = sha256()
        for path in self._files():
            with path.open("rb") as stream:
                digest = sha256()
                while piece := stream.read(1 << 20):
                    digest.update(piece)
            whole.update(f"{path.name}\0{digest.hexdigest()}\n".encode())
        return whole.hexdigest()

    def _files(self) -> Iterator[Path]:
        for name in (*_NEEDED, *_DATA):
            if (self.path / name).is_file():
                yield self.path / name


def _config(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as stream:
            read = json.loads(stream.read(_LARGEST_CONFIG + 1))
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path} cannot be read as JSON: {error}") from error
    if not isinstance(read, dict):
        raise ConfigError(f"{path} is no table of names and values")
    return read


def _labels(told: object, path: Path) -> tuple[Label, ...]:
    """The meaning of each column; raises ConfigError where the names do not say it."""
    columns = told if isinstance(told, dict) else {}
    try:
        named = sorted((int(column), str(name)) for column, name in columns.items())
    except (TypeError, ValueError):
        named = []
    if [column for column, _ in named] != list(range(len(named))) or not named:
        raise ConfigError(f"{path / 'config.json'} does not number its labels in `id2label`")
    found: list[Label] = []
    for _, name in named:
        meant = (to for pattern, to in _MEANINGS if re.fullmatch(pattern, name.strip(), re.I))
        label = next(meant, None)
        if label is None:
            raise ConfigError(
                f"{path / 'config.json'} calls a label {name!r}: which of entailment, "
                "contradiction and neutral is meant cannot be told; name it so in `id2label`"
            )
        found.append(label)
    if "entailment" not in found or len(set(found)) != len(found):
        raise ConfigError(f"the labels of {path} are not those of a model of textual entailment")
    return tuple(found)
