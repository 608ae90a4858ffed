"""How heavy a large site is, and what one more note changes in it: `weight.py PROGRAM SCENARIO`.

GAZETTE_NOTES sets the number of notes; 1,000 by default."""
import collections, contextlib, datetime, gzip, hashlib, html, os, pathlib, random, re, sys, tempfile

from samples import actor, build, note

SCENARIO = sys.argv[2]
NOTES = int(os.environ.get("GAZETTE_NOTES", "1000"))
TOPICS = "diplomacy sanctions energy defence trade elections courts migration climate health".split()
OUTLETS = ["Union Dispatch", "Morning Wire", "Harbour Post"]
FIRST = datetime.date(2023, 12, 1)


SYLLABLES = "ba ce di fo gu ha ki lo me na po ra si tu va we yo za bre cla dro fle gri sta tre".split()


def word(chance):
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 3)))


VOCABULARY = [word(random.Random(number)) for number in range(4000)]


def words(chance, count):
    """Some words are far more frequent than others, as in a language."""
    return [VOCABULARY[int(chance.paretovariate(.7)) % len(VOCABULARY)] for _ in range(count)]


def sentence(line):
    text = " ".join(line)
    return text[0].upper() + text[1:] + "."


def text_of(number, chance, names):
    """Paragraphs that name some actors: a few of them are named very often, most of them seldom."""
    cast = [names[min(int(chance.expovariate(6) * len(names)), len(names) - 1)] for _ in range(chance.randint(4, 9))]
    paragraphs = []
    for paragraph in range(6):
        sentences = []
        for _ in range(1 if paragraph == 0 else 4):
            line = words(chance, chance.randint(9, 18))
            if chance.random() < .35:
                line.insert(chance.randrange(1, len(line)), chance.choice(cast))
            if chance.random() < .08:
                line[1:1] = [cast[0], "and", cast[-1]]
            sentences.append(sentence(line))
        paragraphs.append(" ".join(sentences))
    head = f"sources:\n  - {{title: Source {number}, publisher: {OUTLETS[number % 3]}, url: 'https://example.com/{number}'}}\n"
    if number % 40 == 1:
        head += f"updates: {day_of(number - 1)}-n{number - 1}\n"
    if number % 50 == 0:
        head += f"events:\n  - {{date: {day_of(number) + datetime.timedelta(30)}, title: Talks {number}}}\n"
    return sentence(words(chance, 7))[:-1], "\n\n".join(paragraphs), head


