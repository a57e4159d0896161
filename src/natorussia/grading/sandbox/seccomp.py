"""Seccomp by its system call: which system calls a process can make.

What starts processes, opens sockets, reaches into other processes, watches files, changes whose
they are and who may read them, or changes the system is refused with an error, so that a notebook
that tries finds a PermissionError and goes on.
"""

import ctypes
import errno
import os
import platform
import socket
import struct

from natorussia.grading.sandbox import syscalls

_SET_MODE_FILTER = 1
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER, _ARCH, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
_CLONE_THREAD, _X32 = 0x00010000, 0x40000000

_OWNERS = (8, 10, 15)  # F_SETOWN, F_SETSIG, F_SETOWN_EX: who gets a signal, and which
_TERMINALS = (0x5412, 0x541C, 0x8901, 0x8902)  # TIOCSTI, TIOCLINUX, FIOSETOWN, SIOCSPGRP

_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


def available() -> bool:
    """Whether filters are known for this machine."""
    return os.name == "posix" and platform.machine() in _AUDIT and hasattr(ctypes, "CDLL")


def enter() -> None:
    """Put this process under the filter for good; it may send signals to itself only.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    number = syscalls.numbers(syscalls.RULED, platform.machine())["seccomp"]
    steps = _filter(os.getpid())
    code = ctypes.create_string_buffer(b"".join(steps))
    program = struct.pack("HL", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(
        ctypes.c_long(number), _SET_MODE_FILTER, 0, ctypes.create_string_buffer(program)
    ):
        raise OSError(ctypes.get_errno(), "the kernel refused the system call filter")


def _filter(me: int) -> list[bytes]:
    machine = platform.machine()
    ruled = syscalls.numbers(syscalls.RULED, machine)
    steps = [
        _step(_LOAD, _ARCH),
        _step(_EQUAL, _AUDIT[machine], 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, _X32, 0, 1),
        _step(_RETURN, _KILL),
        *_answer(ruled["clone3"], errno.ENOSYS),
        *_with_argument(ruled["clone"], _ANY_BIT, _CLONE_THREAD),
        *_with_argument(ruled["prlimit64"], _EQUAL, 0),
        *_with_argument(ruled["socketpair"], _EQUAL, socket.AF_UNIX),  # an event loop's own
        *_without_argument(ruled["fcntl"], _OWNERS),
        *_without_argument(ruled["ioctl"], _TERMINALS),
        *_with_argument(ruled["kill"], _EQUAL, me),
        *_with_argument(ruled["tgkill"], _EQUAL, me),
    ]
    for refused in syscalls.numbers(syscalls.REFUSED, machine).values():
        steps += _answer(refused, errno.EPERM)
    return [*steps, _step(_RETURN, _ALLOW)]


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _answer(number: int, error: int) -> list[bytes]:
    return [_step(_EQUAL, number, 0, 1), _step(_RETURN, _ERRNO | error)]


def _with_argument(number: int, test: int, value: int) -> list[bytes]:
    """Allow a call where a test of its first argument holds, and refuse it otherwise."""
    return [
        _step(_EQUAL, number, 0, 4),
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(test, value, 0, 1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _ERRNO | errno.EPERM),
    ]


def _without_argument(number: int, values: tuple[int, ...]) -> list[bytes]:
    """Refuse a call where its second argument is one of some values, and allow it otherwise."""
    steps = [_step(_EQUAL, value, len(values) - at) for at, value in enumerate(values)]
    return [
        _step(_EQUAL, number, 0, len(steps) + 3),
        _step(_LOAD, _SECOND_ARGUMENT),
        *steps,
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _ERRNO | errno.EPERM),
    ]
