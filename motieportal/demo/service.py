"""The Chamber's OData service on loopback, answering with the saved responses in sample/."""

from __future__ import annotations

import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

SAMPLE = Path(__file__).parent / "sample"
ROOT = "/OData/v5/"
GUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


class SavedResponses(BaseHTTPRequestHandler):
    """An entity set answers whole, or only the rows that the filter names by id; a resource answers its bytes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        path = unquote(url.path).removeprefix(ROOT)
        if path == "$metadata":
            return self._answer((SAMPLE / "metadata.xml").read_bytes(), "application/xml")
        if resource := re.fullmatch(rf"\w+\(({GUID})\)/[Rr]esource", path):
            return self._send_file(SAMPLE / "resources" / resource[1])
        if re.fullmatch(r"[A-Za-z]+", path) and (SAMPLE / f"{path}.json").is_file():
            return self._send_rows(path, parse_qs(url.query).get("$filter", [""])[0])
        return self.send_error(404)

    def _send_file(self, file: Path) -> None:
        if not file.is_file():
            return self.send_error(404)
        data = file.read_bytes()
        return self._answer(data, "application/xml" if data.startswith(b"<?xml") else "application/pdf")

    def _send_rows(self, entity: str, condition: str) -> None:
        answer: dict[str, Any] = json.loads((SAMPLE / f"{entity}.json").read_text(encoding="utf-8"))
        if wanted := set(re.findall(rf"\bId eq ({GUID})", condition)):
            answer["value"] = [row for row in answer["value"] if row["Id"] in wanted]
        answer["@odata.count"] = len(answer["value"])
        self._answer(json.dumps(answer).encode(), "application/json")

    def _answer(self, data: bytes, content_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """The demo's own lines are enough."""


def serve() -> str:
    """Start the service on a free port in a thread of this process; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), SavedResponses)
    Thread(target=server.serve_forever, name="saved-responses", daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}{ROOT}"
