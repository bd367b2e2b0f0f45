#!/usr/bin/env python3
"""The workbench under load: 20 clients read pages and search while 1,000 articles are added by the page /add of the same server.

    load.py ARCHIVE.sanad [ARTICLES.jsonl]

Works on a copy of the archive. ARTICLES are the articles that are added, the first thousand of them; without a file they are articles
of the archive itself under new names. Every kind of page is asked for twice: at one address over and over, which shows the server with
the answer at hand, and at many addresses in turn, of which nearly every one has to be made. Prints p50, p95 and p99 as the clients see
them, requests a second, the server's processor time an answer, errors, how far the addition was, and the server's peak memory, then which bounds are met. Takes some four
minutes. wrk is installed from Debian when it is missing.

Environment: SANAD the program; CLIENTS (20); SECONDS_SAME (2) and SECONDS_VARIED (4) a page; ADDED (1000), 0 adds nothing;
PAGES, names of pages, to measure some only; PATIENCE (0), seconds to wait for the addition at the end.
"""

import http.client
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[1]
CLIENTS = int(os.environ.get("CLIENTS", "20"))
SECONDS_SAME = int(os.environ.get("SECONDS_SAME", "2"))
SECONDS_VARIED = int(os.environ.get("SECONDS_VARIED", "4"))
ADDED = int(os.environ.get("ADDED", "1000"))
PATIENCE = float(os.environ.get("PATIENCE", "0"))
# Milliseconds that nineteen of twenty answers may take, and of the first page after the start; MiB of the server.
BOUND, SEARCH_BOUND, FIRST_BOUND, MEMORY_BOUND = 150, 80, 100, 600
# Addresses of one kind.
MANY = 400

LUA = """
local paths = {}
local started = 0
function setup(thread) thread:set("number", started); started = started + 1 end
function init(args)
    for line in io.lines(args[1]) do paths[#paths + 1] = line end
    place = math.floor(#paths * number / 2)
end
function request()
    place = place % #paths + 1
    return wrk.format("GET", paths[place])
end
function done(summary, latency, requests)
    local e = summary.errors
    io.write(string.format("RESULT %.1f %.1f %.1f %.1f %d %d\\n", latency:percentile(50) / 1000, latency:percentile(95) / 1000,
        latency:percentile(99) / 1000, summary.requests / (summary.duration / 1e6), summary.requests,
        e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def fail(words):
    print("load: " + words, file=sys.stderr)
    sys.exit(2)


def have_wrk():
    if shutil.which("wrk"):
        return True
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    subprocess.run(root + ["apt-get", "install", "-y", "-qq", "wrk"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return shutil.which("wrk") is not None


class Server:
    def __init__(self, program, archive, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = open(folder / "log", "wb")
        self.process = subprocess.Popen(
            [program, "serve", "--archive", str(archive), "--port", str(self.port)], stdout=self.log, stderr=self.log)

    def ask(self, path, method="GET", body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def data(self, path):
        answer, content = self.ask("/api/v1/" + path)
        if answer.status != 200:
            fail(f"/api/v1/{path} answers {answer.status}: {content[:200]!r}")
        return json.loads(content)

    def listed(self, path, most=MANY):
        """Items of a list of the interface, over its parts."""
        items = []
        while len(items) < most:
            mark = "&" if "?" in path else "?"
            part = self.data(f"{path}{mark}limit=200&offset={len(items)}")
            items += part["items"]
            if part.get("next") is None:
                break
        return items[:most]

    def wait(self):
        for _ in range(300):
            if self.process.poll() is not None:
                fail("the server ended")
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        fail("the server does not answer")

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return max(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024

    def processor(self):
        """Milliseconds of processor time so far."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def add(self, lines):
        """Sends a file by the form of the page /add. Returns the address of the addition's progress."""
        answer, content = self.ask("/add")
        seal = re.search(rb'name="seal" value="([0-9a-f]+)"', content).group(1).decode()
        boundary = "----load"
        body = (f'--{boundary}\r\nContent-Disposition: form-data; name="seal"\r\n\r\n{seal}\r\n--{boundary}\r\nContent-Disposition: form-data; '
                'name="files"; filename="load.jsonl"\r\nContent-Type: application/json\r\n\r\n').encode()
        body += b"".join(line + b"\n" for line in lines) + f"\r\n--{boundary}--\r\n".encode()
        headers = {
            "Origin": f"http://127.0.0.1:{self.port}", "Cookie": f"sanad-form={seal}", "Accept": "application/json",
            "Content-Type": f"multipart/form-data; boundary={boundary}"}
        answer, content = self.ask("/add", "POST", body, headers)
        if answer.status != 202:
            fail(f"the addition was refused: {answer.status} {content[:200]!r}")
        return json.loads(content)["progress"]

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


def segment(text):
    return urllib.parse.quote(text, safe="")


