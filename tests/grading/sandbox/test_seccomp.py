"""The system calls that are refused, against the kernel's own headers."""

import re
from pathlib import Path

import pytest

from natorussia.grading.sandbox.syscalls import MACHINES, REFUSED, RULED, numbers

HEADERS = {
    "x86_64": [*Path("/usr/include").glob("x86_64-linux-gnu/asm/unistd_64.h")],
    "aarch64": [*Path("/usr/include").glob("asm-generic/unistd.h")],
}


@pytest.mark.parametrize("machine", MACHINES)
def test_numbers_are_the_kernels(machine):
    """Every name that the kernel's header knows has the header's number."""
    if not HEADERS[machine]:
        pytest.skip("the kernel's headers are not installed")
    text = HEADERS[machine][0].read_text()
    told = dict(re.findall(r"#define (?:__NR3264_|__NR_)(\w+)\s+(\d+)", text))
    ours = numbers(RULED, machine) | numbers(REFUSED, machine)
    known = {name: number for name, number in ours.items() if name in told}
    assert {name: int(told[name]) for name in known} == known
    assert len(known) >= len(ours) - 5, "but for those newer than the header"


@pytest.mark.parametrize("machine", MACHINES)
def test_no_number_stands_twice(machine):
    """Each name stands for a call of its own."""
    ours = [*numbers(RULED, machine).values(), *numbers(REFUSED, machine).values()]
    assert len(ours) == len(set(ours))
