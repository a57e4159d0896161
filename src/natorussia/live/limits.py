"""How much one client may ask for: a bucket of tokens that fills again with time."""

import time
from collections import OrderedDict
from collections.abc import Callable

MESSAGES, MESSAGES_A_SECOND = 30, 5.0
"""How many messages a client may send at once, and how many a second after that."""
WRONG_CODES, WRONG_CODES_A_SECOND = 20, 0.5
"""How many wrong codes may come from an address, and how many a second after that."""
CLIENTS = 3000
"""How many clients may join with one code."""
LARGEST = 8192
"""The size of the largest message that is read, in bytes."""
_ADDRESSES = 4096


class Bucket:
    """A bucket of tokens.

    Parameters
    ----------
    most
        How many tokens it holds; it begins full.
    rate
        How many come in a second.
    """

    __slots__ = ("_at", "_clock", "_left", "_most", "_rate")

    def __init__(
        self, most: float, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._rate, self._clock = most, rate, clock
        self._left, self._at = most, clock()

    def _fill(self) -> None:
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._rate)
        self._at = now

    def take(self) -> bool:
        """Take a token, and return whether there was one."""
        self._fill()
        if self._left < 1:
            return False
        self._left -= 1
        return True

    @property
    def empty(self) -> bool:
        """Whether no token is left just now."""
        self._fill()
        return self._left < 1


class Guesses:
    """Wrong codes by the address that they come from; the addresses seen last are remembered."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def _of(self, address: str) -> Bucket:
        bucket = self._buckets.pop(address, None)
        self._buckets[address] = bucket or Bucket(WRONG_CODES, WRONG_CODES_A_SECOND)
        if len(self._buckets) > _ADDRESSES:
            self._buckets.popitem(last=False)
        return self._buckets[address]

    def may_try(self, address: str) -> bool:
        """Return whether a new client from an address may try a code."""
        return address not in self._buckets or not self._of(address).empty

    def note(self, address: str) -> None:
        """Count a wrong code."""
        self._of(address).take()
