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

_SET_MODE_FILTER = 1
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER, _ARCH, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
_CLONE_THREAD, _X32 = 0x00010000, 0x40000000

_OWNERS = (8, 10, 15)  # F_SETOWN, F_SETSIG, F_SETOWN_EX: who gets a signal, and which
_TERMINALS = (0x5412, 0x541C, 0x8901, 0x8902)  # TIOCSTI, TIOCLINUX, FIOSETOWN, SIOCSPGRP

# Per architecture: its audit number, seccomp, clone, clone3, prlimit64, fcntl and ioctl,
# kill and tgkill, socketpair, the rest.
_X86 = (
    "41 42 43 49 50 288 57 58 59 322 101 310 311 312 200 109 112 272 308 165 166 155 161 "
    "250 248 249 321 298 323 425 426 427 319 447 29 30 68 64 240 434 424 438 440 175 313 "
    "246 320 169 135 428 429 430 431 432 433 442 303 304 179 "
    "167 168 163 300 154 103 173 172 129 297 159 305 141 144 142 203 314 251 "
    "90 91 268 452 92 93 94 260 132 235 261 280 188 189 190 197 198 199 463 466 "
    "253 254 294 31 65 66 69 70 71 220 256 279 448"
)
_ARM = (
    "198 203 202 200 201 242 221 281 117 270 271 272 130 154 157 97 268 40 39 41 51 "
    "219 217 218 280 241 282 425 426 427 279 447 194 196 186 190 180 434 424 438 440 105 273 "
    "104 294 142 92 428 429 430 431 432 433 442 264 265 60 "
    "224 225 89 262 116 138 240 171 266 140 119 118 122 274 30 "
    "52 53 452 54 55 88 5 6 7 14 15 16 463 466 "
    "26 27 195 191 193 192 187 188 189 238 239 448"
)
_MACHINES = {
    "x86_64": (0xC000003E, 317, 56, 435, 302, (72, 16), (62, 234), 53, _X86),
    "aarch64": (0xC00000B7, 277, 220, 435, 261, (25, 29), (129, 131), 199, _ARM),
}


def available() -> bool:
    """Whether filters are known for this machine."""
    return os.name == "posix" and platform.machine() in _MACHINES and hasattr(ctypes, "CDLL")


def enter() -> None:
    """Put this process under the filter for good; it may send signals to itself only.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    number = _MACHINES[platform.machine()][1]
    steps = _filter(os.getpid())
    code = ctypes.create_string_buffer(b"".join(steps))
    program = struct.pack("HL", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(
        ctypes.c_long(number), _SET_MODE_FILTER, 0, ctypes.create_string_buffer(program)
    ):
        raise OSError(ctypes.get_errno(), "the kernel refused the system call filter")


def _filter(me: int) -> list[bytes]:
    arch, _, clone, clone3, prlimit, owners, signals, pair, refused = _MACHINES[platform.machine()]
    steps = [
        _step(_LOAD, _ARCH),
        _step(_EQUAL, arch, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, _X32, 0, 1),
        _step(_RETURN, _KILL),
        *_answer(clone3, errno.ENOSYS),
        *_with_argument(clone, _ANY_BIT, _CLONE_THREAD),
        *_with_argument(prlimit, _EQUAL, 0),
        *_with_argument(pair, _EQUAL, socket.AF_UNIX),  # an event loop wakes itself by one
        *_without_argument(owners[0], _OWNERS),
        *_without_argument(owners[1], _TERMINALS),
    ]
    for number in signals:
        steps += _with_argument(number, _EQUAL, me)
    for refusal in map(int, refused.split()):
        steps += _answer(refusal, errno.EPERM)
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
