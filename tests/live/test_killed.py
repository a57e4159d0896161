"""What was acknowledged is there after the server was killed, and phones go on by themselves."""

import asyncio
from random import Random

from tests.live.killing import Server, kill_often


def test_acknowledged_votes_outlive_the_server(tmp_path):
    """Killed four times at random moments: none lost, none doubled, and the voting goes on."""
    server = Server(tmp_path / "class.sqlite")
    acknowledged, faults = asyncio.run(kill_often(server, times=4, voters=6, rng=Random(4)))
    server.kill()
    assert faults == []
    assert acknowledged >= 4 * 6
