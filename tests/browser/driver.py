"""Drives the dashboard as a reader would: a server of its own, a browser, and a list of what it asked."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Page, WebSocket

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A browser that speaks to nobody by itself: each request it makes is then the dashboard's doing.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 60
STOP_SECONDS = 10
IDLE_SECONDS = 0.3  # a rerun that a widget asks for leaves the browser well within this
UNANSWERED_SECONDS = 5  # some messages of the browser ask for no answer
PATIENCE_SECONDS = 30

# A script has run, none is running, nothing is still a skeleton.
IDLE = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app !== null
        && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && document.querySelector('[data-testid="stSkeleton"]') === null;
}"""


@dataclass
class Traffic:
    """What the pages of a browser context asked for, and when they last spoke with the server."""

    urls: list[str] = field(default_factory=list)
    sent: float = 0.0
    received: float = 0.0

    def listen(self, page: Page) -> None:
        """Follows the page's web sockets from now on."""
        page.on("websocket", self._follow)

    def is_quiet(self) -> bool:
        """The server has answered, and nobody has said anything for a while."""
        now = time.monotonic()
        answered = self.received >= self.sent or now - self.sent > UNANSWERED_SECONDS
        return answered and now - max(self.sent, self.received) > IDLE_SECONDS

    def _follow(self, talk: WebSocket) -> None:
        self.urls.append(talk.url)
        talk.on("framesent", lambda _: setattr(self, "sent", time.monotonic()))
        talk.on("framereceived", lambda _: setattr(self, "received", time.monotonic()))


_traffic: weakref.WeakKeyDictionary[BrowserContext, Traffic] = weakref.WeakKeyDictionary()


def chromium() -> str | None:
    """The path of the system's Chromium or Chrome, or None."""
    return next(filter(answers, filter(None, map(shutil.which, BROWSERS))), None)


def answers(path: str) -> bool:
    """Whether a browser really is there: Ubuntu's chromium-browser may be a stub that asks for a snap."""
    return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0


@dataclass
class Server:
    """`with Server(warehouse) as server:` serves app.py on a free port; `server.url` is its address."""

    warehouse: Path | None = None
    app: Path | str = "app.py"
    env: dict[str, str] = field(default_factory=dict)
    url: str = ""

    def __enter__(self) -> "Server":
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._log = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [*f"{sys.executable} -m streamlit run".split(), str(self.app), "--server.port", str(port)],
            cwd=ROOT,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        try:
            self._wait_until_healthy()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends the server, politely first."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def log(self) -> str:
        """What the server has said so far."""
        return os.pread(self._log.fileno(), 1_000_000, 0).decode("utf-8", "replace")

    def _environment(self) -> dict[str, str]:
        # The screen as readers get it, whatever the test session sets for itself.
        product = {name: text for name, text in os.environ.items() if not name.startswith("STREAMLIT_")}
        place = {"ZHILI_WAREHOUSE": str(self.warehouse)} if self.warehouse else {}
        return product | place | self.env

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(f"{self.app} ended with {self._process.returncode}:\n{self.log()}")
            if _is_healthy(self.url):
                return
            time.sleep(0.1)
        raise TimeoutError(f"{self.app} was not healthy after {START_SECONDS} s:\n{self.log()}")


def watch(context: BrowserContext) -> BrowserContext:
    """The context, with what its pages ask for and say written down from now on."""
    traffic = _traffic.setdefault(context, Traffic())
    context.on("request", lambda request: traffic.urls.append(request.url))
    context.on("page", traffic.listen)
    return context


def requests(page: Page) -> list[str]:
    """Each address that this page's browser context has asked for, in order."""
    return list(_traffic[page.context].urls)


def foreign_requests(page: Page) -> list[str]:
    """Those that left this machine."""
    return [url for url in requests(page) if not _is_local(url)]


def wait_until_idle(page: Page) -> None:
    """Returns when the script has run and the screen has stopped changing, also right after a click."""
    traffic = _traffic[page.context]
    deadline = time.monotonic() + PATIENCE_SECONDS
    page.wait_for_timeout(1000 * IDLE_SECONDS)
    while not (_is_idle(page) and traffic.is_quiet()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{page.url} was still busy after {PATIENCE_SECONDS} s.")
        page.wait_for_timeout(50)


def open_page(page: Page, path: str = "/") -> Page:
    """The page at a path such as `/overview?area=610300`, drawn and idle."""
    page.goto(path, wait_until="domcontentloaded")
    wait_until_idle(page)
    return page


def _is_idle(page: Page) -> bool:
    try:
        return page.evaluate(IDLE)
    except Error:  # the page is being replaced by another at this moment
        return False


def _is_local(url: str) -> bool:
    return urlsplit(url).scheme in ("data", "blob", "about") or urlsplit(url).hostname == "127.0.0.1"


def _is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
