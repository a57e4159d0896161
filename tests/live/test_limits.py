"""Buckets empty and fill again, and addresses that were seen long ago are forgotten."""

from natorussia.live import limits
from natorussia.live.limits import Bucket, Guesses


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_bucket_gives_what_it_holds_and_fills_with_time():
    clock = Clock()
    bucket = Bucket(2, 0.5, clock)
    assert [bucket.take() for _ in range(3)] == [True, True, False]
    clock.now = 2.0
    assert [bucket.take() for _ in range(2)] == [True, False]
    clock.now = 1000.0
    assert [bucket.take() for _ in range(3)] == [True, True, False]


def test_wrong_codes_of_one_address_shut_out_no_other():
    guesses = Guesses()
    for _ in range(limits.WRONG_CODES):
        assert guesses.may_try("one")
        guesses.note("one")
    assert not guesses.may_try("one")
    assert guesses.may_try("other")


def test_no_more_addresses_are_remembered_than_fit():
    guesses = Guesses()
    for number in range(limits._ADDRESSES + 50):
        guesses.note(str(number))
    assert len(guesses._buckets) == limits._ADDRESSES
