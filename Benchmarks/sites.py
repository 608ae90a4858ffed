"""The sites of the benchmarks: the same notes for Gazette and for Hugo."""
import datetime, os, random

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


PAGE = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>%s</body></html>"
LIST = PAGE % '<h1>{{ .Title }}</h1><ol>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a><p>{{ .Params.summary }}</p></li>{{ end }}</ol>'


def make(work, count):
    """Makes `count` notes for Gazette in work/g and for Hugo in work/h; returns the number of actors."""
    names = list(dict.fromkeys(f"{word(2, 3).capitalize()} {word(2, 4).capitalize()}" for _ in range(max(20, int(count**0.5) * 20))))
    slugs = [name.lower().replace(" ", "-") for name in names]
    write(work + "/g/gazette.yml", "title: Bench\nurl: https://example.org/\n")
    write(work + "/h/hugo.toml", 'baseURL = "https://example.org/"\ntitle = "Bench"\n[taxonomies]\ntopic = "topics"\nactor = "actors"\nday = "days"\n')
    write(work + "/h/layouts/single.html", PAGE % "<article><h1>{{ .Title }}</h1>{{ .Content }}</article>")
    for layout in ("list", "term", "taxonomy", "home", "section"):
        write(f"{work}/h/layouts/{layout}.html", LIST)
    for name, slug in zip(names, slugs):
        write(f"{work}/g/content/actors/{slug}.md", f"---\nname: {name}\nkind: person\n---\n")
    start = datetime.date(2024, 1, 1)
    for number in range(count):
        day = start + datetime.timedelta(days=number // 20)
        cast = sorted(set(int(abs(chance.gauss(0, 0.3)) * len(names)) % len(names) for _ in range(6)))
        body = "\n\n".join(" ".join(sentence() for _ in range(chance.randint(2, 5))) for _ in range(chance.randint(4, 9)))
        head = f"title: {sentence()[:-1]}\ndate: {day}\nsummary: {sentence()}\ntopics: [{chance.choice(TOPICS)}]\nactors: [{', '.join(slugs[i] for i in cast)}]\n"
        mine = "\n\n".join(f"[[{slugs[i]}|{names[i]}]] {sentence()}" for i in cast)
        theirs = "\n\n".join(f"[{names[i]}](/actors/{slugs[i]}/) {sentence()}" for i in cast)
        write(f"{work}/g/content/notes/{day}/n{number}.md", f"---\n{head}---\n{body}\n\n{mine}\n")
        write(f"{work}/h/content/notes/{day}/n{number}.md", f'---\n{head}days: ["{day}"]\n---\n{body}\n\n{theirs}\n')
    return len(names)
