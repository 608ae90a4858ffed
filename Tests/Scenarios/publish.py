"""Publishes by the real program to real places on this machine: `publish.py PROGRAM SCENARIO PLACE`.

Places are a folder, a bare git repository, a host with sshd and rsync, and S3 as moto has it. A scenario prints a line
of what it counted, or ends with what was not so."""
import contextlib, hashlib, io, os, pathlib, random, re, shutil, signal, socket, subprocess, sys, tarfile, tempfile, time

PROGRAM, SCENARIO, PLACE = sys.argv[1], sys.argv[2], sys.argv[3]
KILLS = int(os.environ.get("GAZETTE_KILLS", "10"))
# Bytes that are no text; nothing looks at them.
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
SECRET_WORD = "Quetzalcoatl"
HELD_WORD = "Tezcatlipoca"


def free_port():
    with contextlib.closing(socket.socket()) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def until(condition, what, seconds=30):
    end = time.time() + seconds
    while not condition():
        assert time.time() < end, f"not so after {seconds} s: {what}"
        time.sleep(0.05)


def answers(port):
    with contextlib.closing(socket.socket()) as s:
        return s.connect_ex(("127.0.0.1", port)) == 0


def note(text, title, date="2025-10-21", head=""):
    return f"---\ntitle: {title}\ndate: {date}\ntopics: [diplomacy]\n{head}---\n{text}\n"


def tree(folder):
    """Every file below a folder, by path."""
    folder = pathlib.Path(folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink()}


def same(found, expected, what):
    differing = [p for p in sorted(found.keys() | expected.keys()) if found.get(p) != expected.get(p)]
    assert not differing, f"{what}: {differing[:5]} of {len(differing)}"


class Site:
    """A site's folder, with this machine's memory of its targets."""

    def __init__(self, place, base, name="site"):
        self.place, self.root, self.cache = place, base / name, base / (name + "-cache")
        self.write("gazette.yml", "title: Test\nurl: https://example.org/briefs/\npublish:\n  target:\n" + place.settings)
        self.write("content/actors/sergei-lavrov.md", "---\nname: Sergei Lavrov\nkind: person\naliases: [Lavrov]\n---\n")
        for number in range(6):
            self.write(f"content/notes/2025-10-2{number}-n{number}.md", note(
                f"Sergei Lavrov spoke, {number}. ![A map](/map.png) ![Europe](/sitemap-europe.png)", f"Note {number}", f"2025-10-2{number}"))
        self.write("content/notes/2025-10-21-old.md", note("Sergei Lavrov went.", "Old", head="aliases: [/old/address/]\n"))
        self.write("content/notes/2025-10-22-draft.md", note("Not yet.", "A draft", head="draft: true\n"))
        self.write("content/notes/2025-10-22-held.md", note(f"{HELD_WORD}.", "Held", head="embargo: 2999-01-01T00:00:00Z\n"))
        self.write("content/notes/2999-01-01-ahead.md", note(f"{HELD_WORD}.", "Ahead", "2999-01-01"))
        self.write("content/assets/map.png", PICTURE)
        self.write("content/assets/sitemap-europe.png", PICTURE)
        self.write("content/assets/files/a name with spaces [x] and ünïcode*.txt", "text\n")
        self.write("content/assets/#odd; -name.txt", "text\n")
        self.write("content/assets/.gitattributes", "*.txt text eol=crlf\n")
        self.edition("one")

    def write(self, path, content):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def edition(self, name):
        """Makes the site another one: a note, a picture, a style sheet of its own."""
        for old in (self.root / "content/assets").glob("picture-*"):
            old.unlink()
        self.write(f"content/assets/picture-{name}.png", PICTURE + name.encode())
        self.write("content/notes/2025-10-23-changing.md", note(
            f"Lavrov says {name}. ![A picture](/picture-{name}.png)", f"Edition {name}", "2025-10-23"))
        self.write("templates/style.css", f"/* {name} */ body {{ color: #{hashlib.md5(name.encode()).hexdigest()[:6]} }}\n")

    def environment(self, more=None):
        env = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "RCLONE_", "GIT_"))}
        return {**env, "XDG_CACHE_HOME": str(self.cache), "NO_COLOR": "1", **self.place.environment, **(more or {})}

    def start(self, *arguments, **options):
        return subprocess.Popen(
            [PROGRAM, "publish", *arguments], cwd=self.root, env=self.environment(), stdin=options.pop("stdin", subprocess.DEVNULL),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, **options)

    def publish(self, *arguments, code=0, answer="", more=None):
        result = subprocess.run(
            [PROGRAM, "publish", *arguments], cwd=self.root, env=self.environment(more), input=answer, capture_output=True, text=True)
        assert result.returncode == code, f"publish {arguments} gave {result.returncode}: {result.stdout}{result.stderr}"
        return result.stdout + result.stderr

    def expected(self):
        """What the target is to hold, by the program's own build."""
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PROGRAM, "build", "--quiet", "--output", folder + "/site"], cwd=self.root, check=True)
            files = tree(folder + "/site")
        files.update(self.place.additions)
        head, lines = files[".gazette-manifest"].split(b"\n\n")
        groups, role = {}, None
        for line in lines.split(b"\n")[:-1] + [b"/asset"] * bool(self.place.additions) + [p.encode() for p in self.place.additions]:
            if line.startswith(b"/"):
                role = groups.setdefault(line, [])
            else:
                role.append(line)
        text = head + b"\n\n"
        for name in sorted(groups):
            paths = sorted(groups[name], key=lambda path: path + b"index.html" * path.endswith(b"/"))
            text += b"".join(line + b"\n" for line in [name, *paths])
        files[".gazette-manifest"] = text
        return files


