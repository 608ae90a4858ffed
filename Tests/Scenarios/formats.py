"""Reads what a site is made of besides pages with the programs that people use: `formats.py PROGRAM SCENARIO`.

Each scenario ends without a word, or with what was not so."""
import collections, contextlib, csv, datetime, email, email.policy, gzip, html.parser, io, json, os, pathlib, re, sqlite3, subprocess, sys
import tempfile, zipfile

from samples import GOLDEN, OWN, PROGRAM, REPOSITORY, actor, built, hostile, note, written

SCENARIO = sys.argv[2]
TOOLS = pathlib.Path(os.environ["GAZETTE_TOOLS"])


@contextlib.contextmanager
def samples():
    """Our own site, one that uses everything, and one whose titles would do harm."""
    with built(hostile()) as bad:
        yield [OWN, GOLDEN / "everything/expected", bad]


# A site in which actors have relations.
RELATED = GOLDEN / "relations/expected"


def run(*command, **options):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert result.returncode == 0, f"{command[0]}: {(result.stdout + result.stderr)[:2000]}"
    return result.stdout


def files_of(site, pattern):
    found = sorted(site.rglob(pattern))
    assert found, f"{site} has no {pattern}"
    return found


def base(site):
    """The address of a site, without a slash at its end."""
    return re.search(r'<link rel="canonical" href="([^"]+?)/"', (site / "index.html").read_text())[1]


def at(site, url):
    """The file that an address of a site leads to."""
    assert url.startswith(base(site)), url
    path = url.removeprefix(base(site)).split("#")[0].lstrip("/")
    return site / (path + "index.html" if path == "" or path.endswith("/") else path)


def links(page, **wanted):
    """The attributes of each `link` of a page that has the wanted ones."""
    found = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag, attributes):
            attributes = dict(attributes)
            if tag == "link" and all(attributes.get(key) == value for key, value in wanted.items()):
                found.append(attributes)

    Reader().feed(page)
    return found


def instant(text):
    """An instant as RFC 3339 has it; a feed knows no bare days."""
    moment = datetime.datetime.fromisoformat(text)
    assert moment.tzinfo, text
    return moment


# What programs read


def feeds_are_what_feed_readers_take():
    import feedparser
    with samples() as sites:
        for site in sites:
            for file in files_of(site, "atom.xml"):
                feed = feedparser.parse(str(file))
                where = file.relative_to(site)
                assert not feed.bozo, f"{where}: {feed.bozo_exception}"
                assert feed.version == "atom10" and feed.feed.title and feed.feed.author, where
                assert instant(feed.feed.updated), where
                own = [link.href for link in feed.feed.links if link.rel == "self"]
                assert len(own) == 1 and at(site, own[0]) == file, f"{where}: {own}"
                ids = [entry.id for entry in feed.entries]
                assert 0 < len(ids) <= 20 or site != OWN, f"{where}: {len(ids)} entries"
                assert len(set(ids)) == len(ids), where
                for entry in feed.entries:
                    assert at(site, entry.link).exists() and entry.title and entry.summary, f"{where}: {entry.link}"
                    assert instant(entry.published) <= instant(entry.updated) <= instant(feed.feed.updated), f"{where}: {entry.link}"
                # Newest first.
                days = [entry.published for entry in feed.entries]
                assert days == sorted(days, reverse=True) or "weekly" in str(where), f"{where}: {days}"


def notes_of(site):
    """The notes, from the JSON files of their days."""
    return [note for file in sorted(site.glob("[0-9][0-9][0-9][0-9]/*/*/index.json")) for note in json.loads(file.read_text())["notes"]]


def json_feeds_are_the_same_feeds():
    import feedparser
    with samples() as sites:
        for site in sites:
            for file in files_of(site, "feed.json"):
                where = file.relative_to(site)
                feed = json.loads(file.read_text())
                assert feed["version"] == "https://jsonfeed.org/version/1.1", where
                assert at(site, feed["feed_url"]) == file and at(site, feed["home_page_url"]).exists(), where
                assert set(feed) <= {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}, where
                atom = feedparser.parse(str(file.parent / "atom.xml"))
                assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries], where
                for item in feed["items"]:
                    assert at(site, item["url"]).exists() and isinstance(item["id"], str), where
                    assert ("content_html" in item) != ("content_text" in item), f"{where}: {item}"
                    assert instant(item["date_published"]) <= instant(item["date_modified"]), where
                    # Read where the site is not.
                    assert not re.search(r'\b(href|src)="[/#]', item.get("content_html", "")), f"{where}: {item['url']}"


