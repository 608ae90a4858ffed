"""Sites to run the program on; every script of scenarios begins `script.py PROGRAM SCENARIO`."""
import contextlib, json, pathlib, shutil, subprocess, sys, tempfile

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
OWN = REPOSITORY / "site"
GOLDEN = REPOSITORY / "Tests/Golden/sites"


def note(title, text, date="2025-10-21", topics="[diplomacy]", head=""):
    return f"---\ntitle: {json.dumps(title)}\ndate: {date}\ntopics: {topics}\n{head}---\n{text}\n"


def actor(name, kind="person", head="", text=""):
    return f"---\nname: {json.dumps(name)}\nkind: {kind}\n{head}---\n{text}\n"


@contextlib.contextmanager
def written(files):
    """The folder of a site with these files."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in {"gazette.yml": "title: Test\nurl: https://example.org/\n", **files}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode() if isinstance(text, str) else text)
        yield root


@contextlib.contextmanager
def built(files, *options):
    """The output folder of a site with these files."""
    with written(files) as root:
        yield build(root, *options)


@contextlib.contextmanager
def golden(name):
    """The output folder of a golden site in the built-in theme; its expected files are those of a bare one."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / name
        shutil.copytree(GOLDEN / name, root, ignore=shutil.ignore_patterns("expected"))
        yield build(root)


def build(root, *options):
    result = subprocess.run([PROGRAM, "build", "--today", "2026-01-01", *options], cwd=root, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return root / "site"


# What would do harm in a page, a script, a table, a letter or the text around it.
HOSTILE = ['</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'; alert(1); '", "{{title}} {{{x}}}",
           "a & b < c > d", "--> <!-- ]]> <![CDATA[", "=HYPERLINK(\"http://x.example\")", "\u202eesrever\u2067", "W" * 300,
           "a\u0007b\u0000c".replace("\u0000", ""), "العنوان 'بالعربية'", "\\\\ back \\n slash"]


def hostile():
    files = {"content/actors/x.md": actor(HOSTILE[0], head=f"aliases: {json.dumps(HOSTILE[1:4])}\ndescription: {json.dumps(HOSTILE[4])}\n"),
             "content/actors/y.md": actor(HOSTILE[7] + " Lavrov", head="aliases: [Lavrov]\n"),
             "content/topics/diplomacy.md": "---\ntitle: " + json.dumps(HOSTILE[0]) + "\n---\n",
             "content/digests/2025-10-21.md": "---\ntitle: " + json.dumps(HOSTILE[1]) + "\n---\nA lead by Lavrov.\n"}
    before = None
    for number, title in enumerate(HOSTILE):
        head = (f"summary: {json.dumps(title)}\nactors: [x]\n"
                f"sources:\n  - {{title: {json.dumps(title)}, publisher: {json.dumps(title)}, url: 'https://example.com/?a=1&b=\"2\"'}}\n"
                f"events:\n  - {{date: 2025-11-0{number % 9 + 1}, title: {json.dumps(title)}}}\n")
        if before:
            head += f"updates: {before}\n"
        before = f"2025-10-21-n{number}"
        files[f"content/notes/{before}.md"] = note(title, f"Lavrov spoke of *{number}*.\n\n> “No.”\n> — [[y]]\n", head=head)
    return files


# What would run in a page, each by another way out of the text around it; `ran()` tells that it did.
PAYLOADS = [
    "<script>ran()</script>", "\"><img src=x onerror=ran()>", "' onmouseover='ran()' x='", "</script><script>ran()</script>",
    "</title><svg onload=ran()>", "--><script>ran()</script>", "]]><script>ran()</script>", "&lt;script&gt;ran()&lt;/script&gt;",
    "&#60;img src=x onerror=ran()&#62;", "\\u003cscript\\u003eran()\\u003c/script\\u003e", "[x](javascript:ran()) <javascript:ran()>",
    "[x](JaVa&#115;cript:ran()) ![x](javascript:ran())", "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<noscript><p title='</noscript><img src=x onerror=ran()>'>", "</textarea></style></template><script>ran()</script>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=ran()>", "{{{title}}}<a href=javascript:ran()>x</a>{{/x}}",
    "<details open ontoggle=ran()><summary onclick=ran()>", "<abbr title='\" onmouseover=ran() '>x</abbr><sup onclick=ran()>y</sup>",
    "`` <b onclick=ran()>b</b> `` == ran() == [[ann|<img src=x onerror=ran()>]]"]


def everywhere(payload):
    """A site that has the payload in each field which takes any text."""
    line = json.dumps(payload)
    source = "{" + f"id: s, title: {line}, author: {line}, publisher: {line}, url: 'https://example.com/?a=1', date: 2025-10-21" + "}"
    first = (f"summary: {line}\nauthors: [{line}]\nactors: [ann]\nparams_of_ones_own: {line}\nmore: [{line}]\nsources:\n  - {source}\n"
             f"events:\n  - {{date: 2025-11-01, title: {line}}}\ncorrections:\n  - {{date: 2025-10-22, text: {line}}}\n"
             f"claims:\n  - {{id: c, text: {line}, likelihood: likely, due: 2025-11-01}}\nimage: {{src: /dot.svg, alt: {line}}}\n")
    second = f"updates: 2025-10-21-first\nresolves:\n  - {{claim: 2025-10-21-first#c, as: true, text: {line}}}\ndisputes:\n  - {{claim: 2025-10-21-first#c, by: ann, text: {line}}}\n"
    body = (f"{payload}\n\nAnn Roe said {payload}\n\n> “{payload}”\n> — [[ann]]\n\n## {payload}\n\n- {payload}\n\n```x {line}\n{payload}\n```\n\n"
            f"![{line}](/dot.svg {line})\n\n[x]({line}) [x](<{line}>)\n\n| a |\n| - |\n| {line} |\n")
    return {
        "gazette.yml": f"title: {line}\nurl: https://example.org/\ndescription: {line}\nauthor: {line}\nfooter: {line}\nsocial: {{email: a@b.example}}\n"
                       f"menu:\n  - {{title: {line}, topic: t}}\nkinds: {{concept: {{label: {line}, plural: {line}}}}}\nrelations: {{funds: {{inverse: {line}, label: {line}}}}}\n",
        "content/actors/ann.md": actor("Ann Roe", text=payload, head=f"aliases: [{line}, Roe]\nweakAliases: [{line}]\ndescription: {line}\n"
                                       f"roles:\n  - {{title: {line}, organisation: {line}, from: 2020}}\nrelations:\n  - {{directs: desk, source: {{title: {line}, publisher: {line}}}}}\n"),
        "content/actors/desk.md": actor(payload, "organisation"),
        "content/actors/idea.md": actor("Idea " + payload, "concept", head="relations:\n  - funds: desk\n"),
        "content/topics/t.md": f"---\ntitle: {line}\ndescription: {line}\naliases: [{line}]\n---\n{payload}\n",
        "content/digests/2025-10-21.md": f"---\ntitle: {line}\n---\n{payload}\n",
        "content/pages/about.md": f"---\ntitle: {line}\ndescription: {line}\n---\n{body}\n",
        "content/assets/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
        "content/notes/2025-10-21-first.md": note(payload, "It is said. [@s]\n\n" + body, topics=f"[t, {line}]", head=first),
        "content/notes/2025-10-22-second.md": note("Second", f"Roe {payload}", "2025-10-22", "[t]", second)}