def day_of(number):
    """Twenty notes a day."""
    return FIRST + datetime.timedelta(number // 20)


@contextlib.contextmanager
def large():
    """The folder of a site with many notes, and how another note is made."""
    chance = random.Random(17)
    names = sorted({f"{word(chance).capitalize()} {word(chance).capitalize()}son" for _ in range(max(60, int(NOTES ** .5) * 20))})
    chance.shuffle(names)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        root = pathlib.Path(folder)
        files = {"gazette.yml": "title: Large\nurl: https://example.org/\n"}
        for name in names:
            files[f"content/actors/{name.lower().replace(' ', '-')}.md"] = actor(name, chance.choice(["person", "organisation", "state", "place"]))
        for outlet in OUTLETS:
            files[f"content/actors/{outlet.lower().replace(' ', '-')}.md"] = actor(outlet, "outlet")

        def add(number, day=None):
            title, body, head = text_of(number, chance, names)
            files[f"content/notes/{day or day_of(number)}-n{number}.md"] = note(
                title, body, str(day or day_of(number)), f"[{TOPICS[number % 10]}, {TOPICS[number % 7]}]", head)

        for number in range(NOTES):
            add(number)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        yield root, lambda: (files.clear(), add(NOTES, day_of(NOTES - 1) + datetime.timedelta(1)), *files.items())[2:]


# Light


# Bytes as they are and compressed, for each kind of page: docs/performance.md has the same table.
BUDGETS = {
    "home": (40, 9), "day": (20, 5), "week": (40, 9), "month": (60, 12), "year": (60, 12), "actor": (40, 8),
    "actor's part": (100, 20), "topic": (60, 12), "topic's part": (100, 20), "pair": (30, 8), "index": (60, 12),
    "network": (60, 12), "search": (8, 3), "data": (60, 12), "calendar": (60, 12),
}


def kind_of(path, page):
    kind = re.search(r'<body class="(\w+)"', page)
    kind = kind[1] if kind else "redirect"
    is_part = re.search(r"^(actors|topics)/[^/]+/\d{4}/", path)
    return f"{kind}'s part" if is_part and kind in ("actor", "topic") else kind


def pages_keep_to_their_budgets():
    with large() as (root, _):
        site = build(root)
        heaviest = collections.defaultdict(lambda: (0, 0, ""))
        beside = []
        faults = []
        for file in site.rglob("*.html"):
            page, path = file.read_text(), str(file.relative_to(site))
            kind, raw, packed = kind_of(path, page), len(page.encode()) / 1000, len(gzip.compress(page.encode(), 9)) / 1000
            if kind == "note":
                text = html.unescape(re.sub("<[^>]+>", "", re.search(r'<div class="e-content"[^>]*>(.*?)</div>\n', page, re.S)[1]))
                raw -= len(text.encode()) / 1000
                beside.append(raw)
                # A note with many actors, sources and events has more of them beside its text.
                most = (10, 99)
            elif kind in BUDGETS:
                most = BUDGETS[kind]
            else:
                continue
            heaviest[kind] = max(heaviest[kind], (raw, packed, path))
            if raw > most[0] or packed > most[1]:
                faults.append(f"{kind} {path}: {raw:.1f} kB, {packed:.1f} kB compressed; the budget is {most[0]}, {most[1]}")
        if os.environ.get("GAZETTE_SHOW"):
            for kind, (raw, packed, path) in sorted(heaviest.items()):
                print(f"{kind:14} {raw:6.1f} {packed:6.1f}  {path}", file=sys.stderr)
        assert not faults, f"{len(faults)}:\n" + "\n".join(sorted(faults, key=lambda fault: -float(fault.split(": ")[-1].split()[0]))[:20])
        assert sum(beside) / len(beside) <= 8, f"a note has {sum(beside) / len(beside):.1f} kB beside its text"
        assert {"home", "note", "day", "week", "month", "year", "actor", "topic", "index", "search"} <= set(heaviest)


# Steady


def one_more_note_changes_only_what_it_must():
    def hashes():
        return {str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest() for file in site.rglob("*") if file.is_file()}

    with large() as (root, another):
        site = build(root)
        before = hashes()
        (path, text), = another()
        (root / path).write_text(text)
        build(root)
        after = hashes()
        changed = {path for path in after if before.get(path) != after[path]}
        day = day_of(NOTES - 1) + datetime.timedelta(1)
        page = (site / f"{day:%Y/%m/%d}/n{NOTES}/index.html").read_text()
        cast = set(re.findall(r'<li><a href="/actors/([^/"]+)/"><bdi>[^<]*</bdi></a> <span class="role">', page)) | {outlet.lower().replace(" ", "-") for outlet in OUTLETS if outlet in text}
        own = {match for match in re.findall(r'class="p-category" href="/topics/([^/"]+)/"', page)}
        last = day_of(NOTES - 1)
        allowed = [
            f"{day:%Y/%m/%d}/.*", f"{last:%Y/%m/%d}/index.html", f"{last:%Y/%m/%d}/n{NOTES - 1}/index.html",
            *(f"{period}/index.html" for when in (day, last) for period in (f"{when:%G}/W{when:%V}", f"{when:%Y/%m}", f"{when:%Y}")),
            *(f"topics/{topic}/.*" for topic in own), "topics/index.html",
            *(f"actors/{slug}/(index.html|index.json|atom.xml|\\d{{4}}/.*)" for slug in cast),
            *(f"actors/{a}/with/{b}/.*" for a in cast for b in cast), *(f"actors/index/{slug[0]}/index.html" for slug in cast),
            "stories/.*" if "updates:" in text else "none",
            "index.html", "atom.xml", "feed.json", "(daily|weekly)/atom.xml", "calendar(/index.html|.ics)",
            "search/(index.json|(days|terms|titles|words).*)", "sitemap.*.xml", r"\.gazette-manifest", "_redirects",
            r"data/(actors.csv|index.html|index.json|network.graphml(.gz)?|(\d{4}/(\d\d/)?)?[a-z]+\.(csv|ndjson)(.gz)?)",
            "network/index.html", "(sources|quotations|corrections)/.*",
        ]
        others = sorted(path for path in changed if not any(re.fullmatch(pattern, path) for pattern in allowed))
        assert not others, f"{len(others)} files that have nothing to do with it: {others[:20]}"
        assert len([path for path in changed if path.startswith("search/")]) <= 40, sorted(changed)
        size = sum((site / path).stat().st_size for path in changed)
        assert len(changed) <= 120 and size <= 4_000_000, f"{len(changed)} files with {size} bytes"
        if os.environ.get("GAZETTE_SHOW"):
            print(f"{len(changed)} files, {size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    globals()[SCENARIO]()
