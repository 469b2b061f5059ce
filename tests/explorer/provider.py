"""An OpenID provider on loopback for tests: whoever comes is let in as one person, with tokens signed by a real key."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "zeren-test"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


@contextmanager
def provider(person: str) -> Iterator[str]:
    """Run the provider; yield its address."""
    nonces: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            where, asked = urlsplit(self.path), parse_qs(urlsplit(self.path).query)
            if where.path == "/.well-known/openid-configuration":
                self._answer({
                    "issuer": address, "authorization_endpoint": f"{address}/authorize", "token_endpoint": f"{address}/token",
                    "jwks_uri": f"{address}/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                })
            elif where.path == "/keys":
                self._answer({"keys": [KEY.as_dict(private=False)]})
            elif where.path == "/authorize":
                nonces["code-1"] = asked["nonce"][0]
                self.send_response(302)
                back = urlencode({"code": "code-1", "state": asked["state"][0]})
                self.send_header("Location", f"{asked['redirect_uri'][0]}?{back}")
                self.end_headers()

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            now = int(time.time())
            claims = {"iss": address, "aud": CLIENT, "sub": "1", "name": person, "email": "a@example.org",
                      "iat": now, "exp": now + 600, "nonce": nonces["code-1"]}
            token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, KEY)
            self._answer({"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": token})

        def _answer(self, content: object) -> None:
            raw = json.dumps(content).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
