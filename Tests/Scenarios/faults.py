"""Builds with system calls that fail or kill: `faults.py PROGRAM SCENARIO`.

strace makes one call of a build fail, or ends the program at it. Whatever happens, the output has to be the old site or
the new one, whole, with the files of others; and the build after it has to bring the new site. GAZETTE_FAULTS says how
many cases of each scenario are tried, chosen by GAZETTE_SEED; `all` tries each, or 1,000 kills at any time and 10,000
damaged files."""
import os, pathlib, random, re, shutil, subprocess, sys, tempfile, time

PROGRAM, SCENARIO = sys.argv[1], sys.argv[2]
LIMIT = os.environ.get("GAZETTE_FAULTS", "60")
SEED = int(os.environ.get("GAZETTE_SEED", random.randrange(1 << 30)))
CALLS = ["openat", "read", "write", "close", "mkdir", "link", "rename", "renameat2", "unlink", "rmdir", "getdents64",
         "newfstatat", "fstat", "flock", "ftruncate", "pwrite64", "pread64"]
ERRORS = ["EIO", "ENOSPC", "EACCES", "ENOMEM", "EMFILE", "EINTR"]
# Calls that the system says can be interrupted, or that others have seen interrupted.
REPEATED = ["openat", "read", "write", "close", "mkdir", "link", "rename", "renameat2", "unlink", "rmdir", "getdents64"]
FOREIGN = {".git/HEAD": b"ref\n", ".git/objects/aa/bb": b"blob", "CNAME": b"example.org\n"}


def note(text, title, date="2025-10-21"):
    return f"---\ntitle: {title}\ndate: {date}\ntopics: [diplomacy]\n---\n{text}\n"


