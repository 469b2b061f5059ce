"""Who may reach the explorer: this machine only, people who log in, or people whom a proxy has checked.

Without a login or a proxy that the operator vouches for, nothing beyond loopback is listened on.
"""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph.errors import SettingsError

LOOPBACK = ("127.0.0.1", "localhost")
#: What Streamlit needs of an OIDC provider; the last three may stand in a table of the provider.
COMMON = ("redirect_uri", "cookie_secret")
OF_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32


@dataclass(frozen=True, slots=True)
class Access:
    """Where the explorer listens and for whom.

    Attributes:
        host: Address to listen on.
        names: Host names and addresses by which browsers may reach it.
        kind: ``local``, ``login`` or ``proxy``.
        secrets: File with the login's settings, or None.
    """

    host: str
    names: tuple[str, ...]
    kind: str
    secrets: Path | None


def decide_access(host: str, names: Sequence[str], login: Path | None, *, trusted_proxy: bool) -> Access:
    """Return the access that the options ask for.

    Raises:
        SettingsError: They would open the explorer to people nobody has checked, or the login's settings are not complete.
    """
    auth = read_login(login) if login is not None else None
    if auth is None and not trusted_proxy and not is_loopback(host):
        raise SettingsError(
            f"--host {host} would open every plan to everyone who reaches this machine; give --login FILE (OIDC), or "
            "--trusted-proxy when a proxy before it checks who comes"
        )
    known = [*names, *([urlsplit(auth["redirect_uri"]).hostname or ""] if auth else [])]
    if not is_loopback(host) and not ipaddress_of(host).is_unspecified:
        known.append(host)
    if not is_loopback(host) and not known:
        raise SettingsError(f"--host {host} is every address; say by which name browsers reach it: --name zeren.example")
    kind = "login" if auth else "proxy" if trusted_proxy else "local"
    return Access(host, tuple(dict.fromkeys(filter(None, [*known, *LOOPBACK]))), kind, login.absolute() if login else None)


def read_login(path: Path) -> dict[str, Any]:
    """Return the ``[auth]`` table of a settings file in the form of Streamlit's secrets.toml.

    Raises:
        SettingsError: The file cannot be read, lacks a value, or the package for logging in is not installed.
    """
    try:
        auth = tomllib.loads(path.read_text(encoding="utf-8")).get("auth")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"--login {path}: {error}") from error
    if not isinstance(auth, dict):
        raise SettingsError(f"--login {path}: there is no table [auth]")
    providers = [auth, *(value for value in auth.values() if isinstance(value, dict))]
    missing = [key for key in COMMON if not auth.get(key)]
    missing += [key for key in OF_PROVIDER if not any(provider.get(key) for provider in providers)]
    if missing:
        raise SettingsError(f"--login {path}: [auth] lacks {', '.join(missing)}")
    if len(str(auth["cookie_secret"])) < SHORTEST_SECRET:
        raise SettingsError(f"--login {path}: cookie_secret must have at least {SHORTEST_SECRET} characters, by chance")
    if find_spec("authlib") is None or find_spec("httpx") is None:
        raise SettingsError("the login needs two more packages: pip install 'zeren[login]'")
    return auth


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach what listens there.

    Raises:
        SettingsError: It is no address.
    """
    return host == "localhost" or ipaddress_of(host).is_loopback


def ipaddress_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the address that a text stands for.

    Raises:
        SettingsError: It is no address.
    """
    try:
        return ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as error:
        raise SettingsError(f"--host must be an address of this machine such as 127.0.0.1 or 0.0.0.0, not {host!r}") from error
