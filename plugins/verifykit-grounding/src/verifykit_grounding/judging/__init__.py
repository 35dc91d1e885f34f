"""Does a document say what a sentence that cites it says?"""

from verifykit_grounding.judging.comparison import Judgement
from verifykit_grounding.judging.judge import judge
from verifykit_grounding.judging.source import SourceText

__all__ = ["Judgement", "SourceText", "judge"]
