"""Functions of arrays that stand for those of libraries."""

import numpy as np
from scipy.special import gammaln

from verifykit.corpus.blocks.arrays import log_gamma


def test_the_log_of_the_gamma_function_is_that_of_scipy() -> None:
    values = np.geomspace(1e-6, 1e7, 2000)
    np.testing.assert_allclose(log_gamma(values), gammaln(values), rtol=1e-12, atol=1e-9)