def tree(folder):
    """Every file below a folder, by path."""
    folder = pathlib.Path(folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class Site:
    """A site with its output, as it was built from an older text, and what a build makes of the newer one."""

    def __init__(self, base):
        self.root = base / "root"
        self.write("gazette.yml", "title: Test\nurl: https://example.org/\n")
        self.write("content/actors/ann.md", "---\nname: Ann Roe\nkind: person\n---\n")
        self.write("content/assets/map.png", "picture")
        for number in range(3):
            self.write(f"content/notes/n{number}.md", note(f"Ann Roe said {number}.", f"Note {number}"))
        self.write("content/notes/gone.md", note("Ann Roe left.", "Gone"))
        self.build()
        for path, content in FOREIGN.items():
            self.write("site/" + path, content)
        self.saved = base / "saved"
        self.old = tree(self.root / "site")
        (self.root / "content/notes/gone.md").unlink()
        self.write("content/notes/n1.md", note("Ann Roe said so.", "Note 1"))
        shutil.copytree(self.root, self.saved, symlinks=True)
        self.build()
        self.new = tree(self.root / "site")
        assert self.old != self.new and all(self.new[p] == c for p, c in FOREIGN.items())

    def write(self, path, content):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def reset(self):
        shutil.rmtree(self.root)
        shutil.copytree(self.saved, self.root, symlinks=True)

    def build(self, *inject, code=0):
        command = [PROGRAM, "build"]
        if inject:
            command = ["strace", "-f", "-o", "/dev/null"] + [w for fault in inject for w in ("-e", fault)] + command
        run = subprocess.run(command, cwd=self.root, capture_output=True, text=True, errors="replace")
        if code is not None:
            assert run.returncode == code, (run.returncode, run.stderr)
        return run

    def state(self):
        """`old` or `new`; anything else is a fault."""
        found = tree(self.root / "site")
        for name, tree_ in (("old", self.old), ("new", self.new)):
            if found == tree_:
                return name
        differing = [p for p in sorted(found.keys() | self.new.keys()) if found.get(p) != self.new.get(p)]
        raise AssertionError(f"neither the old site nor the new one: {differing[:5]} of {len(differing)}")

    def converges(self):
        run = self.build()
        assert self.state() == "new", run.stderr
        left = [n for n in os.listdir(self.root) if n.startswith(".site.")]
        assert not left, f"left beside the output: {left}"


def counts(site, calls):
    """How often a build makes each call, and how often the program does before it has begun."""
    def count(*command):
        log = site.root.parent / "strace.log"
        subprocess.run(["strace", "-f", "-o", log, "-e", "trace=" + ",".join(calls), PROGRAM, *command], cwd=site.root,
                       capture_output=True)
        text = log.read_text(errors="replace")
        return {call: len(re.findall(rf"^\d+ +{call}\(", text, re.M)) for call in calls}
    first = count("--version")
    site.reset()
    whole = count("build")
    site.reset()
    return {call: (first[call] + 1, whole[call]) for call in calls if whole[call] > first[call]}


def chosen(cases):
    cases = list(cases)
    random.Random(SEED).shuffle(cases)
    return cases if LIMIT == "all" else cases[:int(LIMIT)]


def errors(site):
    """One call fails: the old site stays and the message says what failed, or the new site stands."""
    found = counts(site, CALLS)
    cases = [(call, number, error) for call, (first, last) in found.items() for number in range(first, last + 1)
             for error in ERRORS if error != "EINTR"]
    tally = {"old": 0, "new": 0}
    for call, number, error in chosen(cases):
        site.reset()
        run = site.build(f"inject={call}:error={error}:when={number}", code=None)
        what = f"{call} {error} at {number}: exit {run.returncode}: {run.stderr[-600:]}"
        try:
            state = site.state()
            assert run.returncode in (0, 1), "the program crashed"
            assert state == "new" or run.returncode == 1, "an old site, and no error"
            assert "NSError" not in run.stderr and "Error Domain" not in run.stderr, "a raw error"
            # strace counts the calls of each thread, so the message can be a write that fails too.
            if run.returncode and not (call == "write" and not run.stderr):
                assert "error" in run.stderr and ("cannot" in run.stderr or "[" in run.stderr), "no reason"
            site.converges()
        except AssertionError as error_:
            raise AssertionError(f"{error_} ({what})") from None
        tally[state] += 1
    return f"{sum(tally.values())} of {len(cases)} failing calls (seed {SEED}): {tally}"


def interruptions(site):
    """Every call of a kind is interrupted once: nothing is lost, nobody notices."""
    found = counts(site, REPEATED)
    cases = [(call, number) for call, (first, last) in found.items() for number in range(first, last + 1)]
    tried = chosen(cases)
    for call, number in tried:
        site.reset()
        run = site.build(f"inject={call}:error=EINTR:when={number}", code=None)
        assert run.returncode == 0 and site.state() == "new", f"{call} at {number}: {run.stderr}"
    return f"{len(tried)} of {len(cases)} interrupted calls (seed {SEED})"


def kills(site, *faults):
    """The program is killed at a call: the old site or the new one, and then the new one."""
    found = counts(site, CALLS)
    cases = [(call, number) for call, (first, last) in found.items() for number in range(first, last + 1)]
    tally = {"old": 0, "new": 0, "none": 0}
    for call, number in chosen(cases):
        site.reset()
        site.build(f"inject={call}:signal=KILL:when={number}", *faults, code=None)
        try:
            # Without the exchange, a moment is left between two renames in which there is no site.
            isGap = bool(faults) and not (site.root / "site").exists()
            state = "none" if isGap else site.state()
            site.converges()
        except AssertionError as error:
            raise AssertionError(f"{error} (killed at {call} {number} {faults})") from None
        tally[state] += 1
    return f"{sum(tally.values())} of {len(cases)} kills (seed {SEED}): {tally}"


def kills_without_exchange(site):
    """The same on a file system that cannot exchange two folders."""
    return kills(site, "inject=renameat2:error=EINVAL")


def random_kills(site):
    """The program is killed after any time: the old site or the new one, and then the new one."""
    site.reset()
    start = time.monotonic()
    site.build()
    duration = time.monotonic() - start
    chance, tally = random.Random(SEED), {"old": 0, "new": 0}
    count = 1000 if LIMIT == "all" else int(LIMIT)
    for _ in range(count):
        site.reset()
        run = subprocess.Popen([PROGRAM, "build"], cwd=site.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * duration * 1.1)
        run.kill()
        run.wait()
        tally[site.state()] += 1
        site.converges()
    return f"{count} kills at random (seed {SEED}): {tally}"


# What mutations put into files, besides parts of other files.
ODD = [b"", b"\0", b"\xff", b"\xef\xbb\xbf", "\u202e".encode(), "\U0010ffff".encode(), b"---\n", b"{{", b"}}", b"{{#x}}", b"[[", b"]]", b"|",
       b"\r", b"\n", b"\t", b":", b"- ", b"&a", b"*a", b"!!", b"'", b'"', b"<!--", b"%%", b"[@", b"[^1]", b"<b>", b"```", b"> ",
       b"2025-02-30", b"9" * 30, b"../" * 5, "\u0301".encode() * 40, b"[" * 200, b"  " * 200]


def mutations(site):
    """Files that somebody damaged: the build says what is wrong and where, and leaves the site, or it builds."""
    chance, tally = random.Random(SEED), {"built": 0, "refused": 0}
    shutil.rmtree(site.root)
    golden = pathlib.Path(__file__).resolve().parent.parent / "Golden/sites"
    samples = [folder for folder in sorted(golden.iterdir()) if (folder / "gazette.yml").exists()]
    count = 10_000 if LIMIT == "all" else int(LIMIT)
    for number in range(count):
        # Some mutations of the same site, one after the other; then another site.
        if number % 50 == 0:
            shutil.rmtree(site.root, ignore_errors=True)
            shutil.copytree(chance.choice(samples), site.root, ignore=shutil.ignore_patterns("expected"))
            site.build(code=None)
            live = tree(site.root / "site")
            files = sorted(p for p in site.root.rglob("*") if p.is_file() and "site" not in p.relative_to(site.root).parts[0]
                           and p.suffix in (".md", ".yml", ".mustache", ".css", ".svg", ".png"))
        file = chance.choice(files)
        before = file.read_bytes()
        after = bytearray(before)
        for _ in range(chance.choice([1, 1, 2, 8])):
            start = chance.randint(0, len(after))
            end = min(len(after), start + chance.choice([0, 0, 1, 3, 40, 10_000]))
            other = chance.choice(files).read_bytes()
            cut = chance.randint(0, len(other))
            after[start:end] = chance.choice([chance.choice(ODD), other[cut:cut + chance.choice([1, 10, 200])],
                                              bytes(after[start:end]) * 3, chance.randbytes(1)])
        file.write_bytes(after)
        what = f"mutation {number} of seed {SEED}, {file.relative_to(site.root)}: {bytes(after)!r}"[:6000]
        try:
            run = subprocess.run([PROGRAM, "build"], cwd=site.root, capture_output=True, timeout=60)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"no end: {what}") from None
        said = run.stderr.decode()
        assert run.returncode in (0, 1), f"exit {run.returncode}: {said[-2000:]} {what}"
        found = tree(site.root / "site")
        if run.returncode:
            assert found == live, f"a build that failed changed the site: {what}"
            assert re.search(r"^\S.*: error: .* \[[a-zA-Z.]+\]$", said, re.M), f"no reason: {said[-2000:]} {what}"
        live = found
        tally["refused" if run.returncode else "built"] += 1
        file.write_bytes(before)
    return f"{count} damaged files (seed {SEED}): {tally}"


def leftovers(site):
    """The old tree cannot be deleted: the site is written, and the next build deletes it."""
    for call in ["unlink", "rmdir"]:
        site.reset()
        run = site.build(f"inject={call}:error=EACCES:when=1+", code=None)
        assert run.returncode == 0, (run.returncode, run.stderr)
        assert "[output.leftover]" in run.stderr and "Permission denied" in run.stderr, run.stderr
        assert site.state() == "new"
        (site.root / "site/CNAME").write_bytes(b"example.net\n")
        site.new["CNAME"] = b"example.net\n"
        site.converges()
        site.new["CNAME"] = FOREIGN["CNAME"]
    return "2 old trees that could not be deleted"


def main():
    with tempfile.TemporaryDirectory(prefix="gazette-faults-") as folder:
        print(f"{SCENARIO}: {globals()[SCENARIO](Site(pathlib.Path(folder)))}")


main()
