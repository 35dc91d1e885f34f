"""Does a document say what a sentence that cites it says?"""

from verifykit_grounding.judging.judge import Judgement, judge
from verifykit_grounding.judging.source import SourceText

__all__ = ["Judgement", "SourceText", "judge"]
