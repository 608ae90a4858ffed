"""Asks servers of this machine about sources, and keeps copies: `sources.py PROGRAM SCENARIO`.

No scenario leaves the machine. Each ends without a word, or with what was not so."""
import contextlib, gzip, html, http.server, io, os, pathlib, shutil, socket, ssl, subprocess, sys, tempfile, threading, time

PROGRAM, SCENARIO = sys.argv[1], sys.argv[2]
TODAY = "2025-11-28"


class Hostile(http.server.BaseHTTPRequestHandler):
    """Answers by the path: `/404`, `/stall`, `/huge` and so on."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_HEAD(self):
        self.answer(False)

    def do_GET(self):
        self.answer(True)

    def say(self, status, body=b"", **heads):
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def answer(self, has_body):
        self.server.log.append((time.monotonic(), self.command, self.path, dict(self.headers)))
        path = self.path
        if path == "/robots.txt":
            if self.server.robots is None:
                return self.say(404)
            return self.say(200, self.server.robots.encode())
        if path.startswith("/status/"):
            return self.say(int(path.split("/")[2]))
        if path == "/ok":
            if self.headers.get("If-None-Match") == '"v1"':
                return self.say(304, ETag='"v1"')
            return self.say(200, b"<p>Here.</p>", ETag='"v1"')
        if path == "/moved":
            return self.say(301, Location="/new")
        if path == "/slash":
            return self.say(301, Location="/slash/")
        if path == "/for-now":
            return self.say(302, Location="/new")
        if path.startswith("/circle"):
            return self.say(301, Location="/circle" + ("/b" if path == "/circle" else ""))
        if path == "/tired":
            return self.say(429, Retry_After="3600")
        if path == "/no-head" and not has_body:
            return self.say(405)
        if path == "/lying-head" and not has_body:
            return self.say(404)
        if path == "/stall":
            time.sleep(30)
            return self.say(200)
        if path == "/silent":
            self.close_connection = True
            return None
        if path == "/huge":
            if not has_body:
                return self.say(403)
            self.send_response(200)
            self.send_header("Content-Length", str(10**12))
            self.end_headers()
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(b"x" * 65536)
            return None
        if path == "/page":
            return self.say(200, b'<html><link rel=stylesheet href="/style.css"><img src="/a.png"><a href="/b">x</a></html>', Content_Type="text/html")
        return self.say(200, b"<p>Another page.</p>", Content_Type="text/html")


@contextlib.contextmanager
def server(robots=None, certificate=None):
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    made.daemon_threads = True
    made.log, made.robots = [], robots
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        made.socket = context.wrap_socket(made.socket, server_side=True)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    made.address = f"http{'s' if certificate else ''}://127.0.0.1:{made.server_address[1]}"
    try:
        yield made
    finally:
        made.shutdown()


@contextlib.contextmanager
def site(*urls):
    """A site whose one note has these sources."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "content/notes").mkdir(parents=True)
        (root / "gazette.yml").write_text("title: Test\nurl: https://example.org/\n")
        sources = "".join(f"- {{title: 'Source {number}', url: '{url}'}}\n" for number, url in enumerate(urls))
        (root / "content/notes/a.md").write_text(f"---\ntitle: A\ndate: 2025-10-21\nsources:\n{sources}---\nText.\n")
        yield root


def gazette(root, *arguments, code=0):
    environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    result = subprocess.run(
        [PROGRAM, *arguments], cwd=root, capture_output=True, text=True, timeout=240, env=environment)
    assert result.returncode == code, f"{arguments}: {result.returncode} {result.stdout} {result.stderr}"
    return result.stdout + result.stderr


def states(root):
    """The state of each address, by its path or itself, as content/sources.yml has them."""
    found, url = {}, None
    for line in (root / "content/sources.yml").read_text().splitlines():
        if line.startswith("- url: "):
            url = line[7:].strip("'")
        if line.startswith("  state: "):
            found[url] = line[9:]
    return found


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


# The scenarios


def each_answer_has_its_state():
    with server() as web, tempfile.TemporaryDirectory() as folder:
        certificate = pathlib.Path(folder) / "own.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=other.example",
             "-keyout", certificate, "-out", str(certificate) + ".crt"], check=True, capture_output=True)
        with open(certificate, "a") as both:
            both.write(pathlib.Path(str(certificate) + ".crt").read_text())
        with server(certificate=certificate) as strange:
            closed = f"http://127.0.0.1:{free_port()}/x"
            expected = {
                "/ok": "alive", "/moved": "moved", "/slash": "alive", "/for-now": "alive", "/circle": "failing",
                "/status/404": "gone", "/status/410": "gone", "/status/500": "failing", "/status/503": "failing",
                "/status/403": "refused", "/status/451": "refused", "/no-head": "alive", "/lying-head": "alive",
                "/stall": "failing", "/silent": "failing", "/huge": "alive",
            }
            expected = {web.address + path: state for path, state in expected.items()}
            expected[strange.address + "/x"] = "failing"
            expected[closed] = "failing"
            expected["http://nothing.invalid/x"] = "failing"
            with site(*expected) as root:
                said = gazette(root, "sources", "check", "--pause", "0", "--timeout", "3")
                found = states(root)
                wrong = {url: (found.get(url), state) for url, state in expected.items() if found.get(url) != state}
                assert not wrong, wrong
                assert f"now {web.address}/new" in gazette(root, "sources", "--state", "moved")
                assert "content/notes/a.md" in gazette(root, "sources", "list", "--state", "gone")
                gazette(root, "sources", "check", "--offline", "--strict", code=1)
                gazette(root, "build", "--strict")


