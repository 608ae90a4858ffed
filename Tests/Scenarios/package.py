"""Installs the packages of dist/ as people would: `package.py PROGRAM [SCENARIO ...]`.

PROGRAM is the program that they were made from. A bare Debian is made once, in .build-tools/, and copied for the
packages. Installing needs root. Without the name of a scenario, all run."""
import atexit, contextlib, functools, http.server, json, os, pathlib, re, shutil, subprocess, sys, tempfile, threading
import traceback

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
DIST = REPOSITORY / "dist"
BARE = REPOSITORY / ".build-tools/bookworm"
VERSION = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.strip()
LARGEST = 30_000_000
# The libraries that the program may load: those of glibc and of C++, libxml2, and those that libxml2 loads itself.
LIBRARIES = {"linux-vdso", "ld-linux-x86-64", "ld-linux-aarch64", "libc", "libm", "libstdc++", "libgcc_s",
             "libxml2", "libicuuc", "libicudata", "libz", "liblzma"}


def run(*command, code=0, **options):
    """Runs a program and returns what it prints, on both streams."""
    command = [str(word) for word in command]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                          **options)
    assert code is None or done.returncode == code, f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}"
    return done.stdout


def only(pattern):
    found = list(DIST.glob(pattern))
    assert len(found) == 1, f"{pattern}: {found}"
    return found[0]


def temporary():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gazette-package-"))
    atexit.register(shutil.rmtree, folder)
    return folder


