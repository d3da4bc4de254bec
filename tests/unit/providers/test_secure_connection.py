# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that proves who it is, one that does not, and an answer that is called off, over TLS."""

import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from maquette.agent.errors import Cancelled, ProviderError
from maquette.agent.request import Reply
from maquette.agent.watch import Watch
from maquette.tests.unit.providers.model_server import ModelServer, says, stays_silent

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl, which makes the certificate, is missing")
Ask = Callable[..., Reply]


@pytest.fixture
def certificate(server: ModelServer, tmp_path: Path) -> Path:
    """Of the server, which speaks TLS from now on."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    request = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", *request, *names, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    return certificate


@pytest.fixture
def secure(server: ModelServer) -> str:
    """The server's address."""
    return server.address.replace("http:", "https:")


def test_a_server_that_is_trusted_is_asked(
    server: ModelServer, certificate: Path, secure: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.acts = [says('{"code": "", "explanation": ""}')]
    assert ask(address=secure).answer == {"code": "", "explanation": ""}


@pytest.mark.usefixtures("certificate")
def test_a_server_that_nobody_vouches_for_gets_no_key(server: ModelServer, secure: str, ask: Ask) -> None:
    with pytest.raises(ProviderError, match=r"127\.0\.0\.1 cannot prove that it is 127\.0\.0\.1"):
        ask(address=secure)
    assert server.received == []


def test_an_answer_over_a_secure_connection_is_called_off_within_a_second(
    server: ModelServer, certificate: Path, secure: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.acts = [stays_silent]
    watch = Watch()
    threading.Timer(0.5, watch.cancel).start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        ask(watch, address=secure)
    assert time.monotonic() - begun < 1.5
    assert len(server.received) == 1
