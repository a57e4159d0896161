"""Codes that stand for students in sheets, so that a marker does not see whose work it is."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from natorussia.grading.store import Store


class Codes:
    """The codes of one folder of results: they stay the same, and tell no names."""

    def __init__(self, secret: str) -> None:
        self.secret = secret.encode()

    @classmethod
    def of(cls, store: Store, *, read_only: bool = False) -> "Codes":
        """Return the folder's codes; the secret behind them is drawn the first time."""
        secret = store.setting("secret")
        if secret is None:
            secret = secrets.token_hex(16)
            if not read_only:
                store.keep("secret", secret)
        return cls(secret)

    def code(self, student: str) -> str:
        """Return the code of a student."""
        return f"anon-{hmac.new(self.secret, student.encode(), hashlib.sha256).hexdigest()[:10]}"

    def student(self, code: str, students: Iterable[str]) -> str | None:
        """Return the student that a code stands for."""
        if not code.startswith("anon-"):
            return None
        return next((one for one in students if self.code(one) == code), None)
