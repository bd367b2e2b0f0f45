"""A running workbench over the sample story, and a headless Chromium to look at it with."""

import http.client
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "Samples"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Workbench:
    """`sanad serve` over an archive of the sample story; both are gone afterwards."""

    def __init__(self, program):
        self.program = str(program)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sanad-browser-"))
        self.archive = self.folder / "story.sanad"
        articles = sorted(str(path) for path in SAMPLES.glob("*.txt"))
        subprocess.run(
            [self.program, "add", "--archive", str(self.archive), "--pack", str(SAMPLES / "pack"),
             "--manifest", str(SAMPLES / "manifest.csv"), *articles],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = open(self.folder / "server.log", "wb")
        self.process = subprocess.Popen(
            [self.program, "serve", "--archive", str(self.archive), "--pack", str(SAMPLES / "pack"), "--port", str(self.port)],
            stdout=self.log, stderr=self.log)
        self.wait()

    def wait(self):
        for _ in range(300):
            if self.process.poll() is not None:
                raise RuntimeError("the server ended: " + (self.folder / "server.log").read_text(errors="replace"))
            try:
                self.get("/api/v1/openapi.json")
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, body

    def first(self, page, pattern):
        """The first address on a page that fits a pattern."""
        _, body = self.get(page)
        found = re.search(r'href="(' + pattern + r'[^"#]*)', body)
        if not found:
            raise LookupError(f"{page} leads to no {pattern}")
        return found.group(1).replace("&amp;", "&")

    def pages(self):
        """Every kind of page, by a short name: those of the navigation, and one of each kind that they lead to."""
        pages = {
            "story": "/", "articles": "/articles", "backing": "/graph", "claims": "/claims", "conflicts": "/conflicts",
            "timeline": "/timeline", "map": "/map", "actors": "/actors", "sources": "/sources",
            "search": "/search?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1", "add": "/add", "corrections": "/corrections",
        }
        kinds = {
            "article": ("/articles", "/article/"), "actor": ("/actors", "/actor/"), "source": ("/sources", "/source/"),
            "claim": ("/claims", "/claim/"), "conflict": ("/conflicts", "/conflict/"), "pair": ("/", "/pair/"),
        }
        for name, (page, pattern) in kinds.items():
            pages[name] = self.first(page, pattern)
        pages["correct-actor"] = self.first(pages["actor"], "/correct/actor")
        pages["correct-record"] = self.first(pages["article"], "/correct/record")
        return pages

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def browser(script=True, width=1280, height=900):
    """A headless Chromium of Debian. Nothing is fetched from elsewhere."""
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
                     "--no-first-run", "--disable-background-networking", f"--window-size={width},{height}"):
        options.add_argument(argument)
    if not script:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    service = Service(os.environ.get("CHROMEDRIVER", shutil.which("chromedriver") or "/usr/bin/chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_page_load_timeout(60)
    return driver


def resize(driver, width, height=900):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def scheme(driver, name):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": name}]})
