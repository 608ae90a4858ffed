"""Reads built sites as readers would, in a real browser: `site.py PROGRAM SCENARIO`.

Each scenario ends without a word, or with what was not so."""
import contextlib, datetime, functools, gzip, http.server, json, os, pathlib, random, re, shutil, subprocess, sys, tempfile, threading
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import archive
from samples import GOLDEN, OWN, PAYLOADS, PROGRAM, actor, built, everywhere, golden, hostile, note

SCENARIO = sys.argv[2]
HERE = pathlib.Path(__file__).resolve().parent


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def served(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@contextlib.contextmanager
def browser(folder, **options):
    """A page of a browser on a served folder, with what went wrong on it and which addresses it asked for."""
    with served(folder) as base, sync_playwright() as play:
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = chromium.new_context(**options)
        page = context.new_page()
        page.base, page.wrong, page.asked = base, [], []
        page.on("console", lambda message: page.wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.set_default_timeout(10_000)
        yield page
        chromium.close()


def pages_of(folder):
    """A page of each kind, by the class of its body: the largest, which has most on it."""
    kinds = {}
    for file in sorted(folder.rglob("*.html")):
        kind = re.search(r'<body class="([^"]+)"', file.read_text())
        if kind:
            kinds.setdefault(kind[1], []).append(file)
    return {kind: "/" + str(max(files, key=lambda file: file.stat().st_size).relative_to(folder)).removesuffix("index.html")
            for kind, files in kinds.items()}


def checked(page, path, asks_axe=True):
    """What is wrong on a page as it stands: on the console, by what it asked for, by its width, for axe."""
    faults = [f"{path}: {wrong}" for wrong in page.wrong]
    faults += [f"{path} asked for {url}" for url in page.asked if not url.startswith((page.base, "data:"))]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        faults.append(f"{path} is {wide} pixels wider than the window of {page.viewport_size['width']}")
    # The size of targets is a rule of WCAG 2.2, which axe asks only where it is told to.
    options = {"rules": {"target-size": {"enabled": True}}}
    for violation in Axe().run(page, options=options).response["violations"] if asks_axe else []:
        for node in violation["nodes"][:2]:
            faults.append(f"{path}: {violation['id']}: {node['html'][:160]}")
    page.wrong.clear()
    page.asked.clear()
    return faults


def hold(folder, kinds=None):
    """Looks at a page of each kind: narrow, middling and wide, and in both schemes as axe sees it."""
    pages = pages_of(folder)
    assert kinds is None or set(kinds) <= set(pages), sorted(set(kinds) - set(pages))
    faults = []
    for scheme, width in (("light", 1440), ("dark", 360)):
        with browser(folder, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
            for path in pages.values():
                page.goto(page.base + path)
                faults += [f"{scheme} {width}: {fault}" for fault in checked(page, path)]
                for other in (360, 768, 1440):
                    page.set_viewport_size({"width": other, "height": 900})
                    faults += [f"{scheme} {other}: {fault}" for fault in checked(page, path, asks_axe=False)]
                page.set_viewport_size({"width": width, "height": 900})
    assert not faults, "\n".join(faults[:20])


KINDS = ["home", "note", "day", "week", "month", "year", "topic", "actor", "story", "index", "search", "network",
         "calendar", "data", "page", "404"]

# What a reader sees


def every_kind_of_page_holds():
    hold(OWN, KINDS)


def a_site_that_uses_everything_holds():
    hold(GOLDEN / "everything/expected")


def a_site_of_dossiers_holds():
    with golden("dossier") as site:
        hold(site, ["pair", "actor"])


def a_site_without_notes_holds():
    with golden("empty") as site:
        hold(site, ["home", "search", "network", "calendar"])


def a_look_of_ones_own_holds():
    """Colours at random, mended as the hints say: what the build accepts, axe accepts too."""
    pick = random.Random(18)
    for _ in range(int(os.environ.get("GAZETTE_PALETTES", "2"))):
        colour = lambda: f"'#{pick.randrange(1 << 24):06x}'"
        keys = {"accent": colour(), "background": f"{{light: {colour()}, dark: {colour()}}}", "width": "46rem",
                "headingFont": "sans-serif", "logo": "{light: logo.svg, dark: logo.svg}"}
        look = "theme:\n" + "".join(f"  {key}: {value}\n" for key, value in keys.items())
        look += "footer: Written by **us**, see [the topics](/topics/).\nsocial: {email: a@b.example}\n"
        with tempfile.TemporaryDirectory() as root:
            site = pathlib.Path(root)
            for name in ("content", "gazette.yml"):
                copy = shutil.copytree if (OWN.parent / name).is_dir() else shutil.copy
                copy(OWN.parent / name, site / name)
            (site / "content/assets").mkdir(exist_ok=True)
            (site / "content/assets/logo.svg").write_text(
                '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><path fill="#888" d="M0 0h120v40H0z"/></svg>')
            settings = (OWN.parent / "gazette.yml").read_text() + look
            for _ in range(6):
                (site / "gazette.yml").write_text(settings)
                run = subprocess.run([PROGRAM, "build", "--root", root, "-q"], capture_output=True, text=True)
                if run.returncode == 0:
                    break
                wrong = re.search(r"'(#\w+)'.*theme.contrast\]\n  hint: .*'(#\w+)'", run.stderr)
                settings = settings.replace(f"'{wrong[1]}'", f"'{wrong[2]}'", 1)
            assert run.returncode == 0, run.stderr
            pages = site / "site"
            for scheme in ("light", "dark"):
                with browser(pages, color_scheme=scheme, viewport={"width": 1280, "height": 900}) as page:
                    faults = []
                    for path in pages_of(pages).values():
                        page.goto(page.base + path)
                        faults += checked(page, path)
                    assert page.locator("img.logo:visible").count() == 1
                    assert not faults, look + "\n".join(faults[:10])


def relative_links_open_from_a_disk():
    """Every page is reached from the home page by file://, and loads its styles and scripts."""
    with tempfile.TemporaryDirectory() as root:
        shutil.copytree(OWN.parent / "content", pathlib.Path(root) / "content")
        settings = (OWN.parent / "gazette.yml").read_text().replace("gazette.example/", "gazette.example/briefs/")
        (pathlib.Path(root) / "gazette.yml").write_text(settings + "links: relative\n")
        subprocess.run([PROGRAM, "build", "--root", root, "-q"], check=True)
        site = pathlib.Path(root) / "moved to" / "a folder"
        site.parent.mkdir()
        shutil.move(pathlib.Path(root) / "site", site)
        with sync_playwright() as play:
            page = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"]).new_page()
            wrong = []
            page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
            page.on("requestfailed", lambda request: wrong.append(request.url))
            seen, waiting = set(), [(site / "index.html").as_uri()]
            while waiting:
                url = waiting.pop()
                if url in seen:
                    continue
                seen.add(url)
                page.goto(url)
                assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", url
                links = page.eval_on_selector_all("a[href]", "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href.split('#')[0])")
                for link in links:
                    if link.startswith("file:"):
                        file = pathlib.Path(urllib.parse.unquote(urllib.parse.urlsplit(link).path))
                        assert file.is_file(), f"{url} leads to {link}"
                        if file.suffix == ".html":
                            waiting.append(link)
            pages = {file.as_uri() for file in site.rglob("*.html") if file.name != "404.html"
                     and "http-equiv=\"refresh\"" not in file.read_text()}
            assert pages <= seen, sorted(pages - seen)[:5]
            page.goto((site / "search/index.html").as_uri())
            assert "web server" in page.locator(".search-status").inner_text()
            # A browser says for itself that it may not read /actors/a/index.json from a disk.
            assert not wrong, wrong[:5]


def hostile_titles_are_harmless():
    with built(hostile()) as site:
        hold(site)
        with browser(site) as page:
            page.on("dialog", lambda dialog: page.wrong.append("a dialog"))
            for file in sorted(site.rglob("*.html")):
                page.goto(page.base + "/" + str(file.relative_to(site)))
                # What turns the text around it would be seen on the rest of the page.
                assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.content()), file
                for data in page.locator('script[type="application/ld+json"]').all():
                    json.loads(data.text_content())
            page.goto(page.base + "/search/?q=alert", wait_until="networkidle")
            assert page.locator(".search-results > li").count() > 0
            assert not page.wrong, page.wrong
        assert not any("\u202e" in file.read_text() for file in site.rglob("*") if file.is_file() and file.suffix not in (".bin", ".gz"))


def nothing_that_somebody_writes_runs():
    """Without the policy that would block it. GAZETTE_PAYLOADS says how many are tried, `all` all of them."""
    count = os.environ.get("GAZETTE_PAYLOADS", "3")
    payloads = PAYLOADS if count == "all" else random.sample(PAYLOADS, int(count))
    attributes = """() => [...document.querySelectorAll("*")].flatMap(element => [...element.attributes]
        .filter(a => /^on/i.test(a.name) || a.name == "srcdoc" || /^\\s*(javascript|vbscript|data:text):?/i.test(a.value) && /^(href|src|action|data)$/i.test(a.name))
        .map(a => element.outerHTML.slice(0, 200)))"""
    for payload in payloads:
        with built(everywhere(payload)) as site, browser(site, bypass_csp=True) as page:
            page.add_init_script("window.ran = () => { window.didRun = true }")
            page.on("dialog", lambda dialog: page.wrong.append("a dialog"))
            addresses = ["/" + str(file.relative_to(site)) for file in sorted(site.rglob("*")) if file.suffix in (".html", ".svg", ".xml", ".xhtml")]
            assert len(addresses) > 20
            for address in addresses + ["/search/?q=ran", "/search/?q=roe"]:
                page.goto(page.base + address, wait_until="networkidle" if "?" in address else "load")
                assert not page.evaluate("window.didRun"), (payload, address)
                if not address.endswith(".xml"):
                    assert not page.evaluate(attributes), (payload, address, page.evaluate(attributes)[:3])
            assert "a dialog" not in page.wrong, payload


def a_crowded_day_and_a_busy_actor_look_right():
    files = {"content/actors/lavrov.md": actor("Sergei Lavrov", head="aliases: [Lavrov]\n")}
    for number in range(500):
        files[f"content/notes/2025-10-21-n{number}.md"] = note(f"Note {number} of the day", f"Lavrov spoke of the presidency, for the {number}th time.")
    for number in range(9500):
        files[f"content/notes/a/{number}.md"] = note(
            f"Note {number}", "Lavrov again, of the president.", f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}")
    files["content/notes/2025-10-20-both.md"] = note("Both", "Two presidents met.", "2025-10-20")
    with built(files) as site, browser(site, viewport={"width": 1280, "height": 900}) as page:
        for path in ("/2025/10/21/", "/actors/lavrov/", "/actors/lavrov/2024/", "/actors/lavrov/2024/12/", "/topics/diplomacy/", "/2024/", "/"):
            page.goto(page.base + path, wait_until="networkidle")
            faults = checked(page, path)
            assert not faults, faults
        assert (site / "actors/lavrov/index.html").stat().st_size < 100_000
        page.goto(page.base + "/2025/10/21/")
        assert page.locator(".front-section .titles > li").count() == 495
        page.goto(page.base + "/search/?q=lavrov", wait_until="networkidle")
        assert "10001" in page.locator(".search-status").text_content()
        # Between its stem and itself words stand that fill files of the index.
        page.goto(page.base + "/search/?q=presidents", wait_until="networkidle")
        assert page.locator(".search-results h2").first.text_content() == "Both"
        assert page.locator(".search-results .sentence mark").first.text_content() == "presidents"


def names_have_cards():
    with browser(OWN, viewport={"width": 1280, "height": 900}) as page:
        page.goto(page.base + "/2025/10/21/washington-suspends-preparations/", wait_until="networkidle")
        page.asked.clear()
        mention = page.locator(".e-content a.mention[data-actor='sergei-lavrov']").first
        mention.hover()
        card = page.locator(".card")
        card.wait_for()
        text = card.inner_text()
        assert "Sergei Lavrov" in text and "Foreign Minister of Russia" in text and "Person · 5 notes" in text, text
        assert page.asked == [page.base + "/actors/sergei-lavrov/index.json"], page.asked
        # It stays under the pointer, goes on Escape, and is told to who cannot see it.
        card.hover()
        page.wait_for_timeout(400)
        assert card.is_visible()
        assert mention.get_attribute("aria-describedby") == card.get_attribute("id")
        page.keyboard.press("Escape")
        assert card.is_hidden()
        # By keyboard.
        page.mouse.move(0, 0)
        page.locator(".e-content a.mention").first.focus()
        page.keyboard.press("Tab")
        card.wait_for()
        assert page.evaluate("document.activeElement.matches('a.mention')")
        # Also on a page that does not list the actor.
        page.goto(page.base + "/2025/10/21/", wait_until="networkidle")
        page.asked.clear()
        page.locator(".lead a.mention").first.hover()
        card.wait_for()
        assert "Place · 3 notes" in card.inner_text(), card.inner_text()
        assert [url for url in page.asked] == [page.base + "/actors/budapest/index.json"], page.asked
        assert page.wrong == []


def colours_can_be_chosen():
    with browser(OWN, color_scheme="light") as page:
        paper = lambda: page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.goto(page.base + "/")
        light, button = paper(), page.locator(".theme-switch")
        assert button.get_attribute("aria-label") == "Theme: system"
        button.click()
        assert paper() == light and button.get_attribute("aria-label") == "Theme: light"
        button.click()
        dark = paper()
        assert dark != light and button.get_attribute("aria-label") == "Theme: dark"
        # It holds on the next page, before anything is painted.
        page.goto(page.base + "/actors/", wait_until="commit")
        page.wait_for_selector("body")
        assert paper() == dark
        page.locator(".theme-switch").click()
        assert paper() == light
        page.emulate_media(color_scheme="dark")
        assert paper() == dark
        assert page.wrong == []


def search_finds_and_filters():
    with browser(OWN, viewport={"width": 1280, "height": 900}) as page:
        titles = lambda: [title.inner_text() for title in page.locator(".search-results h2").all()]

        def ask(query):
            page.locator("#search\\:query").fill(query)
            page.wait_for_function("() => !document.querySelector('.searcher').hasAttribute('aria-busy')")
            page.wait_for_timeout(150)
            return titles()

        page.goto(page.base + "/search/", wait_until="networkidle")
        assert page.locator("main form").count() == 0
        # By other spellings and scripts, as it is typed, with the sentence marked.
        for name in ("Zelenskiy", "Zelenskyy", "Зеленський", "zelens"):
            found = ask(name)
            assert found[:2] == ["Volodymyr Zelensky", "Zelensky meets Trump in Washington"], (name, found)
        # The best sentences come once the reader stays.
        page.mouse.move(300, 300)
        page.wait_for_selector(".search-results .sentence mark")
        assert page.locator(".search-results .sentence mark").first.inner_text().startswith("Zelensky")
        assert "Washington suspends preparations for the Budapest summit" in ask("suspending budapest")
        assert ask("BUDAPEST súmmit") == ask("budapest summit")
        assert ask("xyzzy") == [] and page.locator(".search-status").inner_text() == "Nothing was found."
        # A title weighs more than a text.
        assert ask("asean")[0] in ("Association of Southeast Asian Nations", "Both foreign ministers are due at the ASEAN summit")
        # Filters, alone and together, stand in the address.
        page.locator("#search\\:query").fill("")
        page.locator(".search-filters summary").click()
        page.locator("#search\\:topic").select_option("pressure")
        page.wait_for_timeout(400)
        assert titles() == ["European leaders back a halt at the front line and more pressure on Moscow"], titles()
        page.locator("#search\\:topic").select_option("")
        page.locator("#search\\:outlet").select_option("nbc-news")
        page.wait_for_timeout(400)
        cited = titles()
        assert cited and all("NBC News" in (OWN / path.lstrip("/") / "index.html").read_text() for path in
                             [link.get_attribute("href") for link in page.locator(".search-results h2 a").all()])
        page.locator("#search\\:outlet").select_option("")
        page.locator("#search\\:actor").press_sequentially("Zelensk", delay=30)
        page.wait_for_function("() => document.querySelector('#search\\\\:actors option')")
        page.locator("#search\\:actor").fill("Volodymyr Zelensky")
        page.wait_for_selector(".search-results h2")
        page.wait_for_timeout(300)
        assert titles() == ["Zelensky meets Trump in Washington"], titles()
        page.locator("#search\\:actor").fill("")
        page.locator("#search\\:until").fill("2025-10-16")
        page.wait_for_timeout(400)
        assert titles() == ["Trump and Putin speak by phone; a Budapest summit is announced"], titles()
        assert "until=2025-10-16" in page.url
        ask("summit")
        address = page.url
        assert "q=summit" in address
        page.goto(address, wait_until="networkidle")
        assert titles() == ["Trump and Putin speak by phone; a Budapest summit is announced"], titles()
        assert [url for url in page.asked if not url.startswith((page.base, "data:"))] == []
        assert page.wrong == []
        assert checked(page, "results") == []


def search_answers_a_table_of_queries():
    """320 notes, and for each query what comes first. `-` says that nothing is found."""
    rows = [line.rstrip("\n").split("\t") for line in (HERE / "queries.tsv").open() if not line.startswith("#")]
    assert len(rows) >= 60, len(rows)
    faults = []
    with built(archive.files()) as site, browser(site, viewport={"width": 1280, "height": 900}) as page:
        page.goto(page.base + "/search/", wait_until="networkidle")
        for query, first, *said in rows:
            titles = asking(page)(query)
            found = titles[0] if titles else "-"
            if first not in found:
                faults.append(f"{query!r}: {titles[:3]}, not {first!r}")
            status = page.locator(".search-status").inner_text() + page.locator(".search-advice").inner_text()
            if said and not re.search(said[0], status, re.I):
                faults.append(f"{query!r}: {status!r} does not say {said[0]!r}")
            if not said and "No result for" in status:
                faults.append(f"{query!r} was corrected: {status!r}")
        assert page.wrong == [], page.wrong
    assert not faults, "\n".join(faults)


def asking(page):
    """Types queries into the search and waits for the answers."""
    def ask(query):
        page.locator("#search\\:query").fill(query)
        page.wait_for_function("query => (new URL(location).searchParams.get('q') || '') === query.trim()", arg=query)
        page.wait_for_function("() => !document.querySelector('.searcher').hasAttribute('aria-busy')")
        return page.locator(".search-results h2").all_inner_texts()
    return ask


def search_goes_by_keys_chips_and_facets():
    with built(archive.files()) as site, browser(site, viewport={"width": 1280, "height": 900}) as page:
        focused = lambda: page.evaluate("document.activeElement.textContent || document.activeElement.id")
        status = lambda: page.locator(".search-status").inner_text()
        # The slash goes to the field in the masthead, Enter to the search, arrows and Enter to a result.
        page.goto(page.base + "/")
        page.keyboard.press("/")
        page.keyboard.type("krill/")
        page.keyboard.press("Enter")
        page.wait_for_selector(".search-results h2")
        assert page.url.endswith("/search/?q=krill%2F"), page.url
        page.keyboard.press("/")
        assert focused() == "search:query"
        ask = asking(page)
        found = ask("krill survey")
        page.keyboard.press("Enter")
        assert focused() == found[0], focused()
        page.keyboard.press("ArrowDown")
        assert focused() == found[1], focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert focused() == "search:query"
        # The link leads to the passage, and the sentence has the words.
        page.wait_for_selector(".search-results .sentence mark")
        page.wait_for_function("() => document.querySelector('.search-results h2 a').href.includes('#:~:text=')")
        link = page.locator(".search-results h2 a").first
        passage = urllib.parse.unquote(link.get_attribute("href").split("#:~:text=")[1])
        link.click()
        page.wait_for_load_state()
        assert passage in page.locator(".e-content").inner_text().replace("\n", " "), passage
        page.go_back()
        # Years, topics and actors of the results, counted; each becomes a filter, and a chip takes it away again.
        page.wait_for_selector(".search-results h2")
        many = len(ask("statement"))
        page.locator(".search-filters summary").click()
        page.wait_for_selector(".search-facets button")
        assert "Harbour lease (20)" in page.locator("#search\\:topic").inner_text()
        years = page.locator(".search-facets ul").first.inner_text().split()
        assert years[0] == "2025" and years[2] == "2024" and int(years[1]) + int(years[3]) == 320, years
        page.locator(".search-facets button", has_text="2024").click()
        page.wait_for_function("count => document.querySelector('.search-status').textContent.startsWith(count)", arg=years[3])
        page.locator("#search\\:topic").select_option("dam-dispute")
        page.wait_for_function("count => !document.querySelector('.search-status').textContent.startsWith(count)", arg=years[3])
        page.wait_for_selector(".search-facets button:has-text('Mérieux')")
        page.locator(".search-facets button", has_text="Mérieux").click()
        page.wait_for_selector(".search-chips button:has-text('François Mérieux')")
        chips = page.locator(".search-chips button").all_inner_texts()
        assert [chip.split(":")[0] for chip in chips] == ["Actor", "Topic", "From", "Until"], chips
        assert checked(page, "filters") == []
        address = page.url
        while page.locator(".search-chips button").count():
            page.locator(".search-chips button").first.click()
        page.wait_for_function("() => document.querySelector('.search-status').textContent.startsWith('320')")
        # What was filtered can be sent to somebody, and the actor has its name.
        page.goto(address)
        page.wait_for_selector(".search-chips button:has-text('François Mérieux')")
        # The newest first.
        ask("reservoir")
        page.locator(".search-filters summary").click()
        page.locator("#search\\:order").select_option("date")
        page.wait_for_timeout(300)
        page.mouse.move(400, 500)
        days = [datetime.datetime.strptime(text, "%d %b %Y") for text in page.locator(".result-note .meta").all_inner_texts()]
        assert len(days) > 1 and days == sorted(days, reverse=True), days
        assert page.wrong == []


def search_gives_readers_what_they_try():
    with built(archive.files()) as site, browser(site, viewport={"width": 1280, "height": 900}) as page:
        titles = lambda: page.locator(".search-results h2")
        page.goto(page.base + "/search/")
        ask = asking(page)
        # Enter at once waits for the results of what was typed, and goes to the first of them.
        ask("krill survey")
        page.locator("#search\\:query").fill("blood bank")
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.matches('.search-results h2 a')")
        assert page.evaluate("document.activeElement.textContent") == titles().first.inner_text()
        assert "blood bank" in titles().first.inner_text(), titles().first.inner_text()
        # Who is known, how often, until when.
        ask("girma")
        label = page.locator(".result-actor .meta").first.inner_text()
        assert re.fullmatch(r"Person · \d+ notes · \d+ \w+ 2025", label), label
        # Keys reach every result: the first few lead to the next.
        ask("decision")
        page.locator(".search-results h2 a").first.focus()
        page.wait_for_function("() => document.querySelectorAll('.search-results h2').length >= 10")
        assert page.locator(".search-further button").is_visible()
        page.locator(".search-further button").click()
        page.wait_for_function("() => document.querySelectorAll('.search-results h2').length === 20")
        # What is unwanted leaves the rest, and is one thing where it comes apart.
        status = page.locator(".search-status")
        ask("-krill")
        without = int(status.inner_text().split()[0])
        assert 300 < without < 400, without
        ask("krill")
        assert 0 < len(ask("krill -round-1")) <= len(ask("krill")) and ask("krill -ice-core") == ask("krill")
        # Where nothing is found, the lists lead on.
        assert ask("qqqq") == [] and page.locator(".search-lists").is_visible()
        ask("krill")
        assert page.locator(".search-lists").is_hidden()
        # On a phone the word that was asked for is in sight.
        page.set_viewport_size({"width": 360, "height": 740})
        ask("settled")
        page.mouse.move(100, 500)
        page.wait_for_selector(".search-results .sentence mark")
        for mark in page.locator(".search-results .sentence mark").all():
            line, word = mark.locator("xpath=..").bounding_box(), mark.bounding_box()
            assert word["y"] + word["height"] <= line["y"] + line["height"] + 1, (line, word)
        assert page.wrong == [], page.wrong


def search_asks_for_little_and_moves_nothing():
    """On a slow line and a slow processor: what is fetched, when the results stand, and whether anything moved."""
    watch = """window.moved = 0; window.largest = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) { moved += entry.value; window.what = entry.sources.map(source => source.node?.outerHTML.slice(0, 200)); } }).observe({type: "layout-shift", buffered: true});
        new PerformanceObserver(list => { for (const entry of list.getEntries()) largest = entry.startTime; }).observe({type: "largest-contentful-paint", buffered: true});"""
    with built(archive.files()) as site:
        weigh = lambda urls: sum(len(gzip.compress((site / urllib.parse.urlparse(url).path.lstrip("/")).read_bytes())) for url in urls)
        for width in (1280, 360):
            with browser(site, viewport={"width": width, "height": 800}) as page:
                page.goto(page.base + "/search/", wait_until="networkidle")
                before = len(page.asked)
                asking(page)("desalination")
                page.wait_for_timeout(300)
                urls = [url for url in page.asked if "/search/" in url and not url.endswith("/search/")]
                assert len(page.asked) - before + 1 <= 6 and len(urls) == len(set(urls)) <= 6, urls
                assert weigh(urls) <= 30_000, weigh(urls)
                # Whoever stays is given the best sentences, from the pages.
                page.mouse.move(100, 600)
                page.wait_for_function("() => document.querySelectorAll('.search-results .sentence mark').length > 2")
            largest = []
            for _ in range(3):
                with browser(site, viewport={"width": width, "height": 800}) as page:
                    page.add_init_script(watch)
                    line = page.context.new_cdp_session(page)
                    line.send("Network.enable")
                    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000})
                    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
                    page.goto(page.base + "/search/?q=desalination", wait_until="networkidle")
                    page.wait_for_selector(".search-results h2")
                    page.wait_for_timeout(500)
                    assert page.evaluate("moved") < 0.001, page.evaluate("[moved, what]")
                    largest.append(page.evaluate("largest"))
            # 1.4 s where nothing else runs.
            assert min(largest) < 2500, largest


