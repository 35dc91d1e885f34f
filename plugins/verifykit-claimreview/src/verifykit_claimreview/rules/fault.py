"""A fault of a review, before it is known where the review stands."""

from __future__ import annotations

from attrs import frozen


@frozen
class Fault:
    """What is wrong, and the keys that lead to it inside the review, there or not."""

    where: tuple[str, ...]
    message: str
