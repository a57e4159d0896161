"""A record store of the Experience API on loopback, which serves a package beside itself."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlencode, urlsplit

VERSION = "1.0.3"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
TYPES = {"js": "text/javascript", "css": "text/css", "html": "text/html"}


class RecordStore:
    """Statements and documents, and what a platform tells a page that it launches."""

    def __init__(self, files):
        self.files = files
        self.statements, self.documents = [], {}
        self.refusals = []
        self.failing = frozenset()
        self.heard = set()
        self.given = set()
        self.visits = 0
        self.changed = threading.Condition()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.store = self
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.site = f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()

    @property
    def actor(self):
        """Return the learner, known by an account alone, as cmi5 has it."""
        account = {"homePage": "https://platform.test", "name": "7"}
        return {"objectType": "Agent", "name": "Ann", "account": account}

    def launch(self, *, mode="Normal", mastery=0.6):
        """Return the address that a cmi5 platform opens, once the launch data is in its place."""
        self.visits += 1
        registration = "11111111-1111-4111-8111-111111111111"
        template = {
            "contextActivities": {"grouping": [{"objectType": "Activity", "id": "urn:x:unit"}]},
            "extensions": {SESSION: f"visit-{self.visits}"},
        }
        data = {"contextTemplate": template, "launchMode": mode, "moveOn": "CompletedAndPassed"}
        self.documents["LMS.LaunchData"] = {**data, "masteryScore": mastery}
        query = {
            "endpoint": f"{self.site}/xapi/",
            "fetch": f"{self.site}/fetch?visit={self.visits}",
            "actor": json.dumps(self.actor),
            "registration": registration,
            "activityId": f"{self.site}/units/7?a=b",
        }
        return f"{self.site}/package/index.html?{urlencode(query, quote_via=quote)}"

    def parameters(self):
        """Return the address that a platform of plain xAPI opens."""
        query = {
            "endpoint": f"{self.site}/xapi",
            "auth": "Basic token",
            "actor": json.dumps({"name": ["Ann"], "mbox": ["mailto:ann@platform.test"]}),
            "registration": "22222222-2222-4222-8222-222222222222",
            "activity_id": "urn:x:page",
        }
        return f"{self.site}/package/index.html?{urlencode(query)}"

    def wait(self, condition, seconds=60):
        """Wait until something is so."""
        with self.changed:
            assert self.changed.wait_for(condition, seconds), (self.verbs(), self.refusals)

    def verbs(self):
        """Return the verbs of all statements, in the order in which they came."""
        return [one["verb"]["id"].rpartition("/")[2] for one in self.statements]

    def take(self, sent):
        """Keep statements that are not there yet."""
        known = {one["id"]: one for one in self.statements}
        self.statements += [one for one in sent if one["id"] not in known]

    def token(self, visit):
        """Return what the address of a visit's token tells: the token, once."""
        if visit in self.given:
            return {"error-code": "1", "error-text": "The token was given already."}
        self.given.add(visit)
        return {"auth-token": "token"}


class Handler(BaseHTTPRequestHandler):
    """Answers for the record store that its server has."""

    def log_message(self, *_words):
        """Say nothing."""

    def do_GET(self):
        """Answer whatever is asked, one request at a time."""
        address, store = urlsplit(self.path), self.server.store
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with store.changed:
            self._answer(store, address.path, parse_qs(address.query), body)
            store.changed.notify_all()

    do_POST = do_PUT = do_GET  # noqa: N815

    def _answer(self, store, path, query, body):
        place, _, name = path.removeprefix("/").partition("/")
        store.heard.add(f"{self.command} {name}")
        if place == "package" and name in store.files:
            self._reply(200, store.files[name], TYPES.get(name.rpartition(".")[2], "image/png"))
        elif place == "fetch":
            self._reply(200, store.token(query["visit"][0]))
        elif place != "xapi":
            self._reply(404)
        elif self._headers() != (VERSION, "Basic token"):
            store.refusals.append(f"{self.path}: {self._headers()}")
            self._reply(400)
        elif name in store.failing:
            self._reply(503)
        else:
            self._record(store, name, query, body)

    def _headers(self):
        return self.headers.get("X-Experience-API-Version"), self.headers.get("Authorization")

    def _record(self, store, path, query, body):
        if (self.command, path) == ("POST", "statements"):
            sent = json.loads(body)
            store.take(sent)
            self._reply(200, [one["id"] for one in sent])
        elif path == "agents/profile":
            self._reply(404)
        elif path != "activities/state" or not {"activityId", "agent", "stateId"} <= set(query):
            store.refusals.append(f"{self.command} {self.path}")
            self._reply(400)
        elif self.command == "PUT":
            store.documents[query["stateId"][0]] = json.loads(body)
            self._reply(204)
        else:
            found = store.documents.get(query["stateId"][0])
            self._reply(404) if found is None else self._reply(200, found)

    def _reply(self, status, body=b"", kind="application/json"):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
