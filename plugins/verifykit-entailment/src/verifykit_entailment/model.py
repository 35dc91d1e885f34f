"""Asks a model what passages say of claims, batch by batch. The model runs on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from attrs import define, field, frozen

from verifykit_entailment.model_folder import ModelFolder

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime
    import tokenizers

_DIGITS = 4
"""The last digits of a probability differ between machines, and mean nothing."""
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_ERRORS_ONLY, _FATAL_ONLY = 3, 4


class UnreadableModel(Exception):
    """A model that cannot be loaded, or whose answer is none; the message says why."""


class AnswerCache(Protocol):
    """What earlier answers are kept in, such as the cache that verifykit gives a plug-in."""

    def get_json(self, key: str) -> Any:
        """Return what is kept under a key, None if nothing is."""

    def put_json(self, key: str, value: Any) -> None:
        """Keep plain data under a key."""


@frozen(order=True)
class Pair:
    """A text that is taken as given, and what it may say or deny."""

    premise: str
    hypothesis: str


@frozen
class Probabilities:
    """What a premise says of a hypothesis: three probabilities, rounded, that add up to 1."""

    entailment: float
    contradiction: float
    neutral: float


@frozen
class UnreadPair:
    """Why there is no answer for a pair, in words that follow "was not read: "."""

    reason: str


@define(eq=False)
class Model:
    """A model that is loaded when it is first asked, and that remembers its answers.

    `longest` counts the tokens of a pair, those that the tokenizer adds included: a longer pair is
    not read, since what is cut off might be what matters.
    """

    folder: ModelFolder
    longest: int = 512
    threads: int = 1
    _known: dict[Pair, Probabilities] = field(factory=dict, init=False)
    _loaded: tuple[tokenizers.Tokenizer, onnxruntime.InferenceSession] | None = field(
        default=None, init=False
    )

    def read(
        self,
        pairs: Sequence[Pair],
        *,
        batch: int = 16,
        timeout: float = 60.0,
        kept: AnswerCache | None = None,
        progress: Callable[[float], None] = lambda share: None,
    ) -> list[Probabilities | UnreadPair]:
        """Return what the model says of each pair, in their order.

        Pairs are read `batch` at a time; a batch that takes more than `timeout` seconds is stopped,
        and no further one is begun. `kept` is asked first and told afterwards, under the digest of
        the model and both texts. `progress` is told the share that is done. Raises UnreadableModel.
        """
        wanted = sorted(set(pairs) - self._known.keys())
        for pair in wanted:
            found = None if kept is None else _read_back(kept.get_json(self._key(pair)))
            if found is not None:
                self._known[pair] = found
        left = [pair for pair in wanted if pair not in self._known]
        unread = self._ask(left, batch, timeout, kept, progress) if left else {}
        return [self._known.get(pair) or unread[pair] for pair in pairs]

    def _ask(
        self,
        pairs: Sequence[Pair],
        batch: int,
        timeout: float,
        kept: AnswerCache | None,
        progress: Callable[[float], None],
    ) -> dict[Pair, UnreadPair]:
        """Ask about pairs that nothing is known of, and return those that got no answer."""
        tokenizer, session = self._loaded = self._loaded or self._load()
        most = min(self.longest, self.folder.longest or self.longest)
        encoded = [
            tokenizer.encode(_plain(pair.premise), _plain(pair.hypothesis)) for pair in pairs
        ]
        unread = {
            pair: UnreadPair(
                f"it has {len(one.ids):,} tokens with the claim, at most {most:,} are read"
            )
            for pair, one in zip(pairs, encoded, strict=True)
            if len(one.ids) > most
        }
        # Pairs of one length are read together, so that little is padded.
        waiting = sorted(
            (len(one.ids), pair, one)
            for pair, one in zip(pairs, encoded, strict=True)
            if pair not in unread
        )
        late = UnreadPair(f"the model took more than {timeout:g} s for a batch")
        for start in range(0, len(waiting), batch):
            chosen = waiting[start : start + batch]
            answers = self._run(session, [one for *_, one in chosen], timeout)
            if answers is None:
                return {**unread, **{pair: late for _, pair, _ in waiting[start:]}}
            for (_, pair, _), answer in zip(chosen, answers, strict=True):
                self._known[pair] = answer
                if kept is not None:
                    told = [answer.entailment, answer.contradiction, answer.neutral]
                    kept.put_json(self._key(pair), told)
            progress((start + len(chosen)) / len(waiting))
        return unread

    def _key(self, pair: Pair) -> str:
        return "\0".join((self.folder.digest, str(self.longest), pair.premise, pair.hypothesis))

    def _load(self) -> tuple[tokenizers.Tokenizer, onnxruntime.InferenceSession]:
        import onnxruntime
        import tokenizers

        # Nothing of what is checked leaves the machine, not even that something is.
        onnxruntime.disable_telemetry_events()
        onnxruntime.set_default_logger_severity(_ERRORS_ONLY)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        path = self.folder.path
        try:
            tokenizer = tokenizers.Tokenizer.from_file(str(path / "tokenizer.json"))
            session = onnxruntime.InferenceSession(
                str(path / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            # Both raise whatever the damage in a file leads to.
            raise UnreadableModel(f"the model {path} cannot be loaded: {_line(error)}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        strange = {one.name for one in session.get_inputs()} - set(_INPUTS)
        if strange:
            raise UnreadableModel(
                f"the model {path} wants {sorted(strange)[0]!r}, no text has that"
            )
        return tokenizer, session

    def _run(
        self,
        session: onnxruntime.InferenceSession,
        encoded: Sequence[tokenizers.Encoding],
        timeout: float,
    ) -> list[Probabilities] | None:
        """Return the answers to one batch, None if it took too long."""
        import onnxruntime

        run = onnxruntime.RunOptions()
        # That it was stopped, or what it fails at, is said by us.
        run.log_severity_level = _FATAL_ONLY
        # The model looks between its steps whether it is to end.
        timer = threading.Timer(timeout, lambda: setattr(run, "terminate", True))
        timer.daemon = True
        timer.start()
        try:
            logits = session.run(None, self._inputs(session, encoded), run)[0]
        except Exception as error:
            # The runtime raises whatever the operators of a network raise, and when it is ended.
            if run.terminate:
                return None
            raise UnreadableModel(f"the model {self.folder.path} fails: {_line(error)}") from error
        finally:
            timer.cancel()
        return list(self._probabilities(logits, len(encoded)))

    def _inputs(
        self, session: onnxruntime.InferenceSession, encoded: Sequence[tokenizers.Encoding]
    ) -> dict[str, np.ndarray[Any, np.dtype[np.int64]]]:
        import numpy as np

        width = max(len(one.ids) for one in encoded)

        def padded(rows: Sequence[Sequence[int]], filler: int) -> Any:
            return np.array([[*row, *[filler] * (width - len(row))] for row in rows], np.int64)

        columns = {
            "input_ids": padded([one.ids for one in encoded], self.folder.padding),
            "attention_mask": padded([one.attention_mask for one in encoded], 0),
            "token_type_ids": padded([one.type_ids for one in encoded], 0),
        }
        return {one.name: columns[one.name] for one in session.get_inputs()}

    def _probabilities(self, logits: Any, count: int) -> Iterator[Probabilities]:
        import numpy as np

        labels = self.folder.labels
        values = np.asarray(logits, np.float64)
        if values.shape != (count, len(labels)) or not np.isfinite(values).all():
            raise UnreadableModel(
                f"the model {self.folder.path} gives {values.shape}, no numbers for {count} pairs "
                f"and {len(labels)} labels"
            )
        powers = np.exp(values - values.max(axis=1, keepdims=True))
        for row in powers / powers.sum(axis=1, keepdims=True):
            found = dict(zip(labels, (round(float(one), _DIGITS) for one in row), strict=True))
            yield Probabilities(
                entailment=found["entailment"],
                contradiction=found.get("contradiction", 0.0),
                neutral=found.get("neutral", 0.0),
            )


def _read_back(kept: object) -> Probabilities | None:
    """The answer that was kept; None if it is none, as of a file that somebody changed."""
    if not isinstance(kept, list) or len(kept) != 3:
        return None
    right = all(type(one) is float and 0.0 <= one <= 1.0 for one in kept)
    return Probabilities(*kept) if right else None


def _plain(text: str) -> str:
    """Text without lone surrogates, which tokenizers do not take."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