def a_page_names_its_feeds_and_itself():
    with samples() as sites:
        for site in sites:
            named = set()
            for page in files_of(site, "*.html"):
                text = page.read_text()
                for link in links(text, rel="alternate"):
                    file = site / link["href"].lstrip("/")
                    assert file.exists(), f"{page}: {link}"
                    named.add(file)
                canonical = links(text, rel="canonical")
                if canonical and "http-equiv=\"refresh\"" not in text:
                    assert len(canonical) == 1 and at(site, canonical[0]["href"]) == page, f"{page}: {canonical}"
                    twin = links(text, rel="alternate", type="application/json")
                    isNote = '<body class="note"' in text
                    assert bool(twin) == (isNote or (page.parent / "index.json").exists()) or "search" in page.parts, f"{page}: {twin}"
            assert set(files_of(site, "atom.xml") + files_of(site, "feed.json")) <= named


def xml_is_well_formed():
    with samples() as sites:
        found = [file for site in sites for pattern in ("*.xml", "*.graphml") for file in files_of(site, pattern)]
        run("xmllint", "--noout", "--nonet", *found)


def networks_are_the_mentions():
    import networkx
    with samples() as sites:
        for site in [*sites, RELATED]:
            graph = networkx.read_graphml(site / "data/network.graphml")
            graph = networkx.relabel_nodes(graph, dict(graph.nodes(data="slug")))
            cast = collections.defaultdict(set)
            for line in (site / "data/notes.ndjson").read_text().splitlines():
                cast[json.loads(line)["id"]] = {actor for actor in json.loads(line)["actors"]}
            together = collections.Counter(
                frozenset((a, b)) for actors in cast.values() for a in actors for b in actors if a < b)
            weights = {frozenset((a, b)): int(weight) for a, b, weight in graph.edges(data="weight") if weight}
            assert weights == dict(together), f"{site}: {len(weights)} edges, not {len(together)}"
            for slug, data in graph.nodes(data=True):
                assert data["label"] and data["notes"] == sum(slug in actors for actors in cast.values()), (slug, data)
            stated = sorted((data["relation"], data["subject"], *{a, b} - {data["subject"]})
                            for a, b, data in graph.edges(data=True) if "relation" in data)
            table = site / "data/relations.csv"
            rows = list(csv.DictReader(table.open(newline=""))) if table.exists() else []
            assert stated == sorted((row["relation"], row["subject"], row["object"]) for row in rows), stated
            assert rows or site != RELATED


def tables_load_into_pandas_and_sqlite():
    import pandas
    with samples() as sites:
        for site in sites:
            notes = [json.loads(line) for line in (site / "data/notes.ndjson").read_text().splitlines()]
            frame = pandas.read_json(site / "data/notes.ndjson", lines=True)
            assert len(frame) == len(notes) and len({note["id"] for note in notes}) == len(notes)
            with contextlib.closing(sqlite3.connect(":memory:")) as database:
                for name in ("actors", "mentions", "quotations"):
                    path = site / f"data/{name}.csv"
                    pandas.read_csv(path, keep_default_na=False).to_sql(name, database)
                    rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline=""), strict=True))
                    assert len({len(row) for row in rows}) == 1, path
                    assert database.execute(f"select count(*) from {name}").fetchone() == (len(rows) - 1,), path
                    # A cell that begins as a formula does would be one in a spreadsheet.
                    assert not [cell for row in rows for cell in row if re.match(r"[=+@\t\r]|-\D", cell)], path
                orphans = database.execute(
                    "select actor from mentions where actor not in (select slug from actors)"
                    " union select speaker from quotations where speaker <> '' and speaker not in (select slug from actors)").fetchall()
                assert not orphans, orphans
                counted = dict(database.execute("select slug, notes from actors").fetchall())
                for slug, count in database.execute("select actor, count(distinct note) from mentions group by actor"):
                    assert counted[slug] == count, f"{slug}: {counted[slug]} notes, {count} among the mentions"
                assert {note for note, in database.execute("select distinct note from mentions")} <= {note["id"] for note in notes}


