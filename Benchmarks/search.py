#!/usr/bin/env python3
"""search.py GAZETTE SITE: the search of a built site beside Pagefind on the same pages. See README.md.

Pagefind reads the pages of notes and actors, as its documentation advises, not the lists of them."""
import argparse, contextlib, functools, gzip, http.server, io, pathlib, shutil, statistics, subprocess, sys, tempfile, threading, time

from playwright.sync_api import sync_playwright

parser = argparse.ArgumentParser()
parser.add_argument("gazette")
parser.add_argument("site", type=pathlib.Path, help="a site's folder, as compare.py --keep leaves one")
options = parser.parse_args()
HERE = pathlib.Path(__file__).resolve().parent


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves as hosts do: text compressed, and so our binary files, which hosts take for text or not; both are counted."""
    sent = []

    def do_GET(self):
        path = pathlib.Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        raw = path.read_bytes()
        # Pagefind's files are compressed already.
        packed = raw if "/pagefind/" in self.path and path.suffix not in (".js", ".json") else gzip.compress(raw, 6)
        self.sent.append((self.path, len(packed)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed is not raw:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def opened(folder):
    """A page of a browser on a served folder."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.base = f"http://127.0.0.1:{server.server_port}"
        yield page
        browser.close()
    server.shutdown()


def build(site, output):
    start = time.perf_counter()
    subprocess.run([options.gazette, "build", "--root", site, "--output", output, "--quiet"], check=True, capture_output=True)
    return time.perf_counter() - start


def pagefind(output):
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", output, "--glob", "{[0-9]*/[0-9]*/[0-9]*/*,actors/*}/index.html"],
        check=True, capture_output=True)
    return time.perf_counter() - start


class Ours:
    name = "Gazette"
    folder = "search"

    def __init__(self, page):
        self.page = page
        page.goto(page.base + "/search/", wait_until="networkidle")

    def ask(self, query):
        """Addresses that are found, the best first, and milliseconds until they stand on the page."""
        return self.page.evaluate("""async query => {
            const field = document.getElementById('search:query'), list = document.querySelector('.search-results');
            const status = document.querySelector('.search-status');
            field.value = ''; field.dispatchEvent(new Event('input'));
            await new Promise(done => setTimeout(done, 200));
            field.value = query;
            const start = performance.now();
            field.dispatchEvent(new Event('input'));
            while (!status.textContent) await new Promise(done => setTimeout(done, 1));
            // The page waits 120 ms for further letters.
            const time = performance.now() - start - 120;
            return [[...list.querySelectorAll('h2 a')].map(link => link.getAttribute('href')), time];
        }""", query)


class Pagefind:
    name = "Pagefind"
    folder = "pagefind"

    def __init__(self, page):
        self.page = page
        page.goto(page.base + "/404.html", wait_until="networkidle")
        # The strict policy of our pages forbids the WebAssembly that Pagefind is: on a page of its own.
        page.route("**/empty", lambda route: route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html"))
        page.goto(page.base + "/empty")
        page.evaluate("async () => { window.engine = await import('/pagefind/pagefind.js'); await window.engine.init(); }")

    def ask(self, query):
        return self.page.evaluate("""async query => {
            const start = performance.now();
            const found = await window.engine.search(query);
            const time = performance.now() - start;
            const shown = await Promise.all(found.results.slice(0, 10).map(result => result.data()));
            return [shown.map(data => new URL(data.url, location.href).pathname), time];
        }""", query)


def measured(engine, output, queries):
    """What a reader's first query and further ones fetch, in bytes, and how long each takes once its parts are there."""
    with opened(output) as page:
        Compressing.sent.clear()
        asked = engine(page)
        counted = lambda: sum(size for path, size in Compressing.sent if not path.endswith((".html", "/search/")) and "style." not in path)
        asked.ask(queries[0])
        page.wait_for_load_state("networkidle")
        first, further, times = counted(), [], []
        for query in queries[1:]:
            Compressing.sent.clear()
            asked.ask(query)
            page.wait_for_load_state("networkidle")
            further.append(counted())
        for query in queries:
            times.append(asked.ask(query)[1])
        return first, further, times


def row(*cells):
    print(f"{cells[0]:<46}{cells[1]:>16}{cells[2]:>16}")


with tempfile.TemporaryDirectory(dir="/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None) as folder:
    output = pathlib.Path(folder) / "large"
    whole = build(options.site, output)
    alone = pagefind(output)
    row("", Ours.name, Pagefind.name)
    row("seconds: build with the index | the index alone", f"{whole:.2f}", f"{alone:.2f}")
    for what, value in (
        ("files of the index", lambda files: len(files)),
        ("kB of the index", lambda files: round(sum(file.stat().st_size for file in files) / 1000)),
    ):
        row(what, *(value([file for file in (output / engine.folder).rglob("*") if file.is_file() and file.name != "index.html"])
                    for engine in (Ours, Pagefind)))
    # Words and names as the notes have them: the same for both.
    import json
    notes = [json.loads(line) for file in sorted(output.glob("data/**/notes.ndjson")) for line in open(file)]
    step = max(1, len(notes) // 40)
    queries = [" ".join(note["title"].split()[:2]) for note in notes[::step]][:30]
    results = [measured(engine, output, queries) for engine in (Ours, Pagefind)]
    row("kB that the first query fetches", *(f"{first / 1000:.0f}" for first, _, _ in results))
    row("kB that a further query fetches, median", *(f"{statistics.median(more) / 1000:.0f}" for _, more, _ in results))
    row("kB that a further query fetches, most", *(f"{max(more) / 1000:.0f}" for _, more, _ in results))
    row("ms that a query takes, median", *(f"{statistics.median(times):.0f}" for _, _, times in results))
    row("ms that a query takes, most", *(f"{max(times):.0f}" for _, _, times in results))

    own = pathlib.Path(folder) / "own"
    build(HERE.parent, own)
    pagefind(own)
    wanted = [line.split("\t") for line in (HERE / "queries.tsv").read_text().splitlines()]
    ranks = []
    for engine in (Ours, Pagefind):
        with opened(own) as page:
            asked = engine(page)
            places = []
            for query, right in wanted:
                found = asked.ask(query)[0]
                places.append(next((place for place, path in enumerate(found, 1) if path in right.split()), 0))
            ranks.append(places)
    row(f"of {len(wanted)} queries: answered first", *(places.count(1) for places in ranks))
    row("answered among the first three", *(sum(0 < place <= 3 for place in places) for places in ranks))
    row("not answered among the first ten", *(sum(place == 0 or place > 10 for place in places) for places in ranks))
    row("mean reciprocal rank", *(f"{statistics.mean(1 / place if place else 0 for place in places):.2f}" for places in ranks))
    for (query, _), *places in zip(wanted, *ranks):
        if places != [1, 1]:
            row("  " + query, *places)