class Place:
    """Where sites are published to. `settings` is the target in gazette.yml, `files` what readers get."""

    environment, additions, is_whole, keeps_history = {}, {}, True, False

    def __init__(self, base):
        self.base = base
        self.start()

    def start(self):
        pass

    def stop(self):
        pass

    def identity(self, path):
        """What is another thing where a file was sent again; None where the place cannot tell."""

    def check_headers(self):
        """Holds what the place says of its files to what it is to say."""

    def leavings(self):
        """What publishing should have taken away again."""
        return []


class FolderPlace(Place):
    def start(self):
        self.folder = self.base / "srv/web"
        self.settings = f"    kind: folder\n    to: {self.folder}\n"

    def files(self):
        return tree(self.folder) if self.folder.exists() else {}

    def state(self):
        return sorted((str(p), p.stat().st_ino, p.stat().st_mtime_ns) for p in self.folder.rglob("*"))

    def identity(self, path):
        return (self.folder / path).stat().st_ino

    def put(self, path, content):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def remove(self, path):
        (self.folder / path).unlink()

    def leavings(self):
        return [p.name for p in self.folder.parent.iterdir() if p != self.folder and not p.name.endswith(".gazette-lock")]


class GitPlace(Place):
    additions, keeps_history, history = {".nojekyll": b""}, True, "keep"

    def start(self):
        self.repository = self.base / "remote.git"
        subprocess.run(["git", "init", "--quiet", "--bare", self.repository], check=True)
        self.settings = f"    kind: git\n    remote: {self.repository}\n    branch: pages/live\n    history: {self.history}\n"
        config = self.base / "gitconfig"
        # What a person may have set, and what no byte of the site may change for.
        config.write_text("[core]\n\tautocrlf = true\n\thooksPath = /nonexistent\n[commit]\n\tgpgSign = true\n")
        self.environment = {"GIT_CONFIG_GLOBAL": str(config)}

    def git(self, *arguments, **options):
        return subprocess.run(["git", f"--git-dir={self.repository}", *arguments], capture_output=True, **options)

    def files(self):
        # One commit for both: what a killed run has left running may still move the branch.
        tip = self.git("rev-parse", "--verify", "--quiet", "pages/live").stdout.decode().strip()
        if not tip:
            return {}
        names = self.git("ls-tree", "-r", "-z", "--name-only", tip, check=True)
        paths = names.stdout.decode().split("\0")[:-1]
        answer = self.git("cat-file", "--batch", input="".join(f"{tip}:{p}\n" for p in paths).encode(), check=True).stdout
        files, position = {}, 0
        for path in paths:
            end = answer.index(b"\n", position)
            size = int(answer[position:end].split()[-1])
            files[path] = answer[end + 1:end + 1 + size]
            position = end + size + 2
        return files

    def state(self):
        return self.git("rev-parse", "pages/live", check=True).stdout

    def commits(self):
        return int(self.git("rev-list", "--count", "pages/live", check=True).stdout)

    def clone(self):
        work = pathlib.Path(tempfile.mkdtemp(dir=self.base))
        exists = self.git("rev-parse", "--verify", "--quiet", "pages/live").returncode == 0
        command = ["git", "-c", "core.autocrlf=false", "clone", "--quiet"] + (["--branch", "pages/live"] if exists else [])
        subprocess.run(command + [self.repository, work], check=True, capture_output=True)
        if not exists:
            subprocess.run(["git", "-C", work, "checkout", "--quiet", "--orphan", "pages/live"], check=True)
        return work

    def commit(self, work):
        run = lambda *a: subprocess.run(["git", "-C", work, "-c", "user.name=x", "-c", "user.email=x@x", *a], check=True, capture_output=True)
        run("add", "-A")
        run("commit", "--quiet", "-m", "by hand")
        run("push", "--quiet", "origin", "pages/live")

    def put(self, path, content):
        work = self.clone()
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_bytes(content)
        self.commit(work)

    def remove(self, path):
        work = self.clone()
        (work / path).unlink()
        self.commit(work)


