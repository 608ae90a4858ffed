#!/usr/bin/env python3
"""stages.py GAZETTE [--keep]: where the instructions of a build of 1,000 notes go, stage by stage. See README.md."""
import pathlib, re, subprocess, sys, tempfile

import sites

KEPT = pathlib.Path(__file__).with_name("instructions.tsv")
# Each stage is what a function does, with all that it calls: a pattern of its name, as Swift prints it. What is
# indented is part of the stage above it.
STAGES = [
    ("build", r"PROGRAM TOTALS"),
    ("  read and check heads", r"closure #1 in read\(_:settings:keeping:\)"),
    ("  parse Markdown", r"static MarkdownParser\.parse\(_:from:line:options:withholding:\)"),
    ("  find names", r"(specialized )?Recogniser\.read\(_:_:language:target:\)"),
    ("  index for search", r"(specialized )?IndexedStretch\.init\(_:names:entry:\)"),
    ("  make files", r"Site\.render\(_:into:read:\)"),
    ("    contexts of pages", r"closure #1 in static SiteFile\.Content\.rendered<A>\(_:_:\)"),
    ("      JSON-LD", r"Site\.structured\(_:about:\)"),
    ("    templates", r"TemplateSet\.render\(_:_:into:\)"),
    ("    feeds", r"closure #1 in closure #1 in Site\.feedFiles\(_:under:home:as:entries:\)"),
    ("  compress data", r"Site\.compress\(_:in:from:\)"),
]


def measured(program, work):
    """The instructions of each stage, in millions."""
    sites.make(str(work), 1000)
    # valgrind cannot read the debug information that Swift 6 writes.
    plain = work / "gazette"
    subprocess.run(["strip", "-g", "-o", plain, program], check=True)
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={work}/profile", plain, "build", "-q"],
                   cwd=work / "g", check=True, capture_output=True)
    table = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", work / "profile"],
                           check=True, capture_output=True, text=True).stdout
    named = subprocess.run(["swift", "demangle", "--simplified"], input=table, check=True, capture_output=True, text=True).stdout
    rows = re.findall(r"^ *([\d,]+) \([ \d.]+%\) +(?:\?\?\?:)?(.+?)(?: \[/.*)?$", named, re.M)
    return {label: max((int(count.replace(",", "")) // 1_000_000 for count, name in rows if re.fullmatch(pattern, name)), default=0)
            for label, pattern in STAGES}


def main():
    kept = dict(line.split("\t") for line in KEPT.read_text().splitlines()) if KEPT.exists() else {}
    shared = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as work:
        found = measured(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(work))
    print(f"1,000 notes, millions of instructions\n{'':28}{'now':>7}{'share':>8}{'kept':>8}")
    for label, count in found.items():
        print(f"{label:28}{count:7}{count / found['build']:8.1%}{kept.get(label.strip(), '-'):>8}")
    if "--keep" in sys.argv:
        KEPT.write_text("".join(f"{label.strip()}\t{count}\n" for label, count in found.items()))


main()