def a_server_is_asked_politely():
    robots = "User-agent: *\nDisallow: /private\nAllow: /private/open$\n\nUser-agent: other\nDisallow: /\n"
    with server(robots) as web, server() as second:
        paths = ["/ok", "/private/a", "/private/open", "/x", "/y"]
        with site(*[web.address + path for path in paths], second.address + "/ok", second.address + "/tired",
                  second.address + "/zzz") as root:
            gazette(root, "sources", "check", "--pause", "0.5")
            asked = [path for _, _, path, _ in web.log]
            assert asked.count("/robots.txt") == 1 and asked[0] == "/robots.txt", asked
            assert sorted(asked[1:]) == ["/ok", "/private/open", "/x", "/y"], asked
            gaps = [b[0] - a[0] for a, b in zip(web.log, web.log[1:])]
            assert min(gaps) > 0.4, gaps
            assert all("Gazette/" in heads["User-Agent"] and "example.org" in heads["User-Agent"] for _, _, _, heads in web.log)
            found = states(root)
            assert found[web.address + "/private/a"] == "refused", found
            # After 429 the rest of a server waits for another day.
            assert found[second.address + "/tired"] == "refused" and found[second.address + "/zzz"] == "unchecked", found
            # The second time the server is asked only whether the page has changed, and some pages not at all.
            web.log.clear()
            gazette(root, "sources", "check", web.address + "/ok", "--pause", "0")
            assert [heads.get("If-None-Match") for _, _, path, heads in web.log if path == "/ok"] == ['"v1"'], web.log
            assert states(root)[web.address + "/ok"] == "alive"
            web.log.clear()
            gazette(root, "sources", "check", "--older-than", "7")
            gazette(root, "sources", "check", "--offline")
            assert not web.log, web.log


def many_servers_are_asked_at_once():
    with contextlib.ExitStack() as stack:
        webs = [stack.enter_context(server()) for _ in range(8)]
        root = stack.enter_context(site(*[web.address + "/stall" for web in webs]))
        start = time.monotonic()
        gazette(root, "sources", "check", "--timeout", "3", "--pause", "0")
        assert time.monotonic() - start < 12, time.monotonic() - start


def an_interruption_loses_only_the_last_answers():
    with server() as web, server() as slow:
        with site(web.address + "/ok", slow.address + "/stall") as root:
            run = subprocess.Popen(
                [PROGRAM, "sources", "check", "--timeout", "60", "--pause", "0"], cwd=root, stdout=subprocess.DEVNULL)
            end = time.monotonic() + 30
            while not (root / "content/sources.yml").exists() and time.monotonic() < end:
                time.sleep(0.1)
            run.kill()
            run.wait()
            assert states(root)[web.address + "/ok"] == "alive", states(root)
            assert states(root)[slow.address + "/stall"] == "unchecked", states(root)


def readers_of_a_dead_source_are_led_to_the_copy():
    with server() as web:
        gone, copied = web.address + "/status/404", web.address + "/status/410"
        with site(gone, copied, web.address + "/ok") as root:
            gazette(root, "sources", "check", "--pause", "0")
            records = root / "content/sources.yml"
            archive = "https://web.archive.example/1/" + copied
            records.write_text(records.read_text().replace(
                f"- url: '{copied}'\n", f"- url: '{copied}'\n  archived: '{archive}'\n  archivedOn: 2025-10-22\n"))
            gazette(root, "build", "--strict")
            page = (root / "site/2025/10/21/a/index.html").read_text()
            assert f'href="{archive}"' in page and f'href="{copied}"' not in page, page
            assert "archived copy of 22 October 2025" in page and "page gone" in page
            assert f'href="{web.address}/ok"' in page
            # So are those who read a feed or a letter, which name no source that is there.
            feed = (root / "site/atom.xml").read_text()
            letter = gazette(root, "edition", "2025-10-21", "--full", "--format", "html", "--today", TODAY)
            for text in [html.unescape(feed), letter]:
                assert f'<li>Source 1: <a href="{archive}">archived copy of 22 October 2025</a></li>' in text, text
                assert f'<li>Source 0: <a href="{gone}">page gone</a></li>' in text, text
                assert "Source 2" not in text, text
            # The file that Gazette writes keeps what it does not ask for.
            gazette(root, "sources", "check", "--pause", "0")
            assert archive in records.read_text()


