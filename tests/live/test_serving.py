"""Where a class is served, and what is said when that cannot be."""

import socket

import pytest

from natorussia.live import serving
from natorussia.live.serving import Place


def test_a_class_is_open_to_this_machine_alone_unless_asked():
    assert Place().address == "http://127.0.0.1:8642/"
    assert Place("::1", 1).address == "http://[::1]:1/"


def test_with_a_certificate_the_address_is_https(tmp_path):
    assert Place("10.0.0.5", 8, tmp_path, tmp_path).address == "https://10.0.0.5:8/"


def test_a_network_is_chosen_by_address_or_adapter(monkeypatch):
    known = {"10.0.0.5": "wlan0", "192.168.1.2": "eth0"}
    monkeypatch.setattr(serving, "networks", lambda: known)
    assert serving.choose("") == "10.0.0.5"
    assert serving.choose("192.168.1.2") == "192.168.1.2"
    assert serving.choose("eth0") == "192.168.1.2"
    with pytest.raises(ValueError, match=r"10\.0\.0\.5 \(wlan0\)"):
        serving.choose("8.8.8.8")


def test_without_a_network_none_is_chosen(monkeypatch):
    monkeypatch.setattr(serving, "networks", dict)
    with pytest.raises(ValueError, match="none"):
        serving.choose("")


def test_no_network_is_this_machine_itself():
    assert not [one for one in serving.networks() if one.startswith("127.")]


def test_a_port_that_is_taken_is_told():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(OSError, match="--port"):
            serving.bound(Place(port=port))
