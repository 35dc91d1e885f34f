"""Two readings of an attribute: which is likelier, by the sources that side with either.

Two readings that mirror each other explain the statements equally well, since what one calls
copied mistakes the other calls the truth. What decides is how reliable those who side with either
are on the other attributes, and, weakly, how many independent ones there are. `own` and `other`
are what each source earns in the reading at hand and in the rival one (sources by attributes).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Flags, Floats, expit
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation.accuracy import effects


@frozen(kw_only=True, eq=False)
class Question:
    """Attributes that the same sources dispute, with what either reading gives to each source."""

    side: Floats
    """Per attribute: 1, -1 where those who side with the rival reading of the first attribute side
    with that at hand, and 0 for the attributes of which it is no question."""
    own: Floats
    other: Floats
    shown: Floats
    """Per attribute, what labels say for the reading at hand, in log-odds; 0 without any."""

    @property
    def gain(self) -> Floats:
        """What each source gains by the rival reading."""
        gained: Floats = (self.other - self.own) @ self.side
        return gained

    @property
    def counts(self) -> tuple[float, float]:
        """How many sources side with the reading at hand and with the rival, by how much."""
        gain, nothing = self.gain[:, None], np.zeros((len(self.own), 1))
        return float(origins(gain, nothing)[0]), float(origins(nothing, gain)[0])


def origins(own: Floats, other: Floats) -> Floats:
    """Return how many sources side with the other reading, counted by how much, per attribute.

    The effective number (Σw)²/Σw² of those who gain w by it (Kish 1965).
    """
    gain = np.maximum(other - own, 0)
    effective: Floats = gain.sum(0) ** 2 / np.maximum((gain**2).sum(0), 1e-9)
    return effective


def sides(
    own: Floats, other: Floats, stated: Floats, disputed: Flags, constants: Constants
) -> list[Floats]:
    """Return the disputed attributes, those together that the same sources dispute.

    Each is a row of 1, -1 and 0 as in `Question`. Sides are the same where the cosine of who gains
    how much more than all on the whole is at least `rival_likeness`.
    """
    gain = other - own
    gain = gain - stated * (gain.sum(0) / np.maximum(stated.sum(0), 1e-9))
    size = np.sqrt((gain**2).sum(0))
    gain = gain / np.maximum(size, 1e-9)
    # An attribute on which nobody gains more than the others has no sides, and asks nothing.
    left, found = disputed & (size > 1e-9), []
    while left.any():
        first = int(np.argmax(left))
        like = gain.T @ gain[:, first]
        same = left & (np.abs(like) >= constants.rival_likeness)
        same[first] = True  # so that every turn answers one at least
        found.append(np.where(same, np.sign(like), 0.0))
        left &= ~same
    return found


def rival_weights(
    questions: Sequence[Question], stated: Floats, constants: Constants
) -> list[Floats]:
    """Return how likely the other reading is, per question and attribute; 0 where it is none.

    The clearest question is answered first; what is not yet answered, or hardly, does not vouch
    for anybody. What is not disputed vouches with what both readings make of it, so that neither is
    its own witness.
    """
    answers = [np.where(question.side != 0, 0.5, 0.0) for question in questions]
    counts = constants.tempering * np.array([question.counts for question in questions])
    # How many are right and wrong in each: the greater side, until it is answered.
    settled = np.sort(counts.reshape(-1, 2), axis=1)[:, ::-1].copy()
    left = list(range(len(questions)))
    while left:
        odds = np.array(
            [
                _lead(questions, answers, place, stated, constants)
                + majority_odds(counts, settled, place, constants.rival_misreading)
                + float(questions[place].shown @ questions[place].side)
                for place in left
            ]
        )
        clearest = int(np.argmax(np.abs(odds)))
        place = left.pop(clearest)
        side = questions[place].side
        answers[place] = np.where(side != 0, expit(-odds[clearest] * side), 0.0)
        likely = expit(odds)[clearest]
        settled[place] = likely * counts[place] + (1 - likely) * counts[place][::-1]
    return answers


def _lead(
    questions: Sequence[Question],
    answers: Sequence[Floats],
    place: int,
    stated: Floats,
    constants: Constants,
) -> float:
    """What reliability elsewhere says of one question, with the others as answered so far."""
    asked = questions[place]
    credit = (asked.own + asked.other) / 2
    vouching = np.where(asked.side != 0, 0.0, 1.0)
    for question, answer in zip(questions, answers, strict=True):
        if question is asked:
            continue
        settled = (1 - answer) * question.own + answer * question.other
        credit = np.where(question.side != 0, settled, credit)
        vouching = np.where(question.side != 0, np.abs(1 - 2 * answer), vouching)
    return reliability_odds(asked.gain, credit, stated, vouching, constants)


def reliability_odds(
    gain: Floats, credit: Floats, stated: Floats, vouching: Floats, constants: Constants
) -> float:
    """Return the log-odds of the reading at hand, by how reliable either side is elsewhere.

    `gain` is what each source gains by the rival reading; `credit` and `stated` are sources by
    attributes, of which each counts for as much as it is `vouching`, in [0, 1]. Those who side with
    the true reading are ahead by an unknown amount, half-normal with `rival_gap`, and differ among
    each other by `rival_spread`.
    """
    from scipy.special import log_ndtr  # takes a while to load

    ahead, information = (part @ vouching for part in effects(credit, stated, constants))
    effect = ahead / np.maximum(information, 1e-9)
    variance = constants.rival_spread**2 + 1 / np.maximum(information, 1e-9)
    means, spread = [], 0.0
    for side in (np.maximum(-gain, 0), np.maximum(gain, 0)):
        heavy = side / variance
        total = max(float(heavy.sum()), 1e-9)
        means.append(float((heavy * effect).sum()) / total)
        spread += float((heavy**2 * variance).sum()) / total**2
    gap = constants.rival_gap
    lead = (means[0] - means[1]) * gap / np.sqrt(max(spread * (spread + gap**2), 1e-9))
    return float(log_ndtr(lead) - log_ndtr(-lead))


def majority_odds(counts: Floats, settled: Floats, place: int, misreading: float) -> float:
    """Return the log-odds of the reading at hand in one question, by how many side with either.

    `counts` are questions by sides (with the reading at hand, with the rival), `settled` questions
    by who is right and who is wrong, as far as is known. Either everybody misreads attributes with
    the same probability, below a half and otherwise unknown: then sides are of like size in all
    questions, and the greater ones are right. Or a few feeds have their users, of any number: then
    it says nothing how many they are. `misreading` is the probability of the former.
    """
    from scipy.special import betainc, betaln

    def evidence(right: float, wrong: float) -> float:
        """Log of the mean of (1 - f)^right f^wrong over f from 0 to a half."""
        below = max(float(betainc(wrong + 1, right + 1, 0.5)), 1e-300)
        return float(betaln(wrong + 1, right + 1) + np.log(2 * below))

    right, wrong = (settled.sum(0) - settled[place]).tolist()
    here, there = counts[place].tolist()
    feeds = float(betaln(counts[:, 0] + 1, counts[:, 1] + 1).sum())
    feeds += np.log((1 - misreading) / misreading)
    own = np.logaddexp(evidence(right + here, wrong + there), feeds)
    other = np.logaddexp(evidence(right + there, wrong + here), feeds)
    return float(own - other)