def a_copy_is_a_web_archive():
    from warcio.archiveiterator import ArchiveIterator

    with server() as web:
        with site(web.address + "/page", web.address + "/status/404") as root:
            said = gazette(root, "sources", "archive", "--pause", "0", code=1)
            assert "the server answers 404" in said, said
            [file] = root.glob("archive/127.0.0.1-*/*.warc.gz")
            kinds, targets = [], {}
            with open(file, "rb") as stream:
                for record in ArchiveIterator(stream, check_digests="raise"):
                    assert record.rec_headers.protocol == "WARC/1.1", record.rec_headers
                    kinds.append(record.rec_type)
                    if record.rec_type == "response":
                        targets[record.rec_headers.get_header("WARC-Target-URI")] = record.content_stream().read()
            assert kinds[0] == "warcinfo" and "request" in kinds, kinds
            assert {web.address + path for path in ["/page", "/style.css", "/a.png"]} <= set(targets), targets
            assert web.address + "/b" not in targets
            assert str(root).encode() not in gzip.decompress(file.read_bytes())
            assert f"copy: {file.relative_to(root)}" in (root / "content/sources.yml").read_text()
            # It is not asked for again, and not published.
            web.log.clear()
            gazette(root, "sources", "archive", "--pause", "0", code=1)
            assert all(path != "/page" for _, _, path, _ in web.log), web.log
            gazette(root, "build", "--strict")
            assert not list((root / "site").rglob("*.warc.gz"))


def own_copies_are_published_only_if_the_site_asks_for_it():
    copy = "archive/x.example/2025-10-22-abc.warc.gz"
    withheld = "archive/y.example/2025-10-22-def.warc.gz"
    with site("https://x.example/a") as root:
        for path in [copy, withheld]:
            (root / path).parent.mkdir(parents=True)
            (root / path).write_bytes(path.encode())
        (root / "content/notes/b.md").write_text(
            "---\ntitle: B\ndate: 2025-10-21\ndraft: true\nsources: [{title: S, url: 'https://y.example/b'}]\n---\nText.\n")
        records = root / "content/sources.yml"
        records.write_text("sources:\n" + "".join(
            f"- url: '{url}'\n  state: gone\n  copy: {path}\n  copied: 2025-10-22\n"
            for url, path in [("https://x.example/a", copy), ("https://y.example/b", withheld)]))
        gazette(root, "build", "--strict")
        assert not list((root / "site").rglob("*.warc.gz"))
        (root / "gazette.yml").write_text("title: Test\nurl: https://example.org/sub/\npublishArchive: true\n")
        gazette(root, "build", "--strict")
        assert (root / "site" / copy).read_bytes() == copy.encode()
        assert not (root / "site" / withheld).exists()
        page = (root / "site/2025/10/21/a/index.html").read_text()
        assert f'href="/sub/{copy}"' in page and "archived copy of 22 October 2025 (WARC)" in page, page
        assert f'href="https://example.org/sub/{copy}"' in html.unescape((root / "site/atom.xml").read_text())
        # Nothing but a copy can be published so, and what is not there is said.
        text = records.read_text()
        for path in ["gazette.yml", "archive/../gazette.yml", "archive/../x.warc.gz", "archive/.git/x.warc.gz", "/etc/x.warc"]:
            records.write_text(text.replace(copy, path))
            said = gazette(root, "build", code=1)
            assert "content/sources.yml:4:9: error: a copy is a file under archive/" in said, said
        records.write_text(text)
        # A relation that is left out has no copy either.
        secret = "archive/z.example/2025-10-22-0.warc.gz"
        (root / secret).parent.mkdir(parents=True)
        (root / secret).write_bytes(b"secret")
        (root / "content/actors").mkdir()
        (root / "content/actors/bob.md").write_text("---\nname: Bob Fox\nkind: person\ndraft: true\n---\n")
        (root / "content/actors/ann.md").write_text(
            "---\nname: Ann Roe\nkind: person\nrelations:\n- family of: Bob Fox\n"
            "  source: {title: R, url: 'https://z.example/r'}\n---\n")
        records.write_text(text + f"- url: 'https://z.example/r'\n  copy: {secret}\n")
        gazette(root, "build")
        assert (root / "site" / copy).exists() and not (root / "site" / secret).exists()
        records.write_text(text)
        # A link could lead anywhere.
        shutil.move(root / "archive/x.example", root / "elsewhere")
        (root / "archive/x.example").symlink_to(root / "elsewhere")
        assert "it is no file there" in gazette(root, "check", code=1)
        (root / "archive/x.example").unlink()
        shutil.move(root / "elsewhere", root / "archive/x.example")
        (root / copy).unlink()
        said = gazette(root, "build", code=1)
        assert f"content/sources.yml:4:9: error: the copy {copy} is to be published" in said, said
        assert (root / "site" / copy).exists()


def an_archive_on_the_web_can_keep_the_copy():
    with server() as web, server() as archive:
        with site(web.address + "/ok") as root:
            gazette(root, "sources", "archive", "--service", archive.address + "/save/{url}")
            assert f"archived: '{archive.address}/save/{web.address}/ok'" in (root / "content/sources.yml").read_text()
            gazette(root, "build", "--strict")


if __name__ == "__main__":
    globals()[SCENARIO]()