class SquashPlace(GitPlace):
    history = "squash"


class RsyncPlace(Place):
    keeps_history = True

    def start(self):
        d = self.base / "ssh"
        d.mkdir()
        os.makedirs("/run/sshd", exist_ok=True)
        for key in "host", "id":
            subprocess.run(["ssh-keygen", "-qt", "ed25519", "-N", "", "-f", d / key], check=True)
        self.port = free_port()
        (d / "config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {d}/host\nPidFile {d}/pid\nAuthorizedKeysFile {d}/id.pub\n"
            "UsePAM no\nStrictModes no\nPasswordAuthentication no\nMaxStartups 100\n"
            # A shell's start-up files take longer than what is sent; bash does not read them at a depth of two.
            "SetEnv SHLVL=2\n")
        self.server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-f", d / "config", "-E", d / "log"])
        until(lambda: answers(self.port), "sshd answers")
        ssh = f"ssh -i {d}/id -o UserKnownHostsFile={d}/known -o StrictHostKeyChecking=accept-new -o BatchMode=yes -o ControlPath={d}/control"
        # One connection for all: a handshake takes longer than what is sent.
        self.master = subprocess.Popen(ssh.split() + ["-p", str(self.port), "-MN", "127.0.0.1"], stderr=subprocess.DEVNULL)
        until(lambda: (d / "control").exists(), "ssh connects")
        self.environment = {"RSYNC_RSH": f"{ssh} -p {self.port}"}
        self.folder = self.base / "srv/www/briefs"
        self.settings = f"    kind: rsync\n    to: 127.0.0.1:{self.folder}\n    keep: 3\n"

    def stop(self):
        self.master.kill()
        self.server.terminate()

    @property
    def live(self):
        return self.folder / "current"

    def files(self):
        return tree(self.live.resolve()) if self.live.exists() else {}

    def state(self):
        return sorted((str(p), p.lstat().st_ino, p.lstat().st_mtime_ns) for p in self.folder.rglob("*"))

    def identity(self, path):
        return (self.live / path).stat().st_ino

    def put(self, path, content):
        file = self.live / path if self.live.exists() else self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def remove(self, path):
        (self.live / path).unlink()

    def leavings(self):
        names = [p.name for p in self.folder.iterdir() if p.name not in ("releases", "current")]
        whole = [p for p in (self.folder / "releases").iterdir()]
        return names + ([f"{len(whole)} releases"] if len(whole) > 3 else [])


class InPlace(RsyncPlace):
    is_whole, keeps_history = False, False

    def start(self):
        super().start()
        self.settings = f"    kind: rsync\n    to: 127.0.0.1:{self.folder}\n    mode: inPlace\n"

    @property
    def live(self):
        return self.folder

    def leavings(self):
        return [str(p) for p in self.folder.rglob("*") if ".gazette-publishing" in p.parts or ".~tmp~" in p.parts]


