"""Drives the real program's preview as people, editors and attackers would: `preview.py PROGRAM SCENARIO`.

Each scenario ends without a word, or with what was not so."""
import contextlib, http.client, http.server, json, os, pathlib, random, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time

PROGRAM, SCENARIO = sys.argv[1], sys.argv[2]
NOTE = "content/notes/2025-10-21-summit.md"
ADDRESS = "/2025/10/21/summit/"


def free_port():
    with contextlib.closing(socket.socket()) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def note(text, title="Summit", date="2025-10-21", head=""):
    return f"---\ntitle: {title}\ndate: {date}\ntopics: [diplomacy]\n{head}---\n{text}\n"


LONG = "\n\n".join(f"Paragraph {n}, long enough to make a page that is higher than a screen." for n in range(80))

FILES = {
    "gazette.yml": "title: Test\nurl: https://example.org/\n",
    NOTE: note(f"Sergei Lavrov spoke. Roe spoke too.\n\n{LONG}\n\nThe end is [a link](https://example.com/)."),
    "content/notes/2025-10-22-call.md": note("A call of Sergei Lavrov.", "Call", "2025-10-22"),
    "content/actors/sergei-lavrov.md": "---\nname: Sergei Lavrov\nkind: person\naliases: [Lavrov]\n---\n",
    "content/actors/ann-roe.md": "---\nname: Ann Roe\nkind: person\naliases: [Roe]\n---\n",
    "content/actors/bob-roe.md": "---\nname: Bob Roe\nkind: person\naliases: [Roe]\n---\n",
}


class Site:
    """A site's folder and the program's preview of it."""

    def __init__(self, files=FILES, arguments=(), prefix=(), starts=True):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        for path, text in files.items():
            self.write(path, text)
        self.arguments, self.prefix = list(arguments), list(prefix)
        self.lines, self.errors = [], []
        self.port = free_port()
        if starts:
            self.start()

    def start(self):
        self.process = subprocess.Popen(
            self.prefix + [PROGRAM, "preview", "--port", str(self.port), "--today", "2025-10-30"] + self.arguments,
            cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"},
            start_new_session=True)
        for stream, kept in ((self.process.stdout, self.lines), (self.process.stderr, self.errors)):
            threading.Thread(target=lambda s=stream, k=kept: [k.append(line) for line in s], daemon=True).start()
        until(lambda: any(" at http://" in line for line in self.lines), f"the program says where it is: {self.errors}")

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text) if isinstance(text, bytes) else file.write_text(text)

    def read(self, path):
        return (self.root / path).read_text()

    def ask(self, path, method="GET", headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        for key, value in {"Host": f"127.0.0.1:{self.port}", **(headers or {})}.items():
            connection.putheader(key, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode(errors="replace")

    def page(self, path):
        return self.ask(path)[2]

    @property
    def shown(self):
        """The changes that the program says it has shown everywhere."""
        return [line.split(": ")[0] for line in self.lines if "everywhere after" in line]

    def settle(self, count):
        until(lambda: len(self.shown) >= count, f"{count} changes, not {self.shown}: {self.errors}")
        time.sleep(0.4)
        assert len(self.shown) == count, f"{count} changes, not {self.shown}"

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def end(self):
        # The program may run under another one, which would leave it behind.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.folder.cleanup()


def until(condition, what, seconds=20):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError(f"never so: {what}")


class Browser:
    """A real browser with one page; every message on its console is a fault."""

    def __init__(self, *arguments):
        from playwright.sync_api import sync_playwright
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", *arguments])
        self.page = self.browser.new_page()
        self.faults = []
        self.page.on("console", self.note)
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))

    def note(self, message):
        # The test's site has no icon.
        if message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico"):
            self.faults.append(f"{message.text} {message.location['url']}")

    def has(self, text):
        until(lambda: text in self.page.evaluate("document.body.textContent"), f"the page has '{text}'")

    def shadow(self, selector, part="textContent"):
        return self.page.evaluate(
            f"(() => {{ const e = document.querySelector('gazette-preview')?.shadowRoot.querySelector({json.dumps(selector)});"
            f" return e && !e.hidden && !e.closest('[hidden]') ? e.{part} : null }})()")

    def end(self):
        self.browser.close()
        self.playwright.stop()
        assert not self.faults, f"the console says: {self.faults}"


@contextlib.contextmanager
def both(**arguments):
    site, browser = Site(**arguments), Browser()
    try:
        browser.page.goto(site.url + ADDRESS)
        until(lambda: browser.shadow(".mentions summary"), "the names are there")
        browser.page.evaluate("window.stays = true")
        yield site, browser
        assert browser.page.evaluate("window.stays"), "the page was loaded anew"
        browser.end()
    finally:
        site.end()


@contextlib.contextmanager
def alone(**arguments):
    site = Site(**arguments)
    try:
        yield site
    finally:
        site.end()


# What a writer sees