def busy_archive():
    """The archive, with an actor whom every note names, and twenty new companions of hers on one day."""
    files = {path: text.replace("went on until the evening", "went on until the evening, said Ann Roe") for path, text in archive.files().items()}
    files["content/actors/ann.md"] = actor("Ann Roe", head="roles: [{title: Speaker, from: 2025-08-15}]\n")
    for number in range(20):
        files[f"content/notes/2025-08-20-{number}.md"] = note(
            f"The council votes on the reform of street number {number}", f"Ann Roe met Newcomer {number}.", "2025-08-20")
        files[f"content/actors/new-{number}.md"] = actor(f"Newcomer {number}")
    return files


def pages_are_no_longer_than_ten_screens():
    with built(busy_archive()) as site:
        with browser(site, viewport={"width": 1440, "height": 900}) as page:
            for kind, path in pages_of(site).items():
                page.goto(page.base + path)
                height = page.evaluate("document.documentElement.scrollHeight")
                assert kind == "note" or height <= 10_000, f"{path}: {height} pixels"
            # The largest page of an actor: its months are one jump away.
            page.goto(page.base + "/actors/ann/")
            lately = page.locator(".lately li").all_inner_texts()
            assert lately[0] == "49 notes since 26 July 2025" and "Newcomer 1" in lately[1] and "Speaker" in lately[2], lately
            # The chart says its numbers, on the axis of the whole site.
            assert {"2024", "2025"} <= set(page.locator(".plot svg.wide text").all_text_contents())
            assert page.locator(".plot svg.narrow").is_hidden()
        with browser(site, viewport={"width": 360, "height": 740}) as page:
            page.goto(page.base + "/actors/ann/")
            facts = page.locator(".figures").bounding_box()
            assert facts["y"] + facts["height"] < 740, facts
            chart = page.locator(".plot svg.narrow").bounding_box()
            assert chart["x"] >= 0 and chart["x"] + chart["width"] <= 360, chart
            page.goto(page.base + "/network/")
            assert page.locator(".plot-image").is_hidden() and page.locator(".ties li").count() > 10
            for path in pages_of(site).values():
                page.goto(page.base + path)
                start = page.locator("h1").bounding_box()["y"]
                assert start < 400, f"{path}: reading starts at {start}"


