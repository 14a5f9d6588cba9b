"""A charity's own service in Python, with its standard library alone. It answers from the release that its owner
registered. SYNTHETIC."""

import base64
import hashlib
import hmac
import json
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SDL_FILE, RELEASE_FILE, KEYS_FILE = sys.argv[1:4]
with open(SDL_FILE, encoding="utf-8") as file:
    SDL = file.read()
with open(RELEASE_FILE, encoding="utf-8") as file:
    RELEASE = json.load(file)["release"]
with open(KEYS_FILE, encoding="utf-8") as file:
    KEYS = json.load(file)
TABLE = "REGION_QUARTER"
CELLS = next(table["cells"] for table in RELEASE["tables"] if table["name"] == TABLE)

TOKEN = re.compile(r'\.\.\.|[A-Za-z_]\w*|\$\w+|-?\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|[{}()\[\]:!=@]')


class Reader:
    """Reads as much of GraphQL as a hub sends: one operation, fields with aliases and arguments, inline fragments."""

    def __init__(self, text, variables):
        self.tokens = TOKEN.findall(text)
        self.at = 0
        self.variables = variables or {}

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def operation(self):
        while self.peek() != "{":
            if self.take() == "(":
                while self.take() != ")":
                    pass
        return self.selections()

    def selections(self):
        self.take()
        found = []
        while self.peek() != "}":
            if self.peek() == "...":
                self.take()
                if self.peek() == "on":
                    self.take()
                    self.take()
                self.directives()
                found += self.selections()
            else:
                found.append(self.field())
        self.take()
        return found

    def field(self):
        key = name = self.take()
        if self.peek() == ":":
            self.take()
            name = self.take()
        arguments = {}
        if self.peek() == "(":
            self.take()
            while self.peek() != ")":
                argument = self.take()
                self.take()
                arguments[argument] = self.value()
            self.take()
        self.directives()
        below = self.selections() if self.peek() == "{" else None
        return key, name, arguments, below

    def directives(self):
        while self.peek() == "@":
            self.take()
            self.take()
            if self.peek() == "(":
                while self.take() != ")":
                    pass

    def value(self):
        token = self.take()
        if token.startswith("$"):
            return self.variables.get(token[1:])
        return json.loads(token) if token.startswith('"') else token


def is_within(period, asked):
    first, _, last = asked.partition("..")
    last = last or first
    return period[: len(first)] >= first and period[: len(last)] <= last


def clients(area, period):
    cells = [
        {
            "__typename": "LanternClientsCell",
            "area": {"__typename": "Area", "code": cell["area"]},
            "period": cell["period"],
            "count": {
                "__typename": "Count",
                "cell": f"{RELEASE['id']}#{TABLE}/{cell['area']}/{cell['period']}",
                "value": cell["value"],
                "status": cell["status"],
                "note": cell.get("note"),
            },
        }
        for cell in CELLS
        if cell["area"] == area and is_within(cell["period"], period)
    ]
    if not cells:
        return []
    return [
        {
            "__typename": "LanternClientsSeries",
            "owners": [{"__typename": "Partner", "id": owner} for owner in RELEASE["owners"]],
            "release": {"__typename": "Release", "id": RELEASE["id"]},
            "caveats": RELEASE["caveats"],
            "cells": cells,
        }
    ]


def project(value, selections):
    if isinstance(value, list):
        return [project(item, selections) for item in value]
    if selections is None or value is None:
        return value
    return {key: project(resolve(value, name, arguments), below) for key, name, arguments, below in selections}


def resolve(value, name, arguments):
    if name == "lanternClients":
        return clients(value["code"], arguments["period"])
    if name == "_entities":
        return arguments["representations"]
    if name == "_service":
        return {"sdl": SDL}
    return value[name]


SIGNED = [
    "content-digest",
    "concordat-request-id",
    "concordat-organisation",
    "concordat-purpose",
    "concordat-owners",
]
NONCES = set()


def signed_for(headers, body, url):
    """Which of the hub's keys signed a request (RFC 9421); None where none did, or long ago, or twice."""
    parameters = (headers["signature-input"] or "").removeprefix("concordat=")
    signature = (headers["signature"] or "").removeprefix("concordat=").strip(":")

    def said(name):
        found = re.search(f';{name}="?([^;"]*)"?', parameters)
        return found.group(1) if found else None

    lines = ['"@method": POST', f'"@target-uri": {url}']
    lines += [f'"{name}": {headers[name]}' for name in SIGNED]
    lines += [f'"@signature-params": {parameters}']
    for use in ("requests", "registry"):
        for key in KEYS[use]:
            if key["id"] != said("keyid"):
                continue
            if said("nonce") in NONCES or int(said("expires")) < time.time():
                return None
            secret = base64.b64decode(key["secret"])
            expected = base64.b64encode(hmac.digest(secret, "\n".join(lines).encode(), "sha256")).decode()
            digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
            if headers["content-digest"] != f"sha-256=:{digest}:":
                return None
            if hmac.compare_digest(expected, signature):
                NONCES.add(said("nonce"))
                return use
    return None


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        use = signed_for(self.headers, body, f"http://127.0.0.1:{self.server.server_port}/graphql")
        if use is None:
            return self.reply(401, b"")
        asked = json.loads(body)
        if ("_service" in asked["query"]) != (use == "registry"):
            return self.reply(403, b"")
        data = project({}, Reader(asked["query"], asked.get("variables")).operation())
        return self.reply(200, json.dumps({"data": data}).encode())

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
print(f"ready {server.server_port}", flush=True)
server.serve_forever()