def an_edit_appears_and_nothing_moves():
    with both() as (site, browser):
        page = browser.page
        page.evaluate("document.querySelector('.e-content a[href^=https]').focus()")
        page.evaluate("window.scrollTo(0, 1000)")
        top = page.evaluate("window.scrollY")
        assert top > 500
        # Far down and far up, so that what stands between has to stay.
        site.write(NOTE, site.read(NOTE).replace("Paragraph 60,", "Paragraph sixty,").replace("Paragraph 2,", "Paragraph two,"))
        browser.has("Paragraph sixty,")
        assert page.evaluate("window.scrollY") == top
        assert page.evaluate("document.activeElement.getAttribute('href')") == "https://example.com/"
        site.settle(1)
        assert page.evaluate("window.scrollY") == top
        # The rest of the site follows.
        site.write(NOTE, site.read(NOTE).replace("title: Summit", "title: A summit"))
        site.settle(2)
        page.goto(site.url + "/2025/10/21/")
        page.evaluate("window.stays = true")
        browser.has("A summit")


def a_mistake_shows_and_goes():
    with both() as (site, browser):
        good = site.read(NOTE)
        site.write(NOTE, good.replace("Roe spoke too.", "See [[Sergei Lavrof]]."))
        until(lambda: browser.shadow(".panel"), "the panel is there")
        panel = browser.shadow(".panel")
        assert f"{NOTE}:6:" in panel and "Lavrof" in panel and "did you mean" in panel and "^" in panel, panel
        assert "Sergei Lavrov spoke. See [[Sergei Lavrof]]." in panel, "the source line is shown"
        assert "Roe spoke too." in browser.page.evaluate("document.body.textContent"), "the last good page stays"
        site.settle(1)
        assert browser.shadow(".panel") and "Roe spoke too." in browser.page.evaluate("document.body.textContent")
        assert any(f"{NOTE}:6:26: error: " in line for line in site.errors), site.errors
        assert browser.shadow(".panel a", "getAttribute('href')").startswith(f"vscode://file{site.root}/{NOTE}:6:26")
        site.write(NOTE, good.replace("Roe spoke too.", "All is well."))
        browser.has("All is well.")
        until(lambda: not browser.shadow(".panel"), "the panel goes")


def a_mistake_elsewhere_hides_nothing_that_is_saved():
    with both() as (site, browser):
        other = site.read("content/notes/2025-10-22-call.md")
        site.write("content/notes/2025-10-22-call.md", other + "\n[[Nobody]]\n")
        until(lambda: "Nobody" in (browser.shadow(".panel") or ""), "the panel is there")
        site.settle(1)
        site.write(NOTE, note("Saved meanwhile."))
        browser.has("Saved meanwhile.")
        site.settle(2)
        assert "Saved meanwhile." in browser.page.evaluate("document.body.textContent"), "it stays"
        # A new actor is known at once, though the site as a whole is not good.
        site.write("content/actors/kim.md", "---\nname: Kim\nkind: person\n---\n")
        site.settle(3)
        told = len(site.errors)
        site.write(NOTE, note("Saved with [[Kim]]."))
        browser.has("Saved with Kim.")
        assert browser.shadow(".panel h2") == "A mistake"
        site.settle(4)
        assert site.errors[told:] == [], site.errors[told:]
        site.write("content/notes/2025-10-22-call.md", other)
        until(lambda: not browser.shadow(".panel"), "the panel goes")


def templates_settings_and_styles():
    with both() as (site, browser):
        page = browser.page
        # At no moment is the page without a style sheet.
        page.evaluate("""() => { window.bare = 0; new MutationObserver(() => {
          if (![...document.styleSheets].some(s => s.cssRules.length > 0)) window.bare += 1;
        }).observe(document.head, {childList: true}) }""")
        style = subprocess.run([PROGRAM, "templates", "style.css"], capture_output=True, text=True).stdout
        site.write("templates/style.css", style + "\nh1 { color: rgb(1, 2, 3); }\n")
        until(lambda: page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)", "the style is swapped")
        assert page.evaluate("window.bare") == 0 and page.evaluate("document.styleSheets.length") == 1
        template = subprocess.run([PROGRAM, "templates", "note"], capture_output=True, text=True).stdout
        site.write("templates/note.mustache", template.replace("{{title}}</h1>", "{{title}}!</h1>"))
        until(lambda: page.text_content("h1") == "Summit!", "the template is taken")
        site.write("templates/note.mustache", template.replace("{{title}}</h1>", "{{titel}}</h1>"))
        until(lambda: "titel" in (browser.shadow(".panel") or ""), "the template's mistake is shown")
        assert page.text_content("h1") == "Summit!"
        (site.root / "templates/note.mustache").unlink()
        until(lambda: page.text_content("h1") == "Summit" and not browser.shadow(".panel"), "the built-in template is back")
        site.write("gazette.yml", "title: Another name\nurl: https://example.org/\n")
        browser.has("Another name")
        site.write("gazette.yml", "title: [\n")
        until(lambda: "gazette.yml" in (browser.shadow(".panel") or ""), "the settings' mistake is shown")
        # What is saved meanwhile is not lost when the settings come back as they were.
        until(lambda: site.shown.count("gazette.yml") == 2, "the settings are taken in")
        site.write(NOTE, note("Saved under broken settings.", "A title of then"))
        site.settle(len(site.shown) + 1)
        site.write("gazette.yml", "title: Another name\nurl: https://example.org/\n")
        until(lambda: not browser.shadow(".panel"), "the panel goes")
        assert "Saved under broken settings." in site.page(ADDRESS) and "A title of then" in site.page("/2025/10/21/")
        site.write("gazette.yml", "title: A third\nurl: https://example.org/\n")
        browser.has("A third")
        until(lambda: not browser.shadow(".panel"), "the panel goes")


