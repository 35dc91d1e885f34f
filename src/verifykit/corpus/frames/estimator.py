"""What scikit-learn asks of an estimator, without scikit-learn."""

from __future__ import annotations

import inspect
import sys
from typing import Any, Self


class NotFittedError(ValueError, AttributeError):
    """A model was asked for what it learns, before it was fitted."""


class Estimator:
    """Parameters by name: kept as they are given, read and set by the names of `__init__`."""

    @classmethod
    def _names(cls) -> list[str]:
        return [name for name in inspect.signature(cls.__init__).parameters if name != "self"]

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parameters by name; none of them has parameters of its own."""
        return {name: vars(self)[name] for name in self._names()}

    def set_params(self, **params: Any) -> Self:
        """Set parameters and return the model. Raise ValueError for a name that there is not."""
        unknown = sorted(set(params) - set(self._names()))
        if unknown:
            raise ValueError(
                f"{type(self).__name__} has no parameter {unknown[0]!r}; "
                f"it has {', '.join(self._names())}"
            )
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        defaults = inspect.signature(type(self).__init__).parameters
        chosen = [
            f"{name}={value!r}"
            for name, value in self.get_params().items()
            if value is not defaults[name].default
        ]
        return f"{type(self).__name__}({', '.join(chosen)})"

    def __getattr__(self, name: str) -> Any:
        """Raise NotFittedError for what a fit leaves (`truths_`), else AttributeError."""
        if name.endswith("_") and not name.startswith("_"):
            self._require_fit()
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __sklearn_is_fitted__(self) -> bool:
        """Return whether the model was fitted."""
        return any(name.endswith("_") and not name.startswith("_") for name in vars(self))

    def __sklearn_tags__(self) -> Any:
        """Return what scikit-learn, which alone asks, wants to know of an estimator."""
        from sklearn.utils import InputTags, Tags, TargetTags

        return Tags(
            estimator_type=None,
            target_tags=TargetTags(required=False),
            input_tags=InputTags(two_d_array=False, string=True, allow_nan=True),
        )

    def _require_fit(self) -> None:
        """Raise NotFittedError, which is scikit-learn's as well where that is loaded."""
        if self.__sklearn_is_fitted__():
            return
        message = f"this {type(self).__name__} is not fitted yet: call fit() first"
        theirs = sys.modules.get("sklearn.exceptions")
        if theirs is None:
            raise NotFittedError(message)

        class NotFitted(NotFittedError, theirs.NotFittedError):  # type: ignore[name-defined, misc]
            """The same fault for whoever expects either."""

        raise NotFitted(message)