class StoragePlace(Place):
    is_whole = False

    def start(self):
        port = free_port()
        self.server = subprocess.Popen(
            [str(pathlib.Path(sys.executable).parent / "moto_server"), "-H", "127.0.0.1", "-p", str(port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={k: v for k, v in os.environ.items() if k != "AWS_CA_BUNDLE"})
        until(lambda: answers(port), "moto answers")
        os.environ.pop("AWS_CA_BUNDLE", None)
        import boto3
        options = {"TYPE": "s3", "PROVIDER": "Other", "REGION": "us-east-1", "ACCESS_KEY_ID": "t", "SECRET_ACCESS_KEY": "t",
                   "ENDPOINT": f"http://127.0.0.1:{port}"}
        self.environment = {"RCLONE_CONFIG": "/dev/null", **{f"RCLONE_CONFIG_STORE_{k}": v for k, v in options.items()}}
        self.client = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1", aws_access_key_id="t", aws_secret_access_key="t")
        self.client.create_bucket(Bucket="bucket")
        self.settings = "    kind: rclone\n    to: store:bucket/briefs\n"

    def stop(self):
        self.server.kill()

    def objects(self):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket="bucket", Prefix="briefs/")
        return [o for page in pages for o in page.get("Contents", [])]

    def files(self):
        return {o["Key"][7:]: self.client.get_object(Bucket="bucket", Key=o["Key"])["Body"].read() for o in self.objects()}

    def state(self):
        return sorted((o["Key"], o["ETag"], str(o["LastModified"])) for o in self.objects())

    def identity(self, path):
        return str(self.client.head_object(Bucket="bucket", Key="briefs/" + path)["LastModified"])

    def check_headers(self):
        types = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".png": "image/png",
                 ".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8",
                 ".js": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8",
                 ".csv": "text/csv; charset=utf-8", ".ndjson": "application/x-ndjson; charset=utf-8",
                 ".graphml": "application/xml; charset=utf-8", ".gz": "application/gzip"}
        seen = set()
        for path in self.files():
            head = self.client.head_object(Bucket="bucket", Key="briefs/" + path)
            forever = re.search(r"\.[0-9a-f]{10,16}\.\w+$", path)
            cache = "public, max-age=31536000, immutable" if forever else "public, max-age=300, must-revalidate"
            assert head.get("CacheControl") == cache, f"{path}: {head.get('CacheControl')}"
            kind = types.get(pathlib.PurePath(path).suffix, "application/octet-stream")
            assert head["ContentType"] == kind, f"{path}: {head['ContentType']}"
            seen.add((kind, bool(forever)))
        assert {("text/css; charset=utf-8", True), ("text/html; charset=utf-8", False), ("image/png", False),
                ("application/octet-stream", True), ("application/json; charset=utf-8", False)} <= seen, seen

    def put(self, path, content):
        self.client.put_object(Bucket="bucket", Key="briefs/" + path, Body=content)

    def remove(self, path):
        self.client.delete_object(Bucket="bucket", Key="briefs/" + path)

    def leavings(self):
        return [o["Key"] for o in self.objects() if ".gazette-publishing" in o["Key"]]


class LocalPlace(RsyncPlace):
    """Releases in a folder of this machine."""

    def start(self):
        self.folder = self.base / "srv/www/briefs"
        self.settings = f"    kind: rsync\n    to: {self.folder}\n"

    def stop(self):
        pass


PLACES = {"local": LocalPlace, "folder": FolderPlace, "git": GitPlace, "squash": SquashPlace, "rsync": RsyncPlace, "inPlace": InPlace, "s3": StoragePlace}


def has_assets(files):
    """That no page lacks what it shows."""
    for path, content in files.items():
        if path.endswith(".html"):
            for link in re.findall(r'(?:<link[^>]*rel="stylesheet"[^>]*href|<img[^>]*src)="/briefs/([^"]*)"', content.decode()):
                assert link in files, f"{path} shows {link}, which is not there"


# What the scenarios are