def a_picture_is_renewed():
    from base64 import b64decode
    red = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==")
    wide = b"<svg xmlns='http://www.w3.org/2000/svg' width='77' height='1'/>"
    files = {**FILES, "content/assets/a.svg": wide.replace(b"77", b"11"), "content/assets/b.png": red,
             NOTE: note("![a](/a.svg) ![b](/b.png)")}
    with both(files=files) as (site, browser):
        width = "document.querySelector('img[alt=a]').naturalWidth"
        until(lambda: browser.page.evaluate(width) == 11, "the picture is there")
        site.write("content/assets/a.svg", wide)
        until(lambda: browser.page.evaluate(width) == 77, "the new picture is there")
        assert "?" not in browser.page.evaluate("document.querySelector('img[alt=b]').src")
        # A folder of pictures is exchanged for another; a half-typed address is in nobody's way.
        site.write(NOTE, note("![a](/in/a.svg) ![x](https://)"))
        site.write("content/assets/in/a.svg", wide)
        until(lambda: browser.page.evaluate(width) == 77, "the picture in a folder")
        site.write("other/a.svg", wide.replace(b"77", b"33"))
        os.rename(site.root / "content/assets/in", site.root / "old")
        os.rename(site.root / "other", site.root / "content/assets/in")
        until(lambda: browser.page.evaluate(width) == 33, "the folder's new picture")
        # A style sheet of one's own among the copied files.
        base = subprocess.run([PROGRAM, "templates", "base"], capture_output=True, text=True).stdout
        site.write("content/assets/own.css", "h1 { color: rgb(1, 1, 1) }")
        site.write("templates/base.mustache", base.replace("</head>", '<link rel="stylesheet" href="/own.css"></head>'))
        colour = "getComputedStyle(document.querySelector('h1')).color"
        until(lambda: browser.page.evaluate(colour) == "rgb(1, 1, 1)", "the own style sheet")
        site.write("content/assets/own.css", "h1 { color: rgb(2, 2, 2) }")
        until(lambda: browser.page.evaluate(colour) == "rgb(2, 2, 2)", "and what it says now")
        browser.faults.clear()  # what was asked for before it was there


def the_panel_beside_a_note_tells_names():
    with both() as (site, browser):
        panel = browser.shadow(".mentions")
        assert "Sergei Lavrov is Sergei Lavrov by name" in panel.replace("\u00a0", " "), panel
        assert "Roe several actors share it not Ann Roe (ambiguous), Bob Roe (ambiguous)" in panel, panel
        assert browser.shadow(".mentions .file", "href") == f"vscode://file{site.root}/{NOTE}:1:1"
        assert browser.shadow(".mentions .place", "href").endswith(f"{NOTE}:6:1")
        site.write(NOTE, note("Nobody, and then Lavrov."))
        until(lambda: "Lavrov is Sergei Lavrov by an alias" in browser.shadow(".mentions"), "the names follow")
        # No build has any of it.
        assert subprocess.run([PROGRAM, "build", "--quiet", "--today", "2025-10-30"], cwd=site.root).returncode == 0
        built = b"".join(file.read_bytes() for file in (site.root / "site").rglob("*") if file.is_file())
        assert b".preview" not in built and b"127.0.0.1" not in built and b"data-generation" not in built
        shutil.rmtree(site.root / "site")