def bare():
    """A Debian with nothing but apt and what it needs."""
    if not (BARE / "usr/bin/apt-get").exists():
        unfinished = BARE.with_name("bookworm.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.parent.mkdir(exist_ok=True)
        run("debootstrap", "--variant=minbase", "bookworm", unfinished)
        unfinished.rename(BARE)
    return BARE


class Root:
    """A copy of a Debian, by default of the bare one."""

    def __init__(self, original=None):
        self.folder = temporary() / "root"
        run("cp", "-a", "--reflink=auto", original or bare(), self.folder)

    def enter(self, user, *command, code=0):
        # The program reads its arguments from /proc, which a folder has not by itself. The mount ends with the command.
        mounted = 'mount -t proc proc "$1/proc"; exec chroot --userspec="$2" "$1" env -i "${@:3}"'
        command = ("bash", "-ec", mounted, "bash", self.folder, user, "LC_ALL=C", *command)
        return run("unshare", "--mount", *command, code=code)

    def as_root(self, *command, code=0, **variables):
        # apt needs the network as this machine has it.
        shutil.copy("/etc/resolv.conf", self.folder / "etc/resolv.conf")
        variables |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        return self.enter("root:root", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive",
                          "HOME=/root", *(f"{name}={value}" for name, value in variables.items()), *command, code=code)

    def as_reader(self, command):
        if not (self.folder / "home/reader").exists():
            self.as_root("useradd", "--create-home", "--shell", "/bin/sh", "reader")
        return self.enter("reader:reader", "PATH=/usr/bin:/bin", "HOME=/home/reader", "sh", "-ec", f"cd; {command}")

    def install(self, *packages):
        self.as_root("apt-get", "update", "-qq")
        self.as_root("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


@functools.cache
def installed():
    """A bare Debian with the .deb and what it depends on, and nothing else."""
    root = Root()
    shutil.copy(only("*.deb"), root.folder / "tmp/gazette.deb")
    root.install("/tmp/gazette.deb")
    return root


@functools.cache
def runner():
    """A Debian as a workflow finds it, with curl and git, and with a site and the repository that it came from."""
    root = Root()
    root.install("ca-certificates", "curl", "git")
    run(PROGRAM, "init", root.folder / "work/site")
    with open(root.folder / "work/site/gazette.yml", "a") as settings:
        settings.write("publish:\n  folder: {kind: folder, to: public}\n")
    shutil.copy(REPOSITORY / "Tools/action.sh", root.folder / "work/action.sh")
    return root


@contextlib.contextmanager
def releases(folder=DIST):
    """The address of a server that has the files of a folder as a release of OWNER/gazette."""
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass
    top = temporary()
    (top / "OWNER/gazette/releases/download").mkdir(parents=True)
    (top / f"OWNER/gazette/releases/download/v{VERSION}").symlink_to(folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=top))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def act(root, step, address, code=0, **inputs):
    """A step of the action, as action.yml runs it."""
    variables = {"VERSION": VERSION, "REPOSITORY": "OWNER/gazette", "ROOT": "work/site", "OUTPUT": "work/site/out",
                 "BASE_URL": "", "STRICT": "false", "GITHUB_SERVER_URL": address, "RUNNER_TEMP": "/tmp"} | inputs
    return root.as_root("sh", "/work/action.sh", step, code=code, **variables)


def recipe(title):
    """The workflow of a recipe in docs/publishing.md."""
    text = (REPOSITORY / "docs/publishing.md").read_text()
    return re.search(rf"### {title}\n.*?```yaml\n(.*?)```", text, re.S)[1]


def unpacked():
    """What is in the .tar.gz, in a folder of its own."""
    folder = temporary()
    run("tar", "-xzf", only("*.tar.gz"), "-C", folder)
    return folder / only("*.tar.gz").name.removesuffix(".tar.gz")


def verbs():
    commands = json.loads(run(PROGRAM, "--experimental-dump-help"))["command"]["subcommands"]
    return [command["commandName"] for command in commands if command["commandName"] != "help"]


# What a person who installs it finds

def a_reader_builds_a_site_in_a_bare_debian():
    root = installed()
    assert root.as_reader("gazette --version").strip() == VERSION
    root.as_reader("mkdir briefings; cd briefings; gazette init; gazette build --strict; gazette check")
    assert "<html" in (root.folder / "home/reader/briefings/site/index.html").read_text()
    listing = run("dpkg-deb", "--contents", only("*.deb"))
    assert all(line.split()[1] == "root/root" for line in listing.splitlines()), listing


def the_archive_works_where_it_is_copied():
    root, archive = installed(), unpacked()
    home = root.folder / "home/reader/.local"
    home.mkdir()
    for part in ("bin", "share"):
        run("cp", "-R", archive / part, home)
    assert root.as_reader("~/.local/bin/gazette --version").strip() == VERSION
    root.as_reader("mkdir other; cd other; ~/.local/bin/gazette init; ~/.local/bin/gazette build")
    assert "@" not in (archive / "README.md").read_text(), "README.md has a word that nobody filled in"
    for file in ("LICENSE", "share/doc/gazette/copyright", "share/doc/gazette/docs/publishing.md"):
        assert (archive / file).is_file(), file


def the_archive_can_be_removed_as_its_README_says():
    prefix, archive = temporary(), unpacked()
    for part in ("bin", "share"):
        run("cp", "-R", archive / part, prefix)
    commands = re.findall(r"## Remove\n\n```sh\n(.*?)```", (archive / "README.md").read_text(), re.S)[0]
    run("sh", "-ec", commands.replace("/usr/local", str(prefix)).replace("sudo ", ""))
    left = [file for file in prefix.rglob("*") if file.is_file()]
    assert not left, left


def a_package_that_is_removed_leaves_nothing():
    root = Root()
    before = {path.relative_to(root.folder) for path in (root.folder / "usr").rglob("*gazette*")}
    shutil.copy(only("*.deb"), root.folder / "tmp/gazette.deb")
    root.as_root("dpkg", "--force-depends", "--install", "/tmp/gazette.deb")
    root.as_root("dpkg", "--purge", "gazette")
    after = {path.relative_to(root.folder) for path in (root.folder / "usr").rglob("*gazette*")}
    assert after == before, after - before


def every_verb_has_a_man_page():
    pages = installed().folder / "usr/share/man"
    for name in ["gazette"] + [f"gazette-{verb}" for verb in verbs()]:
        page = pathlib.Path(run("man", "-M", pages, "-w", name).strip())
        assert page == pages / f"man1/{name}.1.gz", page
        faults = run("mandoc", "-T", "lint", "-W", "style", page)
        faults += run("sh", "-c", 'man --warnings --local-file "$1" 2>&1 >/dev/null', "sh", page)
        assert not faults, faults


def man_pages_name_every_option_and_none_that_is_hidden():
    pages = installed().folder / "usr/share/man/man1"
    help_ = json.loads(run(PROGRAM, "--experimental-dump-help"))["command"]
    for command in help_["subcommands"]:
        if command["commandName"] == "help":
            continue
        shown = run("mandoc", "-T", "utf8", "-O", "width=1000", pages / f"gazette-{command['commandName']}.1.gz")
        shown = re.sub(".\b", "", shown)
        for argument in command["arguments"]:
            for name in argument.get("names", []):
                spelling = ("-" if name["kind"] == "short" else "--") + name["name"]
                is_there = re.search(rf"(?m)^ +(-\S+, )*{re.escape(spelling)}\b", shown) is not None
                assert is_there == argument["shouldDisplay"], (command["commandName"], spelling)


def completions_load_in_their_shells():
    share = installed().folder / "usr/share"
    for shell, file in (("bash", "bash-completion/completions/gazette"), ("zsh", "zsh/vendor-completions/_gazette"),
                        ("fish", "fish/vendor_completions.d/gazette.fish")):
        assert not run(shell, "-n", share / file)
    assert "gazette" in run("bash", "-c", f". {share}/bash-completion/completions/gazette && complete -p gazette")
    asked = f"source {share}/fish/vendor_completions.d/gazette.fish; complete --do-complete 'gazette pub'"
    assert "publish" in run("fish", "--no-config", "-c", asked), "fish does not complete 'gazette pub'"


def lintian_has_no_objection():
    said = run("lintian", "--allow-root", "--fail-on", "error,warning", only("*.deb"), code=None)
    assert not re.search(r"(?m)^[EW]: ", said), said


def the_checksums_are_right():
    listed = run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=DIST)
    files = {path.name for path in DIST.iterdir() if path.name != "SHA256SUMS"}
    assert {line.split(":")[0] for line in listed.splitlines()} == files, (listed, files)


