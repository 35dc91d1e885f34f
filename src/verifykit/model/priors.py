"""How often claims of a kind are true before any evidence is looked at: a table, with sources."""

from __future__ import annotations

from collections.abc import Mapping

from verifykit.parts import frozen


@frozen
class KindOfMaterial:
    """How many settled claims of a public set were true and false, and which set that is.

    The set says what somebody chose to check, not how often people say what is so.
    """

    true: int
    false: int
    meaning: str
    source: str

    @property
    def rate(self) -> float:
        """The share of settled claims that were true."""
        return self.true / (self.true + self.false)


PRIORS: Mapping[str, KindOfMaterial] = {
    "news-rumours": KindOfMaterial(
        43, 86, "rumours in news articles, those that were settled", "Emergent: Ferreira and "
        "Vlachos 2016",
    ),
    "tweeted-rumours": KindOfMaterial(
        145, 74, "rumours on Twitter during breaking news, those that were settled",
        "RumourEval 2017: Derczynski et al. 2017",
    ),
    "fact-checked-claims": KindOfMaterial(
        849, 1742, "claims that fact-checkers took up, supported or refuted",
        "AVeriTeC, training part: Schlichtkrull, Guo and Vlachos 2023",
    ),
    "climate-claims": KindOfMaterial(
        654, 253, "claims about the climate from the web, supported or refuted",
        "CLIMATE-FEVER: Diggelmann et al. 2020",
    ),
    "encyclopedia-statements": KindOfMaterial(
        80_035, 29_775, "sentences made from Wikipedia, half of them changed on purpose",
        "FEVER, training part: Thorne et al. 2018",
    ),
}  # fmt: skip
"""The kinds that can be named where a prior is asked for."""


def prior_of(text: str) -> float:
    """Return a prior that is given as a probability, or as the name of a kind of material.

    Raise ValueError, with the kinds there are, for what is neither.
    """
    if (kind := PRIORS.get(text)) is not None:
        return kind.rate
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 < found < 1:
        raise ValueError(
            f"{text!r} is neither a probability between 0 and 1 nor one of {', '.join(PRIORS)}"
        )
    return found