def an_open_page_follows_its_file():
    with both() as (site, browser):
        page = browser.page

        def leads(to, text):
            until(lambda: page.evaluate("location.pathname") == to, f"{to}, not {page.evaluate('location.pathname')}")
            browser.has(text)

        page.evaluate("window.scrollTo(0, 1000)")
        top = page.evaluate("window.scrollY")
        talks = "content/notes/2025-10-21-talks.md"
        os.rename(site.root / NOTE, site.root / talks)
        leads("/2025/10/21/talks/", "Paragraph 70,")
        assert page.evaluate("window.scrollY") == top
        site.write(talks, site.read(talks).replace("Paragraph 60,", "Paragraph sixty,"))
        browser.has("Paragraph sixty,")
        # Its day and its slug, and a rename by two steps with a build between.
        site.write(talks, site.read(talks).replace("date: 2025-10-21", "date: 2025-10-20\nslug: ended"))
        leads("/2025/10/20/ended/", "Paragraph sixty,")
        text = site.read(talks)
        site.write(talks, text.replace("slug: ended\n", ""))
        leads("/2025/10/20/talks/", "Paragraph sixty,")
        text = site.read(talks)
        (site.root / talks).unlink()
        until(lambda: site.ask("/2025/10/20/talks/")[0] == 404, "the note is gone")
        browser.has("Page not found")
        browser.faults.clear()
        site.write("content/notes/x.md", text)
        leads("/2025/10/20/x/", "Paragraph sixty,")
        os.rename(site.root / "content/notes/x.md", site.root / talks)
        leads("/2025/10/20/talks/", "Paragraph sixty,")
        # With `gazette rename`, the old address leads to the new one.
        page.goto(site.url + "/actors/ann-roe/")
        page.evaluate("window.stays = true")
        assert subprocess.run([PROGRAM, "rename", "-q", "actor", "ann-roe", "Eva Dahl"], cwd=site.root).returncode == 0
        leads("/actors/eva-dahl/", "Eva Dahl")


def a_site_that_cannot_be_built_comes_up_when_mended():
    files = {**FILES, NOTE: "---\ntitle: [\n---\n"}
    site, browser = Site(files=files), Browser()
    try:
        status, _, text = site.ask(ADDRESS)
        assert status == 503 and NOTE in text
        browser.page.goto(site.url + ADDRESS)
        until(lambda: browser.shadow(".panel"), "the panel is there")
        site.write(NOTE, note("Good now."))
        browser.has("Good now.")
        until(lambda: not browser.shadow(".panel"), "the panel goes")
        browser.faults.clear()  # the page itself came with status 503
        browser.end()
    finally:
        site.end()


def the_program_may_end_and_come_back():
    site, browser = Site(), Browser()
    try:
        browser.page.goto(site.url + ADDRESS)
        until(lambda: browser.shadow(".mentions summary"), "the names are there")
        site.process.send_signal(signal.SIGINT)
        site.process.wait(5)
        until(lambda: browser.shadow(".status"), "the page says that it waits")
        site.write(NOTE, note("Written meanwhile."))
        site.lines.clear()
        site.start()
        browser.has("Written meanwhile.")
        until(lambda: not browser.shadow(".status"), "it waits no more")
        browser.faults.clear()  # the lost connection
        browser.end()
    finally:
        site.end()


def drafts_and_notes_ahead_are_marked():
    files = {**FILES, "content/notes/2025-12-01-later.md": note("Later.", "Later", "2025-12-01"),
             "content/notes/2025-10-20-draft.md": note("Draft.", "Half", "2025-10-20", "draft: true\n"),
             "content/notes/2025-10-19-held.md": note("Held.", "Held", "2025-10-19", "embargo: 2026-01-01\n")}
    with alone(files=files) as site:
        assert "5 notes (1 draft, 2 not published yet)" in "".join(site.lines), site.lines
        assert '<span class="badge">Draft</span>' in site.page("/2025/10/20/draft/")
        assert '<span class="badge">Not published yet</span>' in site.page("/2025/12/01/later/")
        assert '<span class="badge">Not published yet</span>' in site.page("/2025/10/19/held/")
        assert '<span class="badge">' not in site.page(ADDRESS)
        assert not (site.root / "site").exists()


# Saves of every kind


def every_kind_of_save_counts_once():
    with alone() as site:
        count = 0

        def saved(what, text, act, shows=True):
            nonlocal count
            act()
            until(lambda: (text in site.page(ADDRESS)) == shows, what)
            count += 1
            site.settle(count)

        file = site.root / NOTE
        saved("in place", "in place", lambda: site.write(NOTE, note("Saved in place.")))

        def renamed():
            # As emacs, gedit and others do.
            new = file.with_name(".#new")
            new.write_text(note("Saved by rename."))
            os.replace(new, file)
        saved("rename", "by rename", renamed)

        def backed_up():
            # As vim with backupcopy=no, Kate and others do: the old file steps aside.
            os.rename(file, str(file) + "~")
            file.write_text(note("Saved beside a backup."))
            os.unlink(str(file) + "~")
        saved("backup", "beside a backup", backed_up)
        if shutil.which("vim"):
            for option in ("yes", "no", "auto"):
                saved("vim", f"vim {option}.", lambda: subprocess.run(
                    ["vim", "-u", "NONE", "-n", "-es", "+set backup writebackup nocompatible", f"+set backupcopy={option}",
                     f"+$s/.*/Saved by vim {option}./", "+wq", str(file)], check=True, timeout=20))
        saved("sed", "by sed.", lambda: subprocess.run(["sed", "-i", "s/Saved.*/Saved by sed./", str(file)], check=True))

        def in_pieces():
            # An editor on a slow disk: created empty, written in pieces, closed.
            with open(file, "w") as open_file:
                for piece in note("Saved in pieces."):
                    open_file.write(piece)
                    open_file.flush()
        saved("in pieces", "in pieces", in_pieces)
        # Saved as it was: nothing happens.
        file.write_text(file.read_text())
        os.utime(file)
        time.sleep(0.5)
        site.settle(count)
        saved("moved out", "in pieces", lambda: os.rename(file, site.root / "away.md"), shows=False)
        saved("moved in", "in pieces", lambda: os.rename(site.root / "away.md", file))
        saved("removed", "in pieces", file.unlink, shows=False)
        saved("made anew", "made anew", lambda: site.write(NOTE, note("It was made anew.")))
        saved("linked", "linked in", lambda: (site.write("x.md", note("It is linked in.")), file.unlink(),
                                             os.link(site.root / "x.md", file)))