def two_packagings_are_the_same_bytes():
    """Also from another folder, under another name of the program, with another mask, language and time zone."""
    folder = temporary()
    shutil.copy(PROGRAM, folder / "renamed")
    run("sh", "-ec", f"umask 077; exec sh {REPOSITORY}/Tools/package.sh ./renamed ./again", cwd=folder,
        env={**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "POSIX"})
    sums = [(where / "SHA256SUMS").read_text() for where in (folder / "again", DIST)]
    assert sums[0] == sums[1], "\n".join(sums)


def the_program_is_small():
    size = (unpacked() / "bin/gazette").stat().st_size
    assert size <= LARGEST, f"{size} bytes; at most {LARGEST}"


def the_program_loads_few_libraries():
    lines = installed().as_reader("ldd /usr/bin/gazette").splitlines()
    loaded = {os.path.basename(line.split()[0]).split(".so")[0] for line in lines}
    assert "not found" not in " ".join(lines), lines
    assert loaded <= LIBRARIES, f"also loaded: {sorted(loaded - LIBRARIES)}"


def the_program_looks_for_libraries_only_where_the_system_does():
    found = re.findall(r"\((?:RUNPATH|RPATH)\).*", run("readelf", "--dynamic", unpacked() / "bin/gazette"))
    assert not found, found


def the_debug_symbols_belong_to_the_program():
    program, symbols = unpacked() / "bin/gazette", only("*.debug")
    ids = [re.findall(r"Build ID: (\w+)", run("readelf", "-n", file)) for file in (program, symbols)]
    assert ids[0] and ids[0] == ids[1], ids
    assert symbols.name in run("readelf", "--string-dump=.gnu_debuglink", program)
    assert ".symtab" not in run("readelf", "-SW", program) and ".symtab" in run("readelf", "-SW", symbols)


def the_action_builds_a_site():
    root = Root(runner().folder)
    with releases() as address:
        assert VERSION in act(root, "install", address)
    act(root, "build", address, STRICT="true", BASE_URL="https://briefs.example/sub/")
    assert "https://briefs.example/sub/" in (root.folder / "work/site/out/index.html").read_text()
    (root.folder / "work/site/content/notes/broken.md").write_text("---\ntitle: [\n---\n")
    act(root, "build", address, code=1)


def the_action_refuses_another_package():
    root, other = Root(runner().folder), temporary()
    for file in DIST.iterdir():
        shutil.copy(file, other)
    with open(only("*.deb"), "rb") as package:
        (other / only("*.deb").name).write_bytes(package.read() + b"\n")
    with releases(other) as address:
        assert "is not the file that SHA256SUMS lists" in act(root, "install", address, code=1)
        (other / "SHA256SUMS").write_text("")
        assert "SHA256SUMS does not list" in act(root, "install", address, code=1)
        assert "Cannot download" in act(root, "install", address, code=1, VERSION="9.9.9")
        assert "Set the input 'repository'" in act(root, "install", address, code=1, REPOSITORY="")
    assert not (root.folder / "usr/bin/gazette").exists()


def inputs_of_the_action_are_no_commands():
    root = installed()
    root.as_root("gazette", "init", "/work/site")
    shutil.copy(REPOSITORY / "Tools/action.sh", root.folder / "work/action.sh")
    for hostile in ("$(touch /tmp/taken)", "`touch /tmp/taken`", "; touch /tmp/taken", "'; touch /tmp/taken; '",
                    '"; touch /tmp/taken; "', "x\ntouch /tmp/taken", "--help; touch /tmp/taken"):
        for name, step in (("VERSION", "install"), ("REPOSITORY", "install"), ("ROOT", "build"), ("OUTPUT", "build"),
                           ("BASE_URL", "build"), ("STRICT", "build")):
            act(root, step, "http://127.0.0.1:9", code=None, **{name: hostile})
            assert not (root.folder / "tmp/taken").exists(), (name, hostile)
    for line in (REPOSITORY / "action.yml").read_text().splitlines():
        assert not re.match(r" *run:.*\$\{\{", line), line


