#!/usr/bin/env python3
"""check-links.py SITE BASE: every internal link and anchor of a built site leads somewhere. BASE is the site's address.

Reads the HTML by Python's own parser, so that it knows nothing of how the site was made."""
import html.parser, pathlib, sys, urllib.parse

site, base = pathlib.Path(sys.argv[1]), sys.argv[2]


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links = [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            elif name in ("href", "src"):
                self.links.append(value)


pages = {path.relative_to(site).as_posix(): Page(path) for path in site.rglob("*.html")}
faults = []
for path, page in pages.items():
    address = base + path.removesuffix("index.html")
    for repeated in {i for i in page.ids if page.ids.count(i) > 1}:
        faults.append(f"{path}: the id {repeated} stands twice")
    for link in page.links:
        target, fragment = urllib.parse.urldefrag(urllib.parse.urljoin(address, link))
        if not target.startswith(base):
            if urllib.parse.urlsplit(target).netloc == urllib.parse.urlsplit(base).netloc:
                faults.append(f"{path}: {link} leaves the site's own path")
            continue
        file = urllib.parse.unquote(target[len(base):].split("?")[0])
        file = file + "index.html" if file == "" or file.endswith("/") else file
        if not (site / file).is_file():
            faults.append(f"{path}: {link} leads nowhere")
        elif fragment and urllib.parse.unquote(fragment) not in pages[file].ids:
            faults.append(f"{path}: {link} has no such place")
print("\n".join(faults) if faults else f"{len(pages)} pages: every internal link and anchor leads somewhere")
sys.exit(bool(faults))
