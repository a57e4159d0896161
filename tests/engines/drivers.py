"""Two engines beside Chromium, each by the protocol that it speaks itself.

Firefox is driven by WebDriver BiDi, and WebKitGTK by WebDriver through ``WebKitWebDriver``.  Both
are of Debian: ``apt-get install firefox-esr webkit2gtk-driver xvfb xauth``.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from websockets.sync.client import connect

WAIT = 120
SIZE = {"width": 450, "height": 850}
MINI_BROWSER = Path("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser")

# What a page complains of from now on, in `complaints`.
HEAR = """
window.complaints = [];
addEventListener("error", (event) => complaints.push(event.message));
addEventListener("unhandledrejection", (event) => complaints.push(`${event.reason}`));
"""


class Page:
    """What a test may ask of a page, whatever the engine."""

    def run(self, code):
        """Run the body of a function in the page, and return what it returns."""
        raise NotImplementedError

    def until(self, condition):
        """Wait until something holds in the page."""
        end = time.monotonic() + WAIT
        while not self.run(f"return !!({condition})"):
            if time.monotonic() > end:
                raise TimeoutError(f"{condition}: {self.run('return document.body.innerText')}")

    def names(self, role, name):
        """Tell whether the engine's own tree for screen readers has something so named.

        WebKitWebDriver hands on no roles and names, so that None is what it says.
        """

    def click(self, words):
        """Press the button whose words begin so, once it is there and enabled."""
        button = (
            "[...document.querySelectorAll('button:enabled')]"
            f".find((one) => one.innerText.startsWith({json.dumps(words)}))"
        )
        self.until(button)
        self.run(f"{button}.click()")


class Firefox(Page):
    """Firefox, by WebDriver BiDi."""

    needs = (shutil.which("firefox-esr"),)

    def __init__(self, folder):
        command = [self.needs[0], "--headless", "--no-remote", "--remote-debugging-port=0"]
        self.process = subprocess.Popen(
            [*command, "--profile", str(folder)], stderr=subprocess.PIPE, text=True
        )
        lines = iter(self.process.stderr.readline, "")
        found = (re.search(r"BiDi listening on (ws://\S+)", line) for line in lines)
        address = next(one[1] for one in found if one)
        self.socket = connect(
            f"{address}/session", proxy=None, open_timeout=WAIT, max_size=None, legacy=True
        )
        self.sent = 0
        self._call("session.new", capabilities={})
        self.context = self._call("browsingContext.getTree")["contexts"][0]["context"]
        self._call("browsingContext.setViewport", context=self.context, viewport=SIZE)

    def _call(self, method, **parameters):
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv(timeout=WAIT))
            if answer.get("id") == self.sent:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, address):
        """Open a page, and wait until it is complete."""
        self._call("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def run(self, code):
        """Run the body of a function in the page, and return what it returns."""
        found = self._call(
            "script.evaluate",
            expression=f"JSON.stringify((() => {{ {code} }})() ?? null)",
            target={"context": self.context},
            awaitPromise=False,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

    def names(self, role, name):
        """Tell whether the engine's own tree for screen readers has something so named."""
        wanted = {"type": "accessibility", "value": {"role": role, "name": name}}
        found = self._call("browsingContext.locateNodes", context=self.context, locator=wanted)
        return bool(found["nodes"])

    def close(self):
        """End the browser."""
        self.socket.close()
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()


class WebKit(Page):
    """WebKitGTK in its small browser, by WebDriver, on a screen that nobody sees."""

    needs = (
        shutil.which("xvfb-run"),
        shutil.which("WebKitWebDriver"),
        MINI_BROWSER.exists() and str(MINI_BROWSER),
    )

    def __init__(self, _folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.server = f"http://127.0.0.1:{port}"
        screen = [self.needs[0], "-a", "-s", "-screen 0 800x900x24"]
        self.process = subprocess.Popen(
            [*screen, self.needs[1], f"--port={port}"], start_new_session=True
        )
        self._until_there()
        browser = {"binary": self.needs[2], "args": ["--automation"]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": browser}
        made = self._call("POST", "/session", capabilities={"alwaysMatch": wanted})
        self.session = f"/session/{made['sessionId']}"
        self._call("POST", f"{self.session}/window/rect", x=0, y=0, **SIZE)

    def _until_there(self):
        end = time.monotonic() + WAIT
        while True:
            try:
                return self._call("GET", "/status")
            except urllib.error.URLError:
                if time.monotonic() > end:
                    raise

    def _call(self, method, path, **body):
        sent = json.dumps(body).encode() if method == "POST" else None
        request = urllib.request.Request(f"{self.server}{path}", sent, method=method)
        with urllib.request.urlopen(request, timeout=WAIT) as answer:
            return json.load(answer)["value"]

    def open(self, address):
        """Open a page, and wait until it is complete."""
        self._call("POST", f"{self.session}/url", url=address)

    def run(self, code):
        """Run the body of a function in the page, and return what it returns."""
        return self._call("POST", f"{self.session}/execute/sync", script=code, args=[])

    def close(self):
        """End the browser, and the screen with it."""
        self._call("DELETE", self.session)
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()


ENGINES = {"firefox": Firefox, "webkit": WebKit}
