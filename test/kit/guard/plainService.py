"""A GraphQL service that knows nothing of signatures: it tells what reached it. For the tests of the guard's proxy."""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        seen = {"path": self.path, "headers": headers, "asked": json.loads(body)}
        answer = json.dumps({"data": {"seen": json.dumps(seen)}}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        print("answered", flush=True)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Service)
print(f"ready {server.server_port}", flush=True)
server.serve_forever()
