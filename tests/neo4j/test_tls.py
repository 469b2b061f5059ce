"""Encrypted addresses on a real Neo4j: the certificate of one's own authority, of nobody, and no check at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.neo4j.server import LINES, Neo4jServer, NotAvailable, start_server
from tests.project_files import ROOT

pytestmark = pytest.mark.neo4j

SETTINGS = """
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={folder}
dbms.ssl.policy.bolt.private_key=server.key
dbms.ssl.policy.bolt.public_certificate=server.crt
dbms.ssl.policy.bolt.client_auth=NONE
"""


def openssl(*words: str, folder: Path) -> None:
    try:
        done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no openssl to make certificates with")
    assert done.returncode == 0, done.stderr


def authority(folder: Path, name: str, *more: str) -> Path:
    """Make a certificate authority; returns its certificate."""
    folder.mkdir(parents=True, exist_ok=True)
    openssl(*f"req -x509 -newkey rsa:2048 -nodes -days 2 -keyout {name}.key -out {name}.pem -subj /CN={name}".split(),
            "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign,digitalSignature", *more, folder=folder)  # fmt: skip
    return folder / f"{name}.pem"


def certificate(folder: Path, signer: str) -> None:
    """Make the server's key and a certificate for 127.0.0.1 and localhost, signed by the authority."""
    openssl(*"req -newkey rsa:2048 -nodes -keyout raw.key -out server.csr -subj /CN=localhost".split(), folder=folder)
    openssl(*"pkcs8 -topk8 -nocrypt -in raw.key -out server.key".split(), folder=folder)
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n", encoding="utf-8")
    openssl(*f"x509 -req -in server.csr -CA {signer}.pem -CAkey {signer}.key -CAcreateserial".split(),
            *"-days 2 -out server.crt -extfile names".split(), folder=folder)  # fmt: skip


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    authority(folder, "office")
    authority(folder, "stranger")
    certificate(folder, "office")
    return folder


@pytest.fixture(scope="module")
def server(certificates: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    try:
        started = start_server(LINES["5.26"], tmp_path_factory.mktemp("tls"), settings=SETTINGS.format(folder=certificates))
    except NotAvailable as reason:
        pytest.skip(f"no Neo4j: {reason}")
    yield started
    started.stop()


def zeren(
    server: Neo4jServer, scheme: str, *words: str, trusted: Path | None = None, host: str = "127.0.0.1"
) -> subprocess.CompletedProcess[str]:
    """Run a command as a person does, with the authority that the environment names."""
    address = f"{scheme}://{host}:{server.uri.rpartition(':')[2]}"
    told = {"SSL_CERT_FILE": str(trusted)} if trusted else {}
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SSL_CERT")}
    settings = {**environment, **server.environment(), **told, "ZEREN_LANG": "en", "PYTHONUTF8": "1", "COLUMNS": "200"}
    command = [sys.executable, "-m", "cli", *words, "--uri", address]
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_of_ones_own_authority_is_trusted_when_it_is_named(server: Neo4jServer, certificates: Path, scheme: str) -> None:
    plan = ROOT / "data" / "documents" / "zhengzhou_science_action_2024.txt"
    loaded = zeren(server, scheme, "load", str(plan), trusted=certificates / "office.pem")
    assert loaded.returncode == 0, loaded.stderr
    asked = zeren(server, scheme, "who", "高新技术企业", "--format", "json", trusted=certificates / "office.pem")
    assert asked.returncode == 0 and '"quote"' in asked.stdout, asked.stderr
    checked = zeren(server, scheme, "verify", trusted=certificates / "office.pem")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
@pytest.mark.parametrize("trusted", [None, "stranger.pem"])
def test_a_certificate_nobody_trusts_is_refused_in_one_line(
    server: Neo4jServer, certificates: Path, scheme: str, trusted: str | None
) -> None:
    done = zeren(server, scheme, "status", trusted=certificates / trusted if trusted else None)
    assert done.returncode == 5 and done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr
    assert "certificate" in done.stderr and "SSL_CERT_FILE" in done.stderr, done.stderr


def test_a_certificate_for_another_host_is_refused(server: Neo4jServer, certificates: Path) -> None:
    done = zeren(server, "bolt+s", "status", trusted=certificates / "office.pem", host="127.0.0.2")
    assert done.returncode == 5 and len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_an_address_that_skips_the_check_is_refused_with_the_way_out(server: Neo4jServer, scheme: str) -> None:
    done = zeren(server, scheme, "status")
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1
    assert "SSL_CERT_FILE" in done.stderr and "+s://" in done.stderr, done.stderr


def test_an_authority_file_that_is_not_there_is_said(server: Neo4jServer, certificates: Path) -> None:
    done = zeren(server, "bolt+s", "status", trusted=certificates / "missing.pem")
    assert done.returncode == 5 and len(done.stderr.strip().splitlines()) == 1 and "missing.pem, which is no file" in done.stderr


def test_a_self_signed_certificate_is_trusted_when_it_is_named_itself(tmp_path: Path) -> None:
    authority(tmp_path, "server", "-addext", "subjectAltName=IP:127.0.0.1")
    (tmp_path / "server.pem").rename(tmp_path / "server.crt")
    try:
        alone = start_server(LINES["5.26"], tmp_path / "home", settings=SETTINGS.format(folder=tmp_path))
    except NotAvailable as reason:
        pytest.skip(f"no Neo4j: {reason}")
    try:
        trusted = zeren(alone, "neo4j+s", "status", trusted=tmp_path / "server.crt")
        refused = zeren(alone, "neo4j+s", "status")
    finally:
        alone.stop()
    assert trusted.returncode == 0, trusted.stderr
    assert refused.returncode == 5 and "self" in refused.stderr and "SSL_CERT_FILE" in refused.stderr