def life(place, base):
    """First publish, no-op, change, deletion, withdrawal, going back."""
    site = Site(place, base)
    said = site.publish("--dry-run")
    assert "first publish" in said and not place.files(), said
    said = site.publish(code=1)
    assert "--yes" in said and not place.files(), said
    assert "not published" in site.publish(answer="n\n", code=1) and not place.files()
    said = site.publish("target", answer="y\n")
    assert "live at https://example.org/briefs/" in said, said
    one = site.expected()
    same(place.files(), one, "after the first publish")
    for path, content in one.items():
        assert HELD_WORD.encode() not in content, f"{path} has a note that is under embargo or dated ahead"
    place.check_headers()
    kept = place.identity("map.png")

    before = place.state()
    said = site.publish()
    assert "nothing changed" in said, said
    assert place.state() == before, "a second publish touched something"

    site.edition("two")
    said = site.publish("--dry-run", "--verbose")
    assert place.state() == before, "a dry run touched something"
    assert "+ picture-two.png" in said and "- picture-one.png" in said and "~ index.html" in said, said
    site.publish()
    two = site.expected()
    same(place.files(), two, "after a change")
    assert place.identity("map.png") == kept, "a file that did not change was sent again"
    place.check_headers()

    site.write("content/notes/2025-10-24-secret.md", note(f"{SECRET_WORD} met Sergei Lavrov.", f"On {SECRET_WORD}", "2025-10-24"))
    (site.root / "content/notes/2025-10-20-n0.md").unlink()
    site.publish()
    three = site.expected()
    same(place.files(), three, "after a note came and one went")
    assert any(SECRET_WORD.encode() in content for content in place.files().values())

    site.write("content/notes/2025-10-24-secret.md", note(f"{SECRET_WORD} met.", f"On {SECRET_WORD}", "2025-10-24", "draft: true\n"))
    site.publish()
    four = site.expected()
    same(place.files(), four, "after a withdrawal")
    for path, content in place.files().items():
        assert SECRET_WORD.encode() not in content and "secret" not in path, f"{path} still has the note"

    site.publish("--rollback")
    same(place.files(), three, "after going back")
    site.publish("--rollback")
    same(place.files(), two, "after going back twice")
    site.publish()
    same(place.files(), four, "after publishing again")
    site.publish("--rollback")
    same(place.files(), two, "going back from what was published after going back")
    site.publish()
    assert place.leavings() == [], place.leavings()
    if PLACE == "squash":
        assert place.commits() == 1
    return "first, no-op, change, delete, withdraw, rollback three times"


def others(place, base):
    """Files of others stay, are named, and are never written over."""
    site = Site(place, base)
    site.publish("--yes")
    theirs = {"CNAME": b"example.org\n", "downloads/report [1].pdf": b"%PDF", ".well-known/x": b"1", "#note; -x": b"n", "2025/10/21/mine.txt": b"m"}
    for path, content in theirs.items():
        place.put(path, content)
    for name in "two", "three", "four", "five":
        site.edition(name)
        said = site.publish()
        for path in theirs:
            assert path in said, f"{path} is not named: {said}"
        same(place.files(), {**site.expected(), **theirs}, f"files of others after {name}")
    # Going back leaves them too, those that came since, and goes back over commits of others.
    theirs["late.txt"] = b"late"
    place.put("late.txt", theirs["late.txt"])
    five = place.files()
    site.publish("--rollback")
    assert "picture-four.png" in place.files() and "picture-five.png" not in place.files()
    for path, content in theirs.items():
        assert place.files().get(path) == content, f"{path} is gone after going back"
    site.publish()
    same(place.files(), five, "after publishing again")

    # One that is the same as ours becomes ours; one that is not stands in the way.
    site.write("content/assets/CNAME", "example.org\n")
    site.publish()
    site.write("content/assets/CNAME", "www.example.org\n")
    site.publish()
    assert place.files()["CNAME"] == b"www.example.org\n"
    site.write("content/assets/downloads/report [1].pdf", "ours")
    before = place.state()
    said = site.publish(code=1)
    assert "did not put there" in said and "report [1].pdf" in said, said
    assert place.state() == before
    shutil.rmtree(site.root / "content/assets/downloads")
    site.write("content/assets/downloads", "a file where a folder of theirs is")
    assert "did not put there" in site.publish(code=1)
    (site.root / "content/assets/downloads").unlink()

    # A deletion of many files is asked for.
    settings = (site.root / "gazette.yml").read_text()
    site.write("gazette.yml", settings + "    maxDeletes: 2\n")
    for number in range(4):
        (site.root / f"content/notes/2025-10-2{number}-n{number}.md").unlink()
    assert "more than maxDeletes (2)" in site.publish(code=1)
    assert place.state() == before, "files were deleted without an answer"
    site.publish(answer="yes\n")
    same(place.files(), {**site.expected(), **{p: c for p, c in theirs.items() if p != "CNAME"}}, "after many deletions")

    # Another site's place is refused, and is taken only where that is said.
    site.write("gazette.yml", settings.replace("/briefs/", "/elsewhere/"))
    said = site.publish("--yes", code=1)
    assert "another site, https://example.org/briefs/" in said, said
    site.publish("target", "--yes", "--replace")
    assert "elsewhere" in place.files()["sitemap.xml"].decode()
    return "4 files of others through 10 editions"