def folders_come_and_go():
    with alone() as site:
        site.write("elsewhere/deep/2025-10-05-a.md", note("Deep text.", "Deep", "2025-10-05"))
        os.rename(site.root / "elsewhere", site.root / "content/notes/more")
        until(lambda: "Deep text." in site.page("/2025/10/05/a/"), "a folder moved in")
        site.settle(1)
        site.write("content/notes/more/deep/2025-10-05-a.md", note("Changed text.", "Deep", "2025-10-05"))
        until(lambda: "Changed text." in site.page("/2025/10/05/a/"), "a file in it is watched")
        site.settle(2)
        os.rename(site.root / "content/notes/more", site.root / "content/notes/other")
        site.settle(3)
        site.write("content/notes/other/deep/2025-10-05-a.md", note("In the renamed folder.", "Deep", "2025-10-05"))
        until(lambda: "In the renamed folder." in site.page("/2025/10/05/a/"), "a renamed folder is watched")
        site.settle(4)
        os.rename(site.root / "content/notes/other", site.root / "elsewhere")
        until(lambda: site.ask("/2025/10/05/a/")[0] == 404, "a folder moved out")
        site.settle(5)
        site.write("elsewhere/deep/2025-10-05-a.md", note("Not of the site."))
        time.sleep(0.5)
        site.settle(5)
        shutil.copytree(site.root / "elsewhere", site.root / "content/notes/copied")
        until(lambda: site.ask("/2025/10/05/a/")[0] in (200, 404) and len(site.shown) >= 6, "a folder copied in")
        shutil.rmtree(site.root / "content/notes/copied")
        until(lambda: len(site.shown) >= 7, "a folder removed")
        # The top folders themselves.
        os.rename(site.root / "content", site.root / "content-away")
        # No content at all is a mistake: what was shown last stays.
        time.sleep(0.5)
        assert "Sergei Lavrov" in site.page(ADDRESS), "the last good site stays"
        os.rename(site.root / "content-away", site.root / "content")
        site.write("content/notes/back.md", note("All is back.", "Back", "2025-10-06"))
        until(lambda: "All is back." in site.page("/2025/10/06/back/"), "and in")
        site.write("templates/404.mustache", "None.\n")
        until(lambda: "None." in site.page("/none/"), "a first template")


def a_checkout_of_many_files_counts_once():
    with alone() as site:
        git = lambda *words: subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *words],
                                            cwd=site.root, check=True, capture_output=True)
        git("init", "-q", "-b", "main")
        git("add", "-A")
        git("commit", "-qm", "one")
        git("checkout", "-qb", "many")
        folder = site.root / "content/assets/data"
        folder.mkdir(parents=True)
        for number in range(20_000):
            (folder / f"{number}.txt").write_text(str(number))
        site.write(NOTE, note("On the other branch."))
        git("add", "-A")
        git("commit", "-qm", "two")
        until(lambda: "19999" == site.page("/data/19999.txt"), "20,000 files written", 60)
        time.sleep(3)
        before = len(site.shown)
        git("checkout", "-q", "main")
        until(lambda: site.ask("/data/19999.txt")[0] == 404 and "Sergei Lavrov" in site.page(ADDRESS), "checked out", 60)
        time.sleep(2)
        assert len(site.shown) == before + 1, site.shown[before:]
        git("checkout", "-q", "many")
        until(lambda: site.page("/data/7.txt") == "7" and "On the other branch." in site.page(ADDRESS), "and back", 60)
        time.sleep(3)
        assert len(site.shown) == before + 2, site.shown[before:]