def the_list_of_data_says_how_large_each_file_is():
    with samples() as sites:
        for site in sites:
            for file in json.loads((site / "data/index.json").read_text())["files"]:
                assert file["size"] == (site / "data" / file["name"]).stat().st_size, (site, file)


def twins_say_what_their_pages_say():
    with samples() as sites:
        for site in sites:
            told = [*notes_of(site), *(json.loads(file.read_text()) for file in (site / "actors").glob("*/index.json"))]
            pages = [page for page in files_of(site, "index.html") if re.search(r'<body class="(note|actor)"', page.read_text())]
            own = [page for page in pages if not re.search(r"/\d{4}(/\d\d)?/index.html$", str(page)) or "actors" not in page.parts]
            assert sorted(at(site, data["url"]) for data in told) == sorted(own)
            for data in told:
                text = html.unescape(at(site, data["url"]).read_text())
                title = data.get("title") or data["name"]
                assert title in text, f"{data['url']}: {title}"
                assert "<" not in data.get("text", "") or "&lt;" in at(site, data["url"]).read_text(), data["url"]
                for quotation in data.get("quotations", []):
                    assert quotation["text"], data["url"]


def entities_are_those_of_followthemoney():
    from followthemoney import model
    from followthemoney.exc import InvalidData
    with samples() as sites:
        for site in [*sites, RELATED]:
            entities = [json.loads(line) for name in ("followthemoney-actors", "followthemoney")
                        for line in gzip.decompress((site / f"data/{name}.ndjson.gz").read_bytes()).decode().splitlines()]
            ids = {entity["id"]: model.get(entity["schema"]) for entity in entities}
            assert len(ids) == len(entities)
            for entity in entities:
                schema = model.get(entity["schema"])
                assert schema, entity
                try:
                    schema.validate(entity)
                except InvalidData as fault:
                    raise AssertionError(f"{entity}: {fault.errors}")
                proxy = model.get_proxy(entity)
                lost = {name: values for name, values in entity["properties"].items() if len(proxy.get(name)) < len(set(values))}
                assert not lost, f"{entity['id']}: not taken: {lost}"
                for prop, value in proxy.itervalues():
                    if prop.type.name == "entity":
                        assert value in ids, f"{entity['id']}: {value} is nobody"
                        assert ids[value].is_a(prop.range), f"{entity}: {value} is no {prop.range.name}"
            if site == RELATED:
                found = {entity["schema"] for entity in entities}
                assert {"Ownership", "Directorship", "Membership", "Family", "UnknownLink"} <= found, found


def events_are_what_calendars_take():
    import icalendar
    with samples() as sites:
        for site in sites:
            path = site / "calendar.ics"
            notes = notes_of(site)
            told = sum(len(note.get("events", [])) for note in notes)
            assert path.exists() == (told > 0), site
            if not told:
                continue
            raw = path.read_bytes()
            assert raw.replace(b"\r\n", b"").count(b"\n") == 0 and all(len(line) <= 75 for line in raw.split(b"\r\n")), path
            calendar = icalendar.Calendar.from_ical(raw)
            events = calendar.walk("VEVENT")
            assert len(events) == told and len({str(event["UID"]) for event in events}) == told
            assert not any(event.errors for event in events), [event.errors for event in events]
            titles = {event["title"] for note in notes for event in note.get("events", [])}
            assert {str(event["SUMMARY"]) for event in events} == titles, {str(event["SUMMARY"]) for event in events} ^ titles


def pages_say_what_they_are_about():
    kinds = {"note": "NewsArticle", "actor": None, "home": "WebSite"}
    with samples() as sites:
        for site in sites:
            seen = collections.Counter()
            for page in files_of(site, "*.html"):
                text = page.read_text()
                kind = re.search(r'<body class="([^"]+)"', text)
                graphs = [json.loads(data)["@graph"] for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)]
                things = [thing for graph in graphs for thing in graph]
                if not kind or kind[1] not in kinds:
                    continue
                seen[kind[1]] += 1
                first = things[0]
                assert kinds[kind[1]] in (None, first["@type"]), page
                assert kind[1] == "home" or [thing for thing in things if thing["@type"] == "BreadcrumbList"], page
                if kind[1] == "note":
                    data = next(note for note in notes_of(site) if at(site, note["url"]) == page)
                    assert first["headline"] == data["title"] and first["@id"] == data["url"], page
                    assert {thing["url"].split("/")[-2] for thing in first["mentions"]} <= {actor["slug"] for actor in data.get("actors", [])}, page
                    assert len(first["mentions"]) == min(10, len(data.get("actors", []))), page
                    assert [thing["name"] for thing in first["citation"]] == [source["title"] for source in data.get("sources", [])], page
                    assert len(first["about"]) == len(data["topics"]), page
                    for name in ("og:title", "og:type", "og:url", "twitter:card"):
                        assert re.search(f'<meta (name|property)="{name}" content="[^"]+">', text), f"{page}: {name}"
            assert seen["note"] and seen["actor"] and seen["home"] == 1, seen


