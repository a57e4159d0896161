"""Where a class is served, and what is said when that cannot be."""

import ipaddress
import json
import socket
import ssl
from datetime import UTC, datetime, timedelta
from urllib.request import urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from websockets.sync.client import connect

from natorussia.live import serving
from natorussia.live.serving import Place
from tests.live.classes import running


@pytest.fixture
def certificate(tmp_path):
    """Write a certificate for this machine, and its key."""
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(secret.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1))
    builder = builder.not_valid_after(now + timedelta(days=1)).add_extension(here, critical=False)
    paths = tmp_path / "certificate.pem", tmp_path / "key.pem"
    paths[0].write_bytes(
        builder.sign(secret, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    paths[1].write_bytes(
        secret.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


def test_with_a_certificate_pages_and_votes_are_encrypted(certificate, tmp_path):
    context = ssl.create_default_context(cafile=certificate[0])
    with running(tmp_path / "class.sqlite", certificate=certificate[0], key=certificate[1]) as live:
        page = f"https://127.0.0.1:{live.port}/"
        assert b"phone.js" in urlopen(page, context=context, timeout=60).read()
        address = f"wss://127.0.0.1:{live.port}/ws"
        with connect(address, ssl=context, proxy=None, legacy=True) as socket_:
            socket_.send(json.dumps({"type": "board", "token": live.room.wall}))
            assert json.loads(socket_.recv(timeout=60))["type"] == "board"


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