def without_the_kernels_help_it_looks():
    with alone(arguments=["--poll"]) as site:
        site.write(NOTE, note("Seen by looking."))
        until(lambda: "Seen by looking." in site.page(ADDRESS), "polling")
    if shutil.which("strace"):
        strace = ["strace", "-f", "-o", "/dev/null", "-e", "trace=inotify_add_watch", "-e", "inject=inotify_add_watch:error=ENOSPC:when=3+"]
        with alone(prefix=strace) as site:
            until(lambda: any("inotify watches" in line and "twice a second" in line for line in site.errors), "it says so")
            site.write(NOTE, note("Seen by looking."))
            until(lambda: "Seen by looking." in site.page(ADDRESS), "polling")


def what_is_shown_is_what_is_built():
    """After any edits every page equals that of a build, but for the script. GAZETTE_EDITS says how many."""
    seed = int(os.environ.get("GAZETTE_SEED", random.randrange(1 << 30)))
    for turn in range(max(1, int(os.environ.get("GAZETTE_EDITS", "25")) // 25)):
        edited(seed + turn)


def edited(seed):
    random.seed(seed)
    with alone() as site:
        names = ["Sergei Lavrov", "Lavrov", "Ann Roe", "Roe", "Bob Roe", "[[ann-roe]]", "Kim"]
        count = 0
        for _ in range(25):
            kind = random.choice(["note", "note", "note", "actor", "remove", "template", "lead", "topic", "page"])
            day = f"2025-10-{random.randint(10, 28)}"
            number = random.randint(1, 6)
            path = {"note": f"content/notes/n{number}.md", "remove": f"content/notes/n{number}.md",
                    "actor": f"content/actors/{random.choice(['kim', 'ann-roe'])}.md", "lead": f"content/digests/{day}.md",
                    "topic": "content/topics/diplomacy.md", "page": "content/pages/about.md", "template": "templates/byline.mustache"}[kind]
            text = " ".join(random.choices(names, k=4))
            old = (site.root / path).read_text() if (site.root / path).exists() else None
            new = {
                "note": lambda: note(f"{text} said no.", f"Title {random.randint(1, 3)}", day, random.choice(["", "draft: true\n", "actors: [bob-roe]\n"])),
                "actor": lambda: f"---\nname: {'Kim' if 'kim' in path else 'Ann Roe'}\nkind: person\naliases: [{random.choice(['Roe', 'K', 'Annie'])}]\n---\n{text}\n",
                "lead": lambda: f"A lead on {text}.\n", "topic": lambda: f"---\ntitle: {random.choice(['Diplomacy', 'Talks'])}\n---\n{text}\n",
                "page": lambda: f"---\ntitle: About\n---\n{text}\n",
                "template": lambda: f"<span>{random.randint(0, 99)}</span> <a class=\"title\" href=\"{{{{href}}}}\">{{{{title}}}}</a>\n",
                "remove": lambda: None}[kind]()
            if new == old:
                continue
            if new is None:
                (site.root / path).unlink()
            else:
                site.write(path, new)
            count += 1
            until(lambda: len(site.shown) >= count, f"edit {count} of {path} (seed {seed}): {site.shown}")
        time.sleep(0.5)
        build = subprocess.run([PROGRAM, "build", "--drafts", "--future", "--today", "2025-10-30", "--base-url", site.url],
                               cwd=site.root, capture_output=True, text=True)
        assert build.returncode == 0, f"seed {seed}: {build.stderr}"
        output = site.root / "site"
        pages = [file for file in output.rglob("*") if file.is_file() and not file.name.startswith(".")]
        assert len(pages) > 20
        for file in pages:
            path = "/" + str(file.relative_to(output)).removesuffix("index.html")
            shown = re.sub(r"<script src=\"/\.preview/[^\n]*\n", "", site.page(path))
            assert shown == file.read_bytes().decode(errors="replace"), f"seed {seed}: {path} is not what a build makes of it"


# What nobody may


def a_rebound_page_gets_403():
    with alone() as site:
        for host in ("evil.example", f"evil.example:{site.port}", "127.0.0.1", f"127.0.0.1:{site.port + 1}", "", f"localhost.evil:{site.port}",
                     f"127.0.0.1:{site.port}.evil.example"):
            assert site.ask(ADDRESS, headers={"Host": host})[0] == 403, host
            assert site.ask("/.preview/socket", headers={"Host": host})[0] == 403, host
        assert site.ask(ADDRESS, headers={"Host": f"localhost:{site.port}"})[0] == 200
        browser = Browser("--host-resolver-rules=MAP evil.example 127.0.0.1")
        answer = browser.page.goto(f"http://evil.example:{site.port}{ADDRESS}")
        assert answer.status == 403 and "Lavrov" not in browser.page.content()
        browser.faults.clear()  # the refused request
        browser.end()


def the_socket_is_for_its_own_pages():
    with alone() as site:
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
                   "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
        for origin in (None, "null", "http://evil.example", f"https://127.0.0.1:{site.port}", f"http://127.0.0.1:{site.port + 1}",
                       f"http://127.0.0.1:{site.port}.evil.example"):
            headers = {**upgrade, **({"Origin": origin} if origin else {})}
            assert site.ask("/.preview/socket", headers=headers)[0] == 403, origin
        # A page from elsewhere in a real browser: neither the socket nor a page's text.
        served = tempfile.mkdtemp()
        pathlib.Path(served, "index.html").write_text("<p>elsewhere</p>")
        handler_type = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {
            "log_message": lambda *a: None, "__init__": lambda self, *a: http.server.SimpleHTTPRequestHandler.__init__(self, *a, directory=served)})
        other = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler_type)
        threading.Thread(target=other.serve_forever, daemon=True).start()
        browser = Browser()
        browser.page.goto(f"http://127.0.0.1:{other.server_port}/")
        opened = browser.page.evaluate(f"""() => new Promise(done => {{ const s = new WebSocket("ws://127.0.0.1:{site.port}/.preview/socket");
          s.onopen = () => done("open"); s.onerror = () => done("refused") }})""")
        assert opened == "refused"
        read = browser.page.evaluate(f"fetch('{site.url}{ADDRESS}').then(r => r.text(), e => 'refused')")
        assert read == "refused"
        browser.faults.clear()  # both refusals
        browser.end()
        other.shutdown()
        shutil.rmtree(served)