def drafts_are_not_for_subscribers():
    files = {
        "content/notes/a.md": note("Seen", "A text.", head="events: [{date: 2025-11-01, title: An event}]\n"),
        "content/notes/b.md": note("Unseen", "A text.", "2025-10-22", head="draft: true\nevents: [{date: 2025-11-02, title: Another}]\n"),
        "content/digests/2025-10-22.md": "The lead of a day of drafts.\n",
    }
    with built(files, "--drafts") as site:
        sent = [*files_of(site, "atom.xml"), *files_of(site, "feed.json"), site / "calendar.ics"]
        for file in sent:
            assert not re.search("Unseen|Another|day of drafts|1970", file.read_text()), file
        assert (site / "daily/atom.xml").read_text().count("<entry>") == 1
        flags = {line["title"]: line.get("draft", False) for line in map(json.loads, (site / "data/notes.ndjson").read_text().splitlines())}
        assert flags == {"Seen": False, "Unseen": True}, flags


def what_was_written_before_1970_keeps_its_date():
    files = {f"content/notes/{day}.md": note(f"On {day}", "A text.", day) for day in ("1962-10-22", "1969-12-31", "1970-01-01", "2025-10-21")}
    with built(files) as site:
        head = json.loads((site / "search/index.json").read_text())
        numbers, shift = [0], 0
        for byte in (site / f"search/days.{head['days']}.bin").read_bytes():
            numbers[-1] += (byte & 0x7F) << shift
            shift = shift + 7 if byte >= 0x80 else 0
            if byte < 0x80:
                numbers.append(0)
        # The first day is written in zigzag; each is followed by the number of its notes.
        days, day = [], 0
        for place, step in enumerate(numbers[:-1:2]):
            day += step if place else (step >> 1) ^ -(step & 1)
            days.append(str(datetime.date(1970, 1, 1) + datetime.timedelta(day)))
        assert days == ["1962-10-22", "1969-12-31", "1970-01-01", "2025-10-21"], days


# What is sent


ARABIC = {
    "gazette.yml": "title: الموجز\nurl: https://example.org/\nlanguage: ar\n",
    "content/actors/lavrov.md": actor("Sergei Lavrov", head="aliases: [لافروف]\n"),
    "content/notes/2025-10-21-a.md": note("لافروف في بودابست", "قال لافروف إن الاجتماع لم يُؤجَّل.\n\n> «لا».\n> — [[lavrov]]\n"),
    "content/notes/2025-10-21-b.md": note("Виступ у Києві", "Sergei Lavrov відповів 21 жовтня. " * 30),
}


PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082")
ODD = {
    "content/assets/R&D.png": PIXEL,
    "content/notes/2025-10-21-a.md": note(
        "Odd", "# العنوان\n\nSee [it](#العنوان), [the day](../), [an annex](annex.pdf) [@élysée] and [@R&D].\n\n"
        "[![badge](https://x.example/b.png)](https://y.example) ![of *ours*](/R&D.png) &#xFFFF; &#27;]0;x&#7;\n\n"
        "\u0301<a> ![x](https://x.example/a.png)[^1]\n\n[^1]: A footnote.\n\n> [!NOTE]\n> Said.\n",
        head="sources:\n  - {id: élysée, title: One, url: 'https://x.example/\"q\"'}\n  - {id: 'R&D', title: Two}\n"),
    "content/digests/2025-10-21.md": "---\ntitle: A lead\n---\n" + "Довгий вступ до дня. " * 5000,
}


