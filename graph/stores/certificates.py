"""Why an encrypted connection did not come about, where the driver does not say."""

from __future__ import annotations

import os
import socket
import ssl
from pathlib import Path
from urllib.parse import urlsplit

#: Addresses that check the certificate end so; those that skip the check are refused.
CHECKED, UNCHECKED = "+s", "+ssc"
_SECONDS = 5.0


def certificate_problem(address: str) -> str | None:
    """Return what is wrong with the certificate of the server and what to do, or None when that is not the matter.

    The driver says nothing of it for addresses with routing, so the server is asked for its certificate once more, with
    the same trusted authorities.
    """
    parts = urlsplit(address)
    if not parts.scheme.endswith(CHECKED) or parts.hostname is None:
        return None
    try:
        with (
            socket.create_connection((parts.hostname, parts.port or 7687), timeout=_SECONDS) as raw,
            ssl.create_default_context().wrap_socket(raw, server_hostname=parts.hostname),
        ):
            return None
    except ssl.SSLCertVerificationError as error:
        return f"the certificate of the server is not trusted: {error.verify_message.rstrip('.')}; {_advice()}"
    except OSError:
        return None


def _advice() -> str:
    named = os.environ.get("SSL_CERT_FILE")
    if named and not Path(named).is_file():
        return f"SSL_CERT_FILE names {named}, which is no file"
    return "for an authority of your own set SSL_CERT_FILE=/path/ca.pem"