def addresses(server):
    """For each kind of page one address and many, the same for the same archive."""
    chance = random.Random(7)
    actors = [item["entity"] for item in server.listed("actors")]
    articles = server.listed("articles?until=2100")
    sources = server.listed("sources")
    claims = server.listed("claims")
    conflicts = server.listed("conflicts")
    pairs = [(item["from"], item["to"]) for item in server.data("story")["backing"]]
    pairs += [(edge["from"], edge["to"]) for about in actors[:6] for edge in server.data("graph?actors=60&about=" + segment(about["id"]))["edges"]]
    pairs = list(dict.fromkeys(pairs))[:MANY]
    records = []
    for claim in claims:
        records += [(account["document"], account["record"]) for account in claim["accounts"][:1]]
    months = sorted({(article.get("published") or "")[:7] for article in articles if article.get("published")})
    # Words as people seek them: names, pairs of words of titles, phrases.
    words = [actor["name"] for actor in actors]
    for article in articles[:200]:
        parts = [word for word in re.split(r"[^\w]+", article.get("title") or "") if len(word) > 3]
        if len(parts) >= 2:
            words.append(" ".join(chance.sample(parts, 2)))
            words.append(chance.choice(parts))
            words.append("«" + " ".join(parts[:2]) + "»")
    chance.shuffle(words)
    about = [segment(actor["id"]) for actor in actors]

    def offsets(path, count):
        mark = "&" if "?" in path else "?"
        return [f"{path}{mark}offset={50 * place}" for place in range(count)]

    kinds = {
        "story": ["/"] + [f"/?language={language}&digits={digits}&theme={theme}&period={period}" for period in periods(server) for language in ("ar", "en")
                          for digits in ("european", "arabic") for theme in ("system", "light", "dark")],
        "articles": offsets("/articles", 200) + [f"/articles?since={month}" for month in months],
        "actors": offsets("/actors", 100) + [f"/actors?name={segment(actor['name'])}" for actor in actors[:200]],
        "claims": offsets("/claims", 100) + [f"/claims?about={one}" for one in about[:200]],
        "conflicts": offsets("/conflicts", 60) + [f"/conflicts?about={one}" for one in about[:100]],
        "sources": offsets("/sources", 200),
        "turns": offsets("/turns", 6) + [f"/turns?about={one}" for one in about[:200]],
        "backing": ["/graph"] + [f"/graph?about={one}" for one in about[:300]],
        "timeline": ["/timeline"] + [f"/timeline?about={one}" for one in about[:300]] + [f"/timeline?at={month}" for month in months],
        "map": ["/map"] + [f"/map?about={one}" for one in about[:300]] + [f"/map?since={month}" for month in months],
        "article": ["/article/" + segment(article["id"]) for article in articles],
        "record": [f"/article/{segment(document)}/record/{segment(record)}" for document, record in records],
        "actor": ["/actor/" + one for one in about],
        "source": ["/source/" + segment(source["id"]) for source in sources],
        "claim": ["/claim/" + segment(claim["id"]) for claim in claims],
        "conflict": ["/conflict/" + segment(conflict["id"]) for conflict in conflicts],
        "pair": [f"/pair/{segment(one)}/{segment(other)}" for one, other in pairs],
        "search": ["/search?q=" + segment(text) for text in words[:MANY]],
        "ask": ["/search?q=" + segment(f"هل تدعم {one['name']} {other['name']}؟") for one, other in zip(actors[:100], actors[1:101])],
        "add": ["/add"],
        "corrections": ["/corrections"],
    }
    wanted = os.environ.get("PAGES", "").split()
    return {name: list(dict.fromkeys(paths)) for name, paths in kinds.items() if paths and (not wanted or name in wanted)}


def periods(server):
    return server.data("story")["periods"] or ["2015"]


def measure(server, folder, paths, seconds):
    listing = folder / "paths"
    listing.write_text("\n".join(paths) + "\n")
    # What the clients before left behind is worked off first.
    server.ask("/add")
    begun = server.processor()
    result = subprocess.run(
        ["wrk", "-t2", f"-c{CLIENTS}", f"-d{seconds}s", "--timeout", "30s", "-s", str(folder / "walk.lua"), f"http://127.0.0.1:{server.port}", "--", str(listing)], capture_output=True, text=True, check=False)
    found = re.search(r"^RESULT (.*)$", result.stdout, re.M)
    if not found:
        return None
    p50, p95, p99, rate, requests, errors = (float(word) for word in found.group(1).split())
    return {
        "p50": p50, "p95": p95, "p99": p99, "rate": rate, "requests": int(requests), "errors": int(errors),
        "work": (server.processor() - begun) / max(1, requests)}


