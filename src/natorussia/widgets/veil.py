"""A veil over answers: out of sight and of the browser's search on a page, but no secret.

Each sign stands for another one, always the same, so that repeated words stay repeated and a page
is sent as small as with its answers in the open; base64 would hide the repeats too.
"""

_BITS = 0b101


def veiled(text: str) -> str:
    """Return a text under the veil, or what is under it: the second time lifts it."""
    return "".join(chr(ord(sign) ^ _BITS) for sign in text)
