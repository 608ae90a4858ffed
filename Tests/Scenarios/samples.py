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