def interrupted(place, base):
    """Ctrl-C ends it, at the question and in the middle; nothing is left in the way of the next run."""
    site = Site(place, base)
    run = site.start("target", stdin=subprocess.PIPE)
    asked = ""
    while "[y/N]" not in asked:
        asked += run.stderr.read(1)
    run.send_signal(signal.SIGINT)
    out, errors = run.communicate(timeout=5)
    assert run.returncode == 1 and "interrupted" in errors and not place.files(), f"{run.returncode}: {errors}"
    start = time.time()
    site.publish("--yes")
    duration = time.time() - start
    said = 0
    for number in range(8):
        site.edition(f"edition-{number}")
        run = site.start("--yes")
        time.sleep(duration * (number + 0.5) / 8)
        os.killpg(run.pid, signal.SIGINT)
        out, errors = run.communicate(timeout=20)
        # -2: before the program has begun to listen for signals.
        assert run.returncode in (0, -signal.SIGINT) or "interrupted" in errors, f"{run.returncode}: {out}{errors}"
        said += run.returncode != 0
        other = Site(place, base, f"other-{number}")
        other.edition(f"other-{number}")
        other.publish("--yes")
        same(place.files(), other.expected(), "another machine after an interruption")
    assert place.leavings() == [], place.leavings()
    return f"{said} of 8 interrupted"


def strangers(place, base):
    """A place that holds a site of somebody else's is refused."""
    place.put("index.html", b"<p>mine</p>")
    place.put("about.txt", b"mine")
    before = place.state()
    said = Site(place, base).publish("--yes", code=1)
    assert "did not put there" in said and "index.html" in said, said
    assert place.state() == before, "something was changed"
    return "refused"


def shared(place, base):
    """A place where others have something already that is no site: it stays, and is named."""
    place.put("README.txt", b"theirs")
    site = Site(place, base)
    said = site.publish("--yes")
    assert "README.txt" in said, said
    for name in "two", "three":
        site.edition(name)
        site.publish()
    site.publish("--rollback")
    found = place.files()
    # Beside releases it stays where it is, out of readers' sight, as it was.
    if isinstance(place, RsyncPlace) and not isinstance(place, InPlace):
        found["README.txt"] = (place.folder / "README.txt").read_bytes()
    assert found["README.txt"] == b"theirs"
    assert "picture-two.png" in found and "picture-three.png" not in found
    if isinstance(place, GitPlace):
        log = place.git("log", "--format=%s", "pages/live", check=True).stdout.decode().split("\n")
        assert "by hand" in log, log
        # One commit in all is one of ours: those of others stay below it.
        assert place.commits() == (2 if PLACE == "squash" else 5), log
    return "kept"


def race(place, base):
    """Of two publishers at once none overwrites what it did not see."""
    first, second = Site(place, base, "first"), Site(place, base, "second")
    first.publish("--yes")
    settings = (first.root / "gazette.yml").read_text() + "    maxDeletes: 0\n"
    first.write("gazette.yml", settings)
    first.edition("two")
    waiting = first.start("target", stdin=subprocess.PIPE)
    asked = ""
    while "[y/N]" not in asked:
        asked += waiting.stderr.read(1)
    second.edition("three")
    second.publish("--yes")
    out, errors = waiting.communicate("y\n", timeout=60)
    assert waiting.returncode == 1 and "meanwhile" in errors, f"{waiting.returncode}: {out}{errors}"
    same(place.files(), second.expected(), "what the other published")

    outcomes = []
    for round in range(8):
        editions = {}
        for site in first, second:
            site.edition(f"{site.root.name}-{round}")
            editions[site] = site.expected()
        before = place.files()
        runs = {}
        for site in (first, second) if round % 2 else (second, first):
            runs[site] = site.start("--yes")
            time.sleep(random.random() * 0.3)
        codes = {}
        for site, run in runs.items():
            out, errors = run.communicate(timeout=120)
            codes[site] = run.returncode
            if run.returncode:
                # The one that pushes later may also see the other's edition where it reads its own back.
                assert "publisher" in errors or "meanwhile" in errors or "read back" in errors or "is not what was sent" in errors, errors
        found = place.files()
        winners = [site for site in codes if codes[site] == 0]
        if winners:
            assert any(found == editions[site] for site in winners), "what is there is no winner's edition"
        else:
            assert found == before or not place.is_whole, "nobody won, and the place changed"
        outcomes.append(len(winners))
        second.publish("--yes")
        same(place.files(), editions[second], "after one more run")
    assert place.leavings() == [], place.leavings()
    return f"8 races of two: {outcomes.count(2)} one after the other, {outcomes.count(1)} with one refused, {outcomes.count(0)} with both refused"