def a_long_note_is_easy_to_find_ones_way_in():
    sections = "\n".join(f"## Part {number}\n\n" + "The talks went on for a long time. " * 60 + "\n" for number in range(6))
    names = [f"Person{number} Surname{number}" for number in range(15)]
    files = {f"content/actors/p{number}.md": actor(name) for number, name in enumerate(names)}
    files["content/notes/long.md"] = note("A long note", " met ".join(names) + ".\n\n" + "Surname14 spoke. " * 3 + "\n\n" + sections)
    for number in range(10, 20):
        files[f"content/notes/2025-10-{number}-news.md"] = note(
            f"Newsletter #{number}", f"Proposal number {number} moves ahead; and more.", f"2025-10-{number}", "[news]")
    with built(files) as site, browser(site, viewport={"width": 1280, "height": 800}) as page:
        page.goto(page.base + "/2025/10/21/long/")
        assert "min read" in page.locator("header .meta").inner_text()
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(400)
        box = page.locator(".contents").bounding_box()
        assert 0 <= box["y"] < 100 and box["x"] > 700, box
        link = page.locator(".e-content h2 .heading-link").nth(2)
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**#part-2")
        # Whom most sentences name comes first; twelve are shown, the others on demand.
        cast = page.locator("aside .cast a")
        assert cast.first.inner_text() == "Person14 Surname14" and cast.count() == 15
        assert sum(link.is_visible() for link in cast.all()) == 12
        page.locator("aside summary").click()
        assert sum(link.is_visible() for link in cast.all()) == 15
        assert checked(page, "long") == []
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".printed-from").inner_text() == "https://example.org/2025/10/21/long/"
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator(".printed-from").count() == 0
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(page.base + "/2025/10/21/long/")
        assert page.locator(".contents").bounding_box()["y"] < page.locator(".e-content").bounding_box()["y"]
        # A title that differs by a number alone says more in a list of titles.
        page.goto(page.base + "/2025/10/")
        assert "Proposal number 1" in page.locator(".titles").first.inner_text(), page.locator("main").inner_text()
        page.goto(page.base + "/404.html")
        page.locator("main input[type=search]").fill("newsletter")
        page.keyboard.press("Enter")
        page.wait_for_selector(".search-results h2")