def the_recipe_for_GitLab_publishes():
    root = Root(runner().folder)
    script = re.search(r"  script:\n(.*?)  artifacts:", recipe("GitLab Pages"), re.S)[1]
    with releases() as address:
        commands = [line.removeprefix("    - ").replace("https://github.com", address) for line in script.splitlines()]
        root.as_root("bash", "-ec", "\n".join(commands), CI_PROJECT_DIR="/work/site")
    assert (root.folder / "work/site/public/index.html").is_file()


def the_recipe_for_Codeberg_publishes():
    root = Root(runner().folder)
    site = root.folder / "work/site"
    target = 'pages: {kind: git, remote: "file:///work/repository.git", branch: pages}'
    settings = (site / "gazette.yml").read_text().replace("folder: {kind: folder, to: public}", target)
    (site / "gazette.yml").write_text(settings)
    root.as_root("sh", "-ec", "git init --quiet --bare --initial-branch=main /work/repository.git; cd /work/site;"
                 "git init --quiet --initial-branch=main; git add .; git -c user.name=A -c user.email=a@example.org "
                 "commit --quiet --message Begin; git push --quiet /work/repository.git main")
    blocks = re.findall(r"      - run: \|\n((?:          .*\n)+)", recipe("Codeberg Pages"))
    assert len(blocks) == 2
    with releases() as address:
        for block in blocks:
            # A step begins in a folder of its own, as on Forgejo, and ends at the first command that fails.
            commands = re.sub(r"(?m)^ {10}", "", block).replace("https://github.com", address)
            commands = commands.replace("https://codeberg.org/$GITHUB_REPOSITORY.git", "file:///work/repository.git")
            root.as_root("bash", "-ec", commands, PAGES_TOKEN="token")
    files = root.as_root("git", "-C", "/work/repository.git", "ls-tree", "-r", "--name-only", "pages").splitlines()
    assert "index.html" in files, files


def the_commands_of_the_Containerfile_work():
    root, text = Root(), (REPOSITORY / "Containerfile").read_text()
    commands = re.search(r"(?s)\nRUN --mount=type=bind,source=dist,target=/dist \\\n(.*?[^\\])\n", text)[1]
    shutil.copytree(DIST, root.folder / "dist")
    root.as_root("sh", "-c", commands.replace("\\\n", ""))
    user = re.search(r"(?m)^USER (\w+)$", text)[1]
    entry = json.loads(re.search(r"(?m)^ENTRYPOINT (.*)$", text)[1])
    root.enter(f"{user}:{user}", "PATH=/usr/bin:/bin", f"HOME=/home/{user}", "sh", "-ec",
               'cd /site; "$0" init; "$0" build; git --version; rsync --version', *entry)
    assert (root.folder / "site/site/index.html").stat().st_uid == 1000


def every_place_has_the_same_version():
    """Versions that people copy, such as `v0.2.0`, `gazette_0.2.0_amd64.deb` and `"0.2.0"`, are that of the program."""
    changelog = re.findall(r"(?m)^## (\d\S*) \(\d{4}-\d\d-\d\d\)$", (REPOSITORY / "CHANGELOG.md").read_text())
    assert changelog[:1] == [VERSION], f"CHANGELOG.md: {changelog[:1]}; the program: {VERSION}"
    for file in ("README.md", "action.yml", "docs/publishing.md"):
        named = re.findall(r"(?:/v|@v|gazette[-_]|\")(\d+\.\d+\.\d+)\b", (REPOSITORY / file).read_text())
        assert named and set(named) == {VERSION}, f"{file} names {sorted(set(named))}; the program: {VERSION}"


def main():
    text = pathlib.Path(__file__).read_text().split("\n# What a person who installs it finds\n")[1]
    names = sys.argv[2:] or [name for name in re.findall(r"\ndef (\w+)\(\):", text) if name != "main"]
    failed = 0
    for name in names:
        try:
            globals()[name]()
            print(f"{name}: passed", flush=True)
        except Exception as error:
            failed += 1
            told = str(error) if isinstance(error, AssertionError) and str(error) else traceback.format_exc()
            print(f"{name}: FAILED: {told[-3000:]}", flush=True)
    print(f"{len(names) - failed} of {len(names)} scenarios passed")
    sys.exit(failed > 0)


main()
