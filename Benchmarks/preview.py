#!/usr/bin/env python3
"""How fast preview is on a site: start-up, save to repaint in a real browser, requests under load, memory over edits.

    preview.py BINARY SITE [--saves 60] [--edits 10000] [--seconds 10]

SITE is copied first. Needs PyPI's playwright with /usr/bin/chromium, and wrk for the load."""
import argparse, contextlib, os, pathlib, re, shutil, signal, socket, statistics, subprocess, sys, tempfile, time, urllib.request


def free_port():
    with contextlib.closing(socket.socket()) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Preview:
    """The program on a copy of a site."""

    def __init__(self, binary, root):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [binary, "preview", "--root", root, "--port", str(self.port), "--today", "2030-01-01"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.process.stdout.readline()
        urllib.request.urlopen(self.url + "/").read()
        self.first_page = time.perf_counter() - start

    def memory(self):
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text()).group(1)) / 1024

    def wait(self, path):
        """Until the rebuild of a change to a path is over."""
        while path not in self.process.stdout.readline():
            pass

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(5)


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


WATCH = """() => {
  window.repaints = [];
  new MutationObserver(() => {
    // After the next frame is drawn: a task behind an animation frame's callback.
    const found = /stamp(\\d+)x/.exec(document.body.textContent) ?? /stamp(\\d+)x/.exec(getComputedStyle(document.body).fontFamily);
    if (!found || found[1] === window.last) return;
    window.last = found[1];
    requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () =>
      window.repaints.push([found[1], performance.timeOrigin + performance.now()]); c.port2.postMessage(0); });
  }).observe(document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true});
}"""


def latency(page, preview, root, path, address, write, saves):
    """Milliseconds from a save to the repaint, one for each save. `write` gives the file's text for a stamp."""
    file = root / path
    before = file.read_text() if file.exists() else None
    page.goto(preview.url + address)
    page.wait_for_timeout(500)
    page.evaluate(WATCH)
    times = []
    for number in range(saves):
        text = write(before, f"stamp{number}x")
        temporary = file.with_name(f".{file.name}.new")
        temporary.write_text(text)
        start = time.time() * 1000
        os.rename(temporary, file)
        preview.wait(path)
        # The page's policy allows no script by text, so the stamps are asked for rather than waited for.
        for _ in range(200):
            repaints = dict(page.evaluate("window.repaints"))
            if str(number) in repaints:
                break
            time.sleep(0.02)
        times.append(repaints[str(number)] - start)
    if before is None:
        file.unlink()
    else:
        file.write_text(before)
    preview.wait(path)
    return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("site")
    parser.add_argument("--saves", type=int, default=60)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        root = pathlib.Path(folder) / "site"
        shutil.copytree(options.site, root, ignore=shutil.ignore_patterns("site"))
        starts = []
        for _ in range(5):
            preview = Preview(options.binary, str(root))
            starts.append(preview.first_page)
            preview.end()
        print(f"start to first page: median {statistics.median(starts):.2f} s, slowest {max(starts):.2f} s")

        preview = Preview(options.binary, str(root))
        sitemap = urllib.request.urlopen(preview.url + "/sitemap.xml").read().decode()
        addresses = re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", sitemap)
        note = sorted((root / "content/notes").rglob("*.md"))[5000 % len(list((root / "content/notes").rglob("*.md")))]
        day, slug = re.search(r"date: (\d{4}-\d\d-\d\d)", note.read_text()).group(1), note.stem
        note_address = next(a for a in addresses if a.startswith("/" + day.replace("-", "/")) and slug in a)
        actor = sorted((root / "content/actors").rglob("*.md"))[0]
        append = lambda text, stamp: text + f"\n\nThe {stamp} ends it.\n"
        built_in = subprocess.run([options.binary, "templates", "note"], capture_output=True, text=True).stdout
        (root / "templates").mkdir(exist_ok=True)
        preview.wait("templates")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_page()
            cases = [
                ("note", note.relative_to(root), note_address, append),
                ("actor", actor.relative_to(root), f"/actors/{actor.stem}/", append),
                ("template", pathlib.Path("templates/note.mustache"), note_address,
                 lambda _, stamp: built_in.replace("<h1", f"<p>{stamp}</p><h1")),
            ]
            for name, path, address, write in cases:
                times = latency(page, preview, root, str(path), address, write, options.saves)
                print(f"save to repaint, {name}: median {statistics.median(times):.0f} ms, "
                      f"p95 {percentile(times, 0.95):.0f} ms, slowest {max(times):.0f} ms ({len(times)} saves)")
            browser.close()

        if shutil.which("wrk"):
            for name, address in (("home", "/"), ("note", note_address)):
                subprocess.run(["wrk", "-t2", "-c200", "-d2s", preview.url + address], capture_output=True)
                out = subprocess.run(["wrk", "-t2", "-c200", f"-d{options.seconds}s", "--latency", preview.url + address],
                                     capture_output=True, text=True).stdout
                rate = re.search(r"Requests/sec:\s+(\S+)", out).group(1)
                p99 = re.search(r"99%\s+(\S+)", out).group(1)
                failed = re.search(r"(Socket errors.*|Non-2xx.*)", out)
                print(f"200 connections, {name}: {rate} requests/s, p99 {p99}, {failed.group(1) if failed else 'none failed'}")

        if options.edits:
            text = note.read_text()
            print(f"memory before edits: {preview.memory():.0f} MiB")
            for number in range(options.edits):
                note.write_text(text + f"\n\nEdit {number}.\n")
                time.sleep(0.02)
                if (number + 1) % (options.edits // 5) == 0:
                    time.sleep(1)
                    print(f"memory after {number + 1} edits: {preview.memory():.0f} MiB", flush=True)
        preview.end()


if __name__ == "__main__":
    main()