def raw(site, *parts, wait=3.0, pause=0.0):
    """What the server says to bytes, until it closes or is silent."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=wait) as s:
        try:
            for part in parts:
                s.sendall(part)
                time.sleep(pause)
        except OSError:
            pass
        said = b""
        with contextlib.suppress(OSError):
            while chunk := s.recv(65536):
                said += chunk
        return said


def a_request_names_its_host_once_and_is_no_larger_than_it_may_be():
    with alone() as site:
        host = f"Host: 127.0.0.1:{site.port}\r\n".encode()
        get = b"GET / HTTP/1.1\r\n"
        end = b"Connection: close\r\n\r\n"
        assert raw(site, get + host + end).startswith(b"HTTP/1.1 200")
        for head, code in [(get + host + host + end, b"403"), (get + b"Host : 127.0.0.1\r\n" + end, b"400"), (get + end, b"403"),
                           (b"G\x00T / HTTP/1.1\r\n" + host + end, b"400"), (get + host + b"X: " + b"a" * 40_000 + b"\r\n" + end, b"431"),
                           (b"GET /" + b"a" * 5_000_000 + b" HTTP/1.1\r\n", b"431"), (b"\x16\x03\x01\x02" * 100, b"400")]:
            began = time.time()
            said = raw(site, head)
            assert said[9:12] == code, (head[:60], said[:80])
            assert time.time() - began < 1, head[:60]
        for method in [b"POST", b"PUT", b"DELETE", b"OPTIONS"]:
            said = raw(site, method + b" / HTTP/1.1\r\n" + host + b"Content-Length: 5000000\r\n\r\n" + b"x" * 1000)
            assert said.startswith(b"HTTP/1.1 405"), (method, said[:80])
        assert b"\r\n\r\n" == raw(site, b"HEAD / HTTP/1.1\r\n" + host + end)[-4:]


def those_who_hold_connections_keep_nobody_out():
    with alone() as site:
        host = f"Host: 127.0.0.1:{site.port}\r\n".encode()
        process = pathlib.Path(f"/proc/{site.process.pid}/status")
        memory = lambda: int(re.search(r"VmRSS:\s+(\d+)", process.read_text())[1]) // 1024
        site.page("/")
        before = memory()
        held = []
        for number in range(1000):
            with contextlib.suppress(OSError):
                s = socket.create_connection(("127.0.0.1", site.port), timeout=2)
                # Every third says nothing, the others begin a request and never end it.
                if number % 3:
                    s.sendall(b"GET / HTTP/1.1\r\n" + host + b"X: ")
                held.append(s)
            if number % 100 == 99:
                began = time.time()
                assert site.ask("/")[0] == 200
                assert time.time() - began < 0.5, f"{time.time() - began} s beside {number + 1} connections"
        for s in held:
            s.close()
        until(lambda: site.ask("/")[0] == 200, "all is well again")
        # Pages that wait for messages, more of them than there may be connections.
        upgrade = (b"GET /.preview/socket HTTP/1.1\r\n" + host + b"Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://127.0.0.1:"
                   + str(site.port).encode() + b"\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
        sockets = []
        for number in range(300):
            s = socket.create_connection(("127.0.0.1", site.port), timeout=2)
            s.sendall(upgrade)
            assert s.recv(12) == b"HTTP/1.1 101", number
            sockets.append(s)
        assert site.ask("/")[0] == 200
        for s in sockets:
            s.close()
        assert memory() < before + 60, (before, memory())


def paths_that_are_none_get_400_or_404():
    secret = {**FILES, "secret.txt": "SECRET", "content/notes/.hidden.md": "SECRET", ".env": "SECRET"}
    with alone(files=secret) as site:
        paths = [
            "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/..%5csecret.txt", "/..\\secret.txt",
            "//secret.txt", "/./secret.txt", "/2025/../../secret.txt", "/2025/%2e%2e/%2e%2e/secret.txt", "/secret.txt", "/.env",
            "/gazette.yml", "/content/notes/2025-10-21-summit.md", "/%252e%252e/secret.txt", "/..%c0%afsecret.txt", "/%c0%ae%c0%ae/secret.txt",
            "/secret.txt%00.html", "/%00", "/%", "/%zz", "/%ff", "/..;/secret.txt", "/.preview/../secret.txt", "/.preview/none",
            "/.preview/client.js/../../secret.txt", 
            "secret.txt", "../secret.txt", "http://127.0.0.1/../secret.txt", f"{site.root}/secret.txt", "/" + "a" * 5000, "/a//b/", "/2025//10/",
            "/%2F%2Fsecret.txt", "/2025/10/21/summit/..%2f..%2f..%2f..%2f..%2fsecret.txt", "/%5c..%5csecret.txt", "/%e1%88%b4",
        ]
        for path in paths:
            status, _, text = site.ask(path)
            assert status in (400, 404), f"{path}: {status}"
            assert "SECRET" not in text, path
        for path in ("/.preview/mentions", "/.preview/mentions?path=/../../secret.txt", "/.preview/mentions?path=", "/.preview/mentions?path=/2025/"):
            assert site.ask(path)[2] == "null", path
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
            status, headers, _ = site.ask(ADDRESS, method)
            assert status == 405 and headers["Allow"] == "GET, HEAD", method
        status, headers, text = site.ask(ADDRESS, "HEAD")
        assert status == 200 and text == "" and int(headers["Content-Length"]) > 500
        status, headers, _ = site.ask(ADDRESS)
        assert headers["X-Content-Type-Options"] == "nosniff" and not any(h.lower().startswith("access-control") for h in headers)
        assert site.ask("/2025/10/21/summit")[0] == 307 and site.ask("/none/")[0] == 404


def a_site_under_a_path_is_served_there():
    files = {**FILES, "gazette.yml": "title: Test\nurl: https://example.org/briefs/\n"}
    with alone(files=files) as site:
        assert f"{site.url}/briefs/" in "".join(site.lines)
        status, headers, _ = site.ask("/")
        assert status == 307 and headers["Location"] == "/briefs/"
        text = site.page("/briefs" + ADDRESS)
        assert 'href="/briefs/actors/sergei-lavrov/"' in text and 'src="/briefs/.preview/client.js"' in text
        assert site.ask("/briefs/.preview/client.js")[0] == 200 and site.ask(ADDRESS)[0] == 404
        browser = Browser()
        browser.page.goto(site.url + "/briefs" + ADDRESS)
        until(lambda: browser.shadow(".mentions summary"), "the names are there")
        site.write(NOTE, note("Below a path."))
        browser.has("Below a path.")
        browser.end()
    files["gazette.yml"] = "title: Test\nurl: https://example.org/новини/\n"
    with alone(files=files) as site:
        base = "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8"
        assert site.ask("/")[1]["Location"] == base + "/"
        assert site.ask(base + ADDRESS)[0] == 200 and "Lavrov" in site.page(base + "/.preview/mentions?path=" + base + ADDRESS)


def a_taken_port_names_a_free_one_and_ctrl_c_ends():
    with alone() as site:
        before = sorted(site.root.rglob("*"))
        other = subprocess.run([PROGRAM, "preview", "--port", str(site.port)], cwd=site.root, capture_output=True, text=True, timeout=10)
        assert other.returncode == 1 and f"port {site.port} is in use; " in other.stderr, other.stderr
        named = int(re.search(r"preview --port (\d+)", other.stderr).group(1))
        assert named > site.port
        for arguments, message in ((["--bind", "192.0.2.1"], "cannot answer on port 1313 of 192.0.2.1: "),
                                   (["--port", "65535"], "")):
            with contextlib.closing(socket.socket()) as last:
                if message == "":
                    last.bind(("127.0.0.1", 65535))
                    last.listen()
                    message = "port 65535 is in use\n"
                other = subprocess.run([PROGRAM, "preview", *arguments], cwd=site.root, capture_output=True, text=True, timeout=10)
                assert other.returncode == 1 and message in other.stderr, other.stderr
        # With open connections and a request half sent.
        sockets = [socket.create_connection(("127.0.0.1", site.port)) for _ in range(20)]
        sockets[0].sendall(b"GET / HTTP/1.1\r\nHost:")
        start = time.time()
        site.process.send_signal(signal.SIGINT)
        assert site.process.wait(5) == 0
        assert time.time() - start < 0.5
        assert sorted(site.root.rglob("*")) == before, "nothing is left"
        with contextlib.closing(socket.socket()) as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(("127.0.0.1", site.port))


globals()[SCENARIO]()
