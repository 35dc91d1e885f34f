"""Priors: a probability, or the kind of material."""

import pytest

from verifykit import Parameters
from verifykit.config.options import BY_NAME
from verifykit.model.priors import PRIORS, prior_of
from verifykit.scoring.balance import sigmoid, softmax


def test_every_kind_is_a_share_with_its_source():
    for name, kind in PRIORS.items():
        assert 0 < prior_of(name) < 1
        assert any(character.isdigit() for character in kind.source)
        assert name in BY_NAME["prior"].meaning


@pytest.mark.parametrize("text", ["0", "1", "-.2", "nan", "many", ""])
def test_what_is_no_prior_is_refused_with_what_there_is(text):
    with pytest.raises(ValueError, match="news-rumours"):
        prior_of(text)


def test_another_prior_leaves_what_is_open():
    before = Parameters()
    after = before.with_prior(0.8)
    assert sigmoid(after.prior) == pytest.approx(0.8)
    shares = [softmax([one.prior_true, one.prior_false, 0.0])[2] for one in (before, after)]
    assert shares[0] == pytest.approx(shares[1])
