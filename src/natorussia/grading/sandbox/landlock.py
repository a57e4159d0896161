"""Landlock by its system calls: which files a process can reach, without needing any privilege.

See the kernel's ``Documentation/userspace-api/landlock.rst``; the numbers are those of its header.
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable
from functools import cache

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ABI_QUERY, _PATH_BENEATH = 1, 1
_FILE_BITS = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15
_READ = 1 << 2 | 1 << 3
_ALL_BITS = {1: 13, 2: 14, 3: 15, 4: 15}
_NEWEST_BITS = 16
_TCP, _SCOPES = 0b11, 0b11
_ABI_OF_TCP, _ABI_OF_SCOPES = 4, 6
_NO_NEW_PRIVILEGES = 38


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def abi() -> int:
    """Return the version of Landlock that this kernel has, or 0."""
    try:
        found = _libc().syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_ABI_QUERY))
    except (AttributeError, OSError, TypeError):
        return 0
    return max(int(found), 0)


def ruleset(readable: Iterable[str], writable: Iterable[str]) -> int:
    """Return a descriptor of rules: what may be read, what may be read and written.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    version = abi()
    everything = (1 << _ALL_BITS.get(version, _NEWEST_BITS)) - 1
    rules = _called(_CREATE, *_attributes(version, everything), ctypes.c_uint32(0))
    for path in readable:
        _allow(rules, path, _READ & everything)
    for path in writable:
        _allow(rules, path, everything & ~1)
    return rules


def _attributes(version: int, everything: int) -> tuple[object, object]:
    """Return what is ruled: files, since version 4 TCP, since 6 signals and abstract sockets."""
    numbers = [everything]
    if version >= _ABI_OF_TCP:
        numbers.append(_TCP)
    if version >= _ABI_OF_SCOPES:
        numbers.append(_SCOPES)
    packed = struct.pack(f"={len(numbers)}Q", *numbers)
    return ctypes.create_string_buffer(packed, len(packed)), ctypes.c_size_t(len(packed))


def _allow(rules: int, path: str, access: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
        access &= _FILE_BITS
    rule = ctypes.create_string_buffer(struct.pack("=Qi", access, descriptor), 12)
    try:
        _called(_ADD, ctypes.c_int(rules), ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(descriptor)


def no_new_privileges() -> None:
    """Give up gaining privileges by running programs; needed for what follows."""
    if _libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel refused PR_SET_NO_NEW_PRIVS")


def enter(rules: int) -> None:
    """Put this process under a ruleset for good."""
    _called(_RESTRICT, ctypes.c_int(rules), ctypes.c_uint32(0))


def _called(number: int, *arguments: object) -> int:
    found = _libc().syscall(ctypes.c_long(number), *arguments)
    if found < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"Landlock: {os.strerror(error)}")
    return int(found)
