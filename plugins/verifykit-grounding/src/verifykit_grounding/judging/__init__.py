"""Does a document say what a sentence says that it does? Words, numbers, dates, names, negations."""

from verifykit_grounding.judging.judge import Judgement, judge
from verifykit_grounding.judging.source import SourceText

__all__ = ["Judgement", "SourceText", "judge"]
