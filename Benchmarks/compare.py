#!/usr/bin/env python3
"""compare.py GAZETTE [-n NOTES] [--runs RUNS]: Gazette beside Hugo on the same notes. See README.md."""
import argparse, datetime, os, random, shutil, statistics, subprocess, sys, time

parser = argparse.ArgumentParser()
parser.add_argument("gazette")
parser.add_argument("-n", type=int, default=10000)
parser.add_argument("--runs", type=int, default=3)
parser.add_argument("--keep", action="store_true", help="leave the site that was made where it is")
options = parser.parse_args()
work = "/dev/shm/gazette-benchmark" if os.path.isdir("/dev/shm") else "/tmp/gazette-benchmark"
shutil.rmtree(work, ignore_errors=True)
chance = random.Random(1)
SYLLABLES = "ba ce di fo gu ha ki lo me na po ra si tu va we yo za bre cla dro fle gri sta tre".split()
TOPICS = "diplomacy sanctions energy defence trade elections courts migration climate health".split()


def word(least, most):
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(least, most)))


def sentence():
    return " ".join([word(2, 3).capitalize()] + [word(1, 3) for _ in range(chance.randint(8, 20))]) + "."


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


names = list(dict.fromkeys(f"{word(2, 3).capitalize()} {word(2, 4).capitalize()}" for _ in range(max(20, int(options.n**0.5) * 20))))
slugs = [name.lower().replace(" ", "-") for name in names]
write(work + "/g/gazette.yml", "title: Bench\nurl: https://example.org/\n")
write(work + "/h/hugo.toml", 'baseURL = "https://example.org/"\ntitle = "Bench"\n[taxonomies]\ntopic = "topics"\nactor = "actors"\nday = "days"\n')
PAGE = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>%s</body></html>"
LIST = PAGE % '<h1>{{ .Title }}</h1><ol>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a><p>{{ .Params.summary }}</p></li>{{ end }}</ol>'
write(work + "/h/layouts/single.html", PAGE % "<article><h1>{{ .Title }}</h1>{{ .Content }}</article>")
for layout in ("list", "term", "taxonomy", "home", "section"):
    write(f"{work}/h/layouts/{layout}.html", LIST)
for name, slug in zip(names, slugs):
    write(f"{work}/g/content/actors/{slug}.md", f"---\nname: {name}\nkind: person\n---\n")
start = datetime.date(2024, 1, 1)
for number in range(options.n):
    day = start + datetime.timedelta(days=number // 20)
    cast = sorted(set(int(abs(chance.gauss(0, 0.3)) * len(names)) % len(names) for _ in range(6)))
    body = "\n\n".join(" ".join(sentence() for _ in range(chance.randint(2, 5))) for _ in range(chance.randint(4, 9)))
    head = f"title: {sentence()[:-1]}\ndate: {day}\nsummary: {sentence()}\ntopics: [{chance.choice(TOPICS)}]\nactors: [{', '.join(slugs[i] for i in cast)}]\n"
    mine = "\n\n".join(f"[[{slugs[i]}|{names[i]}]] {sentence()}" for i in cast)
    theirs = "\n\n".join(f"[{names[i]}](/actors/{slugs[i]}/) {sentence()}" for i in cast)
    write(f"{work}/g/content/notes/{day}/n{number}.md", f"---\n{head}---\n{body}\n\n{mine}\n")
    write(f"{work}/h/content/notes/{day}/n{number}.md", f'---\n{head}days: ["{day}"]\n---\n{body}\n\n{theirs}\n')


def measure(command, folder):
    shutil.rmtree(work + "/out", ignore_errors=True)
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


contestants = {"gazette": ([os.path.abspath(options.gazette), "build", "-q", "--output", work + "/out"], work + "/g")}
if shutil.which("hugo"):
    contestants["hugo"] = (["hugo", "--quiet", "-d", work + "/out"], work + "/h")
results = {name: [] for name in contestants}
for run in range(options.runs + 1):  # the first warms up
    for name, (command, folder) in contestants.items():
        figures = measure(command, folder)
        if run:
            results[name].append(figures)
print(f"{options.n} notes, {len(names)} actors, medians of {options.runs} runs\n{'':9}{'wall s':>9}{'cpu s':>9}{'peak MiB':>10}")
medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
for name, (wall, cpu, peak) in medians.items():
    print(f"{name:9}{wall:9.3f}{cpu:9.3f}{peak:10.0f}")
if "hugo" in medians:
    print("hugo/gazette" + "".join(f"   {what} {h / g:.1f}x" for what, h, g in zip(("wall", "cpu", "memory"), medians["hugo"], medians["gazette"])))
if options.keep:
    print(f"the site is {work}/g")
else:
    shutil.rmtree(work, ignore_errors=True)