def articles_to_add(archive, path):
    """Lines of JSON: of the file, or articles of the archive under new names."""
    lines = []
    if path:
        with open(path, "rb") as file:
            for line in file:
                if line.strip():
                    lines.append(line.rstrip(b"\r\n"))
                if len(lines) == ADDED:
                    break
        return lines
    base = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    total = base.execute("SELECT count(*) FROM document").fetchone()[0]
    step = max(1, total // max(1, ADDED))
    rows = base.execute("SELECT id, title, publisher, published, text FROM document WHERE number % ? = 0 LIMIT ?", (step, ADDED)).fetchall()
    for number, (name, title, publisher, published, text) in enumerate(rows):
        given = {"id": f"added-{number}-{name}", "title": title, "publisher": publisher, "published": published, "text": text}
        lines.append(json.dumps({key: value for key, value in given.items() if value}, ensure_ascii=False).encode())
    return lines


def main():
    if len(sys.argv) < 2 or not os.path.isfile(sys.argv[1]):
        fail("name an archive: make load ARCHIVE=pile.sanad NEW=articles.jsonl")
    program = os.path.abspath(os.environ.get("SANAD") or ROOT / ".build/release/sanad")
    if not os.access(program, os.X_OK):
        fail(f"{program} is not built")
    if not have_wrk():
        print("load: skipped, wrk could not be installed")
        return 0
    folder = pathlib.Path(tempfile.mkdtemp(prefix="sanad-load-"))
    server = None
    try:
        archive = folder / "story.sanad"
        # The copy holds what lies in the write-ahead log as well.
        source = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
        copy = sqlite3.connect(archive)
        source.backup(copy)
        copy.close()
        source.close()
        (folder / "walk.lua").write_text(LUA)
        new = articles_to_add(archive, sys.argv[2] if len(sys.argv) > 2 else None) if ADDED else []
        server = Server(program, archive, folder)
        server.wait()
        begun = time.monotonic()
        server.ask("/")
        first = (time.monotonic() - begun) * 1000
        print(f"load average {os.getloadavg()[0]:.1f}; {CLIENTS} clients; first page after the start {first:.0f} ms")
        kinds = addresses(server)
        progress = server.add(new) if new else None
        begun = time.monotonic()
        if progress:
            print(f"adding {len(new)} articles")
        print(f"{'page':<12} {'one address: p50':>17} {'p95':>7} {'p99':>7} {'req/s':>8}   {'many: addresses':>16} {'p50':>7} {'p95':>7} {'p99':>7} {'req/s':>8} {'cpu ms':>7} {'errors':>7}  added")
        missed, errors, worst = [], 0, {}
        for name, paths in kinds.items():
            same = measure(server, folder, paths[:1], SECONDS_SAME)
            varied = measure(server, folder, paths, SECONDS_VARIED) if len(paths) > 1 else None
            found = [one for one in (same, varied) if one]
            if not found:
                missed.append(f"{name} was not measured")
                continue
            faults = sum(one["errors"] for one in found)
            if faults and {server.ask(path)[0].status for path in paths} <= {200, 410}:
                # A conflict that what was added has resolved says so, with what it lay between; that is an answer.
                print(f"{name}: {faults} answers told that what they were asked for is resolved (410)")
                faults = 0
            errors += faults
            state = json.loads(server.ask(progress)[1]) if progress else None
            standing = f"{state['documents']} {state['state']}" if state else "-"
            left = f"{same['p50']:>14.1f} ms {same['p95']:>7.1f} {same['p99']:>7.1f} {same['rate']:>8.0f}" if same else " " * 42
            right = (f"{len(paths):>16} {varied['p50']:>7.1f} {varied['p95']:>7.1f} {varied['p99']:>7.1f} {varied['rate']:>8.0f} {varied['work']:>7.1f}" if varied
                     else " " * 57)
            print(f"{name:<12} {left}   {right} {faults:>7}  {standing}", flush=True)
            bound = SEARCH_BOUND if name == "search" else BOUND
            for kind, one in (("one address", same), ("many addresses", varied)):
                if one and one["p95"] > bound:
                    missed.append(f"{name}, {kind}: p95 {one['p95']:.0f} ms over {bound}")
        if progress:
            patience = time.monotonic() + PATIENCE
            while time.monotonic() < patience and not json.loads(server.ask(progress)[1])["isOver"]:
                time.sleep(0.5)
            state = json.loads(server.ask(progress)[1])
            print(f"the addition after {time.monotonic() - begun:.0f} s: {state['added']} of {len(new)} added, state {state['state']}, faults {len(state['faults'])}")
            for fault in state["faults"][:3]:
                print("  " + fault.replace("\n", " "))
        memory = server.memory()
        print(f"peak memory of the server {memory:.0f} MiB; errors {errors}; load average {os.getloadavg()[0]:.1f}")
        if first > FIRST_BOUND:
            missed.append(f"first page {first:.0f} ms over {FIRST_BOUND}")
        if memory > MEMORY_BOUND:
            missed.append(f"memory {memory:.0f} MiB over {MEMORY_BOUND}")
        if errors:
            missed.append(f"{errors} errors")
        print("all bounds are met" if not missed else "bounds that are not met: " + "; ".join(missed))
        return 1 if errors else 0
    finally:
        if server:
            server.close()
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