@contextlib.contextmanager
def editions(*formats):
    """Editions of our own site's day, week and month, of an Arabic day, of one that would do harm, of an odd one with a very long lead, of one with 400 notes, and frozen ones."""
    crowded = {f"content/notes/2025-10-21-n{number}.md": note(f"Note {number} of the day", "A sentence on what was said. " * 20)
               for number in range(400)}
    with contextlib.ExitStack() as stack:
        roots = [(REPOSITORY, period) for period in ("2025-10-21", "2025-W43", "2025-10")]
        roots += [(stack.enter_context(written(site)), "2025-10-21") for site in (ARABIC, hostile(), ODD, crowded)]
        roots += [(REPOSITORY / "Tests/Golden/sites/frozen", period) for period in ("2025-10-21", "2025-W43")]
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        made = []
        for number, (root, period) in enumerate(roots):
            for format in formats:
                path = folder / f"{number}.{'txt' if format == 'text' else format}"
                run(PROGRAM, "edition", period, "--format", format, "--to", path, "--root", root, "--quiet", "--today", "2026-01-01")
                made.append(path)
        yield made


def a_letter_opens_everywhere():
    with editions("eml") as letters:
        for path in letters:
            raw = path.read_bytes()
            assert len(raw) <= 100_000, f"{path}: {len(raw)} bytes"
            assert all(len(line) <= 998 for line in raw.split(b"\r\n")) and raw.isascii(), path
            message = email.message_from_bytes(raw, policy=email.policy.default)
            assert not message.defects and not [part for part in message.walk() if part.defects], path
            assert message.get_content_type() == "multipart/alternative", path
            text, page = message.iter_parts()
            assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html"), path
            assert message["Subject"] and message["From"] and message["Message-ID"] and message["Date"].datetime, path
            page = page.get_content()
            # A mail program shows neither sheets nor scripts, and has no site to look addresses up in.
            assert not re.search(r"<(script|link|style|iframe|form|object)\b", page), path
            assert not re.search(r'\b(href|src)="(?!https?://|mailto:|cid:)', page), path
            assert re.search(r"https://\S+/2025/", text.get_content()), path
        # A lead that is too long for a letter is named in it.
        for part in email.message_from_bytes(letters[5].read_bytes(), policy=email.policy.default).iter_parts():
            assert "A lead" in part.get_content() and "The introduction is on the site." in part.get_content()


def a_letter_is_valid_html():
    with editions("html") as letters:
        # Some mail programs know tables by their attributes alone.
        aside = r".*attribute on the “(table|td)” element is obsolete.*"
        run("java", "-jar", TOOLS / "vnu.jar", "--errors-only", "--filterpattern", aside, *letters)
        for path in letters:
            assert path.stat().st_size <= 100_000, path


def a_text_is_seventy_two_columns_wide():
    with editions("text") as texts:
        for path in texts:
            text = path.read_text()
            wide = [line for line in text.splitlines() if len(line) > 72 and not re.fullmatch(r"\s*\S+", line)]
            assert not wide, f"{path}: {wide[:3]}"
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", text), path
        assert "العنوان" in texts[4].read_text() and "Note 399 of the day" in texts[6].read_text()


def a_book_passes_epubcheck():
    with editions("epub") as books:
        for path in books:
            run("java", "-jar", "/usr/share/java/epubcheck.jar", "--failonwarnings", path)
            with zipfile.ZipFile(path) as book:
                assert book.namelist()[0] == "mimetype" and book.infolist()[0].compress_type == zipfile.ZIP_STORED
                assert book.testzip() is None


def a_pdf_has_the_whole_book():
    import pypdf
    with editions("pdf") as books:
        for number, path in enumerate(books):
            reader = pypdf.PdfReader(path)
            text = "\n".join(page.extract_text() for page in reader.pages)
            assert len(text) > 300, f"{path}: {text}"
            if number == 0:
                assert "Ryabkov" in text and "Sources" in text, text[:2000]
            if number == 6:
                assert "Note 399 of the day" in text and len(reader.pages) > 20, len(reader.pages)


def markdown_is_markdown():
    with editions("md") as texts:
        for path, wanted in ((texts[4], "esrever"), (texts[5], "Odd"), (texts[6], "Note 399 of the day")):
            page = run("cmark", path)
            assert wanted in page, path
            # Titles are text: none of them makes an element or a formula.
            assert "<script" not in page and "<img" not in page, path


if __name__ == "__main__":
    globals()[SCENARIO]()