def still(place):
    """What a place holds at one moment: where files change one by one, one at which nothing that a killed run has left
    running changed any while they were read."""
    if place.is_whole:
        return place.files()
    for attempt in range(200):
        with contextlib.suppress(Exception):
            before = place.state()
            files = place.files()
            if place.state() == before:
                return files
        time.sleep(0.02)
    raise AssertionError("the place does not come to rest")


def kills(place, base):
    """Killed at random, alone or with the programs that it runs, the promises hold; one more run brings it to its end."""
    seed = int(os.environ.get("GAZETTE_SEED", random.randrange(1 << 30)))
    chance = random.Random(seed)
    site = Site(place, base)
    site.publish("--yes")
    theirs = {"downloads/report.pdf": b"%PDF"}
    place.put("downloads/report.pdf", theirs["downloads/report.pdf"])
    expected, live = {}, "one"
    for name in "one", "two":
        site.edition(name)
        expected[name] = {**site.expected(), **theirs}
    start = time.time()
    site.publish("--yes")
    live, duration = "two", time.time() - start
    counts = {"old": 0, "new": 0, "between": 0, "done": 0}
    for number in range(KILLS):
        other = "one" if live == "two" else "two"
        site.edition(other)
        run = site.start("--yes")
        time.sleep(chance.random() * duration)
        if run.poll() is not None:
            counts["done"] += 1
        with contextlib.suppress(ProcessLookupError):
            # Alone, the programs that it ran go on for a while: that is to do no harm either.
            (os.killpg if number % 2 else os.kill)(run.pid, signal.SIGKILL)
        run.wait()
        for look in range(2):
            files = still(place)
            what = f"kill {number} of seed {seed}"
            if files == expected[live]:
                state = "old"
            elif files == expected[other]:
                state = "new"
            else:
                state = "between"
                assert not place.is_whole, f"{what}: neither the old site nor the new one"
            has_assets(files)
            assert files.get("downloads/report.pdf") == b"%PDF", what
            if look == 0:
                counts[state] += 1
                time.sleep(0.02)
        result = site.publish("--yes")
        same(place.files(), expected[other], f"{what}: one more run, which said {result}")
        live = other
    # Killed runs leave nothing that does not go with a run that changes something.
    site.edition("three")
    site.publish("--yes")
    assert place.leavings() == [], place.leavings()
    return f"{KILLS} kills (seed {seed}): {counts['old']} old, {counts['new']} new, {counts['between']} in between, {counts['done']} after its end"


def recipe(language):
    """The recipe of docs/publishing.md: its configuration, and the command that makes its redirects."""
    text = (pathlib.Path(__file__).parents[2] / "docs/publishing.md").read_text()
    command, configuration = re.search(r"`(sed [^`]*)`\n\n```" + language + r"\n(.*?)```", text, re.S).groups()
    return command, configuration