def search_goes_on_after_a_new_edition():
    """Where a part of the index that a page began with is gone, the script begins again."""
    with built({"content/notes/a.md": note("Alpha", "One.")}) as site, browser(site) as page:
        gone = []

        def once(route):
            if not gone:
                gone.append(route.request.url)
                return route.fulfill(status=404, body="")
            route.continue_()

        page.route("**/terms.*", once)
        page.goto(page.base + "/search/?q=alpha", wait_until="networkidle")
        assert page.locator(".search-results h2").inner_text() == "Alpha"
        assert len(gone) == 1 and len([url for url in page.asked if url.endswith("/search/index.json")]) == 2


def everything_is_reached_by_keyboard():
    with browser(OWN, viewport={"width": 1280, "height": 900}) as page:
        page.goto(page.base + "/2025/10/21/washington-suspends-preparations/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box()["x"] >= 0, "the way to the text is seen"
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#page:main"
        seen = []
        page.goto(page.base + "/")
        for _ in range(400):
            page.keyboard.press("Tab")
            focus = page.evaluate("""() => {
              const at = document.activeElement, style = getComputedStyle(at);
              return at === document.body ? null
                : { name: at.tagName + ' ' + (at.textContent || '').slice(0, 40), outline: style.outlineStyle }; }""")
            if focus is None:
                break
            assert focus["outline"] != "none", f"nobody sees where the focus is: {focus}"
            seen.append(focus["name"])
        links = page.locator("a:visible").count() + page.locator("button:visible").count()
        assert len(seen) >= links - 1, (len(seen), links)
        # A search, from the masthead to a note.
        page.goto(page.base + "/search/", wait_until="networkidle")
        page.locator("#search\\:query").focus()
        page.keyboard.type("telephone")
        page.wait_for_selector(".search-results h2 a")
        for _ in range(3):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.search-results') !== null"):
                break
        page.keyboard.press("Enter")
        page.wait_for_selector("article.h-entry")


def nothing_is_lost_without_script():
    with browser(OWN, java_script_enabled=False) as page:
        page.goto(page.base + "/search/")
        assert page.locator(".searcher").is_hidden() and page.locator(".theme-switch").is_hidden()
        # From the search page to every note in four clicks.
        def links(path):
            page.goto(page.base + path)
            return {href for href in (link.get_attribute("href") for link in page.locator("main a").all())
                    if href.startswith("/") and href.endswith("/")}
        first = links("/search/")
        second = set().union(*(links(path) for path in sorted(first) if path.startswith(("/actors/", "/topics/"))))
        third = set().union(*(links(path) for path in sorted(second) if path.startswith(("/actors/", "/topics/"))))
        notes = {"/" + str(file.parent.relative_to(OWN)) + "/" for file in OWN.rglob("index.html") if 'class="h-entry"' in file.read_text()}
        assert notes <= third, notes - third
        page.goto(page.base + "/2025/")
        assert page.locator(".plot svg").first.is_visible()
        page.locator(".plot summary").first.click()
        assert page.locator(".plot table").first.is_visible()


def languages_and_directions_are_respected():
    texts = {"de": ("Themen", "Dienstag, 21. Oktober 2025", "ltr"), "fr": ("Thèmes", "mardi 21 octobre 2025", "ltr"),
             "hu": ("Témák", "2025. október 21., kedd", "ltr"), "uk": ("Теми", "вівторок, 21 жовтня 2025 р.", "ltr"),
             "ar": ("الموضوعات", "الثلاثاء، 21 أكتوبر 2025", "rtl")}
    for language, (topics, date, direction) in texts.items():
        files = {"gazette.yml": f"title: Test\nurl: https://example.org/\nlanguage: {language}\n",
                 "content/actors/lavrov.md": actor("Sergei Lavrov", head="aliases: [Lavrov]\n"),
                 "content/actors/putin.md": actor("Vladimir Putin", head="aliases: [Putin]\n")}
        for number in range(3):
            files[f"content/notes/{number}.md"] = note(f"Note {number}", "Lavrov met Putin.")
        with built(files) as site, browser(site, viewport={"width": 1280, "height": 900}) as page:
            for path in pages_of(site).values():
                page.goto(page.base + path)
                faults = checked(page, f"{language} {path}", asks_axe=language in ("ar", "uk"))
                assert not faults, faults
            page.goto(page.base + "/2025/10/21/")
            assert page.locator("html").get_attribute("dir") == direction
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator("h1").text_content() == date
            assert topics in page.locator(".site-nav").inner_text()
            title, aside = page.locator(".site-title").bounding_box(), page.locator("aside").bounding_box()
            assert (aside["x"] > title["x"] + 300) == (direction == "ltr"), "what stands beside is at the other side"
            english = subprocess.run([PROGRAM, "templates", "strings/en.yml"], capture_output=True, text=True).stdout
            for word in re.findall(r"^  (?:whatIsNew|mostNamed|appearsWith|chronology|subscribe): (.*)$", english, re.M):
                assert word not in page.inner_text("body"), (language, word)


def motion_and_contrast_are_respected():
    with browser(OWN, reduced_motion="reduce", viewport={"width": 1280, "height": 900}) as page:
        page.goto(page.base + "/2025/10/21/washington-suspends-preparations/", wait_until="networkidle")
        page.locator(".e-content a.mention").first.hover()
        page.locator(".card").wait_for()
        assert page.evaluate("getComputedStyle(document.querySelector('.card')).animationName") == "none"
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    with browser(OWN, forced_colors="active", viewport={"width": 1280, "height": 900}) as page:
        for path in ("/", "/actors/sergei-lavrov/", "/2025/"):
            page.goto(page.base + path, wait_until="networkidle")
            assert checked(page, path) == []
        page.goto(page.base + "/actors/sergei-lavrov/")
        name = page.evaluate("getComputedStyle(document.querySelector('.sentence mark')).color")
        assert name == page.evaluate("getComputedStyle(document.body).color"), "the name is in the colour of text"
    months = {f"content/notes/n{month}.md": note(f"Note {month}", "Ann Roe spoke.", date=f"2025-0{month}-01") for month in range(1, 6)}
    with built({**months, "content/actors/ann.md": actor("Ann Roe")}) as site, browser(site, forced_colors="active") as page:
        page.goto(page.base + "/actors/ann/")
        bars = page.evaluate("getComputedStyle(document.querySelector('.bars')).fill")
        assert bars == page.evaluate("getComputedStyle(document.body).color"), "bars are in the colour of text"


def pictures_and_shown_texts_hold():
    """Narrower forms, captions, pictures of heads and texts within texts: for the Nu checker, for axe, and for the browser,
    which takes the form that it needs."""
    picture = (OWN.parent / "docs/home.png").read_bytes()
    files = {
        "gazette.yml": "title: T\nurl: https://example.org/\nimages: {widths: [240, 480]}\n",
        "content/assets/img/map.png": picture, "content/notes/beside.png": picture,
        "content/notes/a.md": note("A", '![A map](/img/map.png "The **map**")\n\nText ![Beside](beside.png).\n\n![[b#Talks]]\n\n'
                                   "> [!NOTE]- Folded\n> Text.\n\nWrite to a@b.example.", head="image: beside.png\nalt: Beside\nauthors: [Jane Doe]\n"),
        "content/notes/b.md": note("B", "# One\n\nText.\n\n# Talks\n\nThey spoke.[^1]\n\n# Three\n\n# Four\n\n[^1]: A foot."),
    }
    with built(files) as site:
        hold(site)
        pages = [str(file) for file in site.rglob("*.html")]
        subprocess.run(["java", "-jar", os.environ["GAZETTE_TOOLS"] + "/vnu.jar", "--errors-only", *pages], check=True)
        for width, name in ((200, "map-240w.png"), (470, "map-480w.png"), (1400, "map.png")):
            with browser(site, viewport={"width": width, "height": 900}) as page:
                page.goto(page.base + "/2025/10/21/a/", wait_until="networkidle")
                image = page.locator("figure.picture img")
                image.scroll_into_view_if_needed()
                page.wait_for_function("() => document.querySelector('figure.picture img').currentSrc")
                assert image.evaluate("image => image.currentSrc").endswith(name), (width, image.evaluate("image => image.currentSrc"))


def a_day_of_twenty_shows_twelve_headlines_at_once():
    files = {"content/notes/lead.md": note("The ministers agree on a date", "Text.", head="priority: lead\n")}
    for number in range(19):
        files[f"content/notes/n{number}.md"] = note(
            f"Ministers of region {number} meet on the future of grain exports", "They spoke of tariffs and ports for hours. " * 4)
    with built(files) as site, browser(site, viewport={"width": 1440, "height": 900}) as page:
        for path in ("/", "/2025/10/21/"):
            page.goto(page.base + path)
            titles = page.locator(".front h3 a, .front .headlines a, .front .titles a").all()
            seen = [title for title in titles if (box := title.bounding_box()) and box["y"] + box["height"] <= 900]
            assert len(titles) == 20, len(titles)
            assert titles[0].inner_text() == "The ministers agree on a date"
            assert len(seen) >= (12 if path == "/" else 5), (path, len(seen))
        page.set_viewport_size({"width": 360, "height": 800})
        page.goto(page.base + "/")
        assert page.locator(".front h3").first.bounding_box()["y"] < 400


def pages_print_well():
    with browser(OWN) as page:
        page.emulate_media(media="print")
        for path in ("/2025/10/21/", "/actors/sergei-lavrov/", "/2025/10/21/washington-suspends-preparations/"):
            page.goto(page.base + path, wait_until="networkidle")
            for hidden in (".site-nav", ".colophon", ".pager", ".breadcrumbs"):
                assert not page.locator(hidden).first.is_visible(), hidden
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
            pdf = page.pdf(format="A4")
            sheets = pdf.count(b"/Type /Page\n")
            # An actor of five notes stands on two sheets.
            assert pdf.startswith(b"%PDF") and 1 <= sheets <= (2 if "/actors/" in path else 6), (path, sheets)


def a_strict_policy_holds():
    """The policy of the pages themselves keeps a script that somebody slipped in from running."""
    with built({"gazette.yml": "title: Test\nurl: https://example.org/\nunsafeHTML: true\n",
                "content/notes/a.md": note("A", '<script>document.title = "taken"</script><b onclick="document.title = 1">b</b>'
                                           '<p style="color: red">p</p><iframe src="https://example.com/"></iframe>')}) as site:
        with browser(site) as page:
            page.goto(page.base + "/2025/10/21/a/", wait_until="networkidle")
            page.locator("b").click()
            assert page.title() == "A · Test"
            assert page.evaluate("getComputedStyle(document.querySelector('.e-content p')).color") != "rgb(255, 0, 0)"
            assert not [url for url in page.asked if "example.com" in url]
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', (site / "index.html").read_text())[1]
        for part in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"):
            assert part in policy, policy
        assert "unsafe" not in policy
    for file in OWN.rglob("*.html"):
        text = file.read_text()
        assert not re.search(r"<[^>]* style=|<style|<[^>]* on\w+=", text), file
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or "application/ld+json" in script, (file, script)


globals()[SCENARIO]()