def nginx(place, base):
    """The recipe for nginx serves the site under its sub-path, with the right headers."""
    command, configuration = recipe("nginx")
    port = free_port()
    subprocess.run(["nginx", "-v"], check=True, capture_output=True)

    def start():
        here = configuration.replace("/srv/www/briefs", str(place.folder)).replace("/etc/nginx", str(base))
        (base / "nginx.conf").write_text(
            f"daemon off; pid {base}/pid; error_log {base}/error.log; {'user root;' if os.getuid() == 0 else ''} events {{}}\n"
            f"http {{ include /etc/nginx/mime.types; access_log off;\n"
            + "".join(f"{kind}_temp_path {base}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
            + here.replace("listen 80", f"listen 127.0.0.1:{port}") + "}\n")
        return subprocess.Popen(["nginx", "-p", base, "-c", base / "nginx.conf"])

    return served(place, base, command.replace("/etc/nginx", str(base)), start, port)


def caddy(place, base):
    """And the one for Caddy."""
    command, configuration = recipe("caddy")
    port = free_port()

    def start():
        here = configuration.replace("/srv/www/briefs", str(place.folder)).replace("/etc/caddy", str(base))
        here = here.replace("example.org {", f"http://127.0.0.1:{port} {{", 1)
        (base / "Caddyfile").write_text(f"{{\n admin off\n auto_https off\n}}\n{here}")
        env = {**os.environ, "HOME": str(base), "XDG_DATA_HOME": str(base / "data"), "XDG_CONFIG_HOME": str(base / "config")}
        return subprocess.Popen(
            ["caddy", "run", "--config", base / "Caddyfile", "--adapter", "caddyfile"], stderr=open(base / "caddy.log", "w"), env=env)

    return served(place, base, command.replace("/etc/caddy", str(base)), start, port)


def served(place, base, command, start, port):
    site = Site(place, base)
    site.publish("--yes")
    # As in the recipe, by a shell: the test's own, of a command that the document gives.
    subprocess.run(command.replace("/srv/www/briefs", str(place.folder)), shell=True, check=True)
    server = start()
    try:
        until(lambda: answers(port), "the server answers")
        return crawl(place, site, f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait()


def crawl(place, site, host):
    """Follows every link of every page, and looks at what the server says of each file."""
    import http.client, urllib.parse

    def ask(address):
        connection = http.client.HTTPConnection(host.removeprefix("http://"), timeout=10)
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()

    types = {".html": "text/html; charset=utf-8", ".css": "text/css", ".png": "image/png", ".xml": "xml", ".txt": "text/plain",
             ".js": "javascript", ".json": "application/json"}
    seen, files = set(), place.files()
    # What no page links to: the rest is found by following links.
    waiting = ["/briefs/sitemap.xml", "/briefs/robots.txt", "/briefs/old/address/", "/briefs/404.html", "/briefs/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        status, headers, body = ask(address)
        path = urllib.parse.unquote(address.removeprefix("/briefs/"))
        path += "index.html" if path.endswith("/") or not path else ""
        if (path == "old/address/index.html"):
            assert status == 301 and headers["location"].endswith("/briefs/2025/10/21/old/"), f"{address}: {status} {headers}"
            continue
        assert status == 200, f"{address}: {status}"
        assert body == files[path], f"{address} is not {path}"
        # Servers know tables and networks by other names, if at all.
        kind = types.get(pathlib.PurePath(path).suffix, "")
        assert kind in headers.get("content-type", "").lower(), f"{address}: {headers}"
        forever = re.search(r"\.[0-9a-f]{10,16}\.", path)
        cache = "public, max-age=31536000, immutable" if forever else "public, max-age=300, must-revalidate"
        assert headers["cache-control"] == cache, f"{address}: {headers['cache-control']}"
        assert headers["x-content-type-options"] == "nosniff", address
        if path.endswith(".html"):
            assert "default-src 'self'" in headers["content-security-policy"], address
            for link in re.findall(rb'(?:href|src)="([^"#]*)[^"]*"', body):
                link = urllib.parse.urljoin(address, link.decode().replace("&amp;", "&"))
                link = link.removeprefix("https://example.org")
                if link.startswith("/"):
                    assert link.startswith("/briefs/"), f"{address}: {link} leaves the site's path"
                    waiting.append(link)
    # Pages for what this site has none of stand at their addresses, and nothing leads there.
    pages = [p for p in files if p.endswith(".html") and not p.startswith(("calendar/", "network/"))]
    missing = [p for p in pages if "/briefs/" + p.removesuffix("index.html") not in seen]
    assert not missing, f"no link leads to {missing}"
    status, headers, body = ask("/briefs/nothing/here/")
    assert status == 404 and body == files["404.html"], f"{status}: {body[:80]}"
    for hidden in ".gazette-manifest", "_redirects":
        assert ask("/briefs/" + hidden)[0] == 404, hidden
    assert ask("/briefs")[0] == 301

    # A reader who goes on asking while editions change sees one or the other, and every answer is whole.
    editions = {ask("/briefs/2025/10/23/changing/")[2]}
    for name in "two", "three", "four":
        site.edition(name)
        run = site.start("--yes")
        while run.poll() is None:
            status, _, body = ask("/briefs/2025/10/23/changing/")
            assert status == 200 and body.endswith(b"</html>\n"), f"{status} while publishing: {body[-60:]}"
            editions.add(body)
        assert run.returncode == 0, run.communicate()
        editions.add(ask("/briefs/2025/10/23/changing/")[2])
    assert len(editions) == 4, len(editions)
    return f"{len(seen)} addresses, {len(pages)} pages"


def main():
    with tempfile.TemporaryDirectory(prefix="gazette-publish-") as folder:
        base = pathlib.Path(folder)
        place = PLACES[PLACE](base)
        try:
            print(f"{SCENARIO} {PLACE}: {globals()[SCENARIO](place, base)}")
        finally:
            place.stop()


main()
