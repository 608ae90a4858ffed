#!/usr/bin/env python3
"""flame.py GAZETTE SITE OUT.svg: a flame graph of a build, by perf. See README.md."""
import collections, html, pathlib, re, subprocess, sys, tempfile

WIDTH, HEIGHT, LEAST = 1200, 17, 0.003
# Frames of the runtime and of Swift's generic code, which say nothing about where the time goes.
NOISE = re.compile(r"^(partial apply|thunk|(closure #\d+ in )*concurrentMap|_?_?swift_dispatch|_dispatch|start_thread|static DispatchQueue"
                   r"|(Contiguous)?Array.init<A>\(unsafe|dispatch_apply|dispatch thunk|__libc|_start|protocol witness|Result<|\[unknown|0x|swift_job|swift::run|"
                   r"gazette_main|static Gazette|\(below)|^0+$")


def stacks(program, site):
    """How often each stack of functions was seen, outermost first."""
    shared = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as work:
        data = work + "/perf.data"
        subprocess.run(["perf", "record", "-q", "-F", "499", "-g", "-o", data, program, "build", "-q", "--full", "--output", work + "/out"],
                       cwd=site, check=True, capture_output=True)
        text = subprocess.run(["perf", "script", "-i", data, "-F", "ip,sym"], check=True, capture_output=True, text=True, errors="replace").stdout
    text = subprocess.run(["swift", "demangle", "--simplified"], input=text, capture_output=True, text=True, check=True).stdout
    found = collections.Counter()
    for sample in text.split("\n\n"):
        frames = [line.strip().partition(" ")[2] for line in sample.splitlines() if line.strip()]
        names = []
        for name in reversed(frames):
            name = re.sub(r"^(?:specialized |generic )+", "", name)
            if name.startswith(("entry_SYSCALL", "asm_")):
                names.append("the system")
                break
            if name and not NOISE.match(name) and (not names or names[-1] != name):
                names.append(name)
        found[tuple(names)] += 1
    return found


class Node:
    def __init__(self):
        self.count, self.inner = 0, {}


def tree(found):
    root = Node()
    for names, count in found.items():
        root.count += count
        node = root
        for name in names:
            node = node.inner.setdefault(name, Node())
            node.count += count
    return root


def draw(node, name, x, depth, scale, boxes):
    width = node.count * scale
    if width < LEAST * WIDTH:
        return
    boxes.append((x, depth, width, name, node.count))
    for inner in sorted(node.inner, key=lambda name: -node.inner[name].count):
        draw(node.inner[inner], inner, x, depth + 1, scale, boxes)
        x += node.inner[inner].count * scale


def main():
    root = tree(stacks(str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]))
    boxes = []
    draw(root, "gazette build", 0, 0, WIDTH / root.count, boxes)
    height = (max(depth for _, depth, *_ in boxes) + 1) * HEIGHT
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="11">']
    for x, depth, width, name, count in boxes:
        share = f"{name}: {count / root.count:.1%}"
        y = height - (depth + 1) * HEIGHT
        shade = 60 + hash_of(name) % 25
        lines.append(f'<g><title>{html.escape(share)}</title><rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{HEIGHT - 1}" fill="hsl(30 70% {shade}%)"/>')
        text = name[:int(width / 6)]
        lines.append((f'<text x="{x + 3:.1f}" y="{y + 12}">{html.escape(text)}</text>' if len(text) > 3 else "") + "</g>")
    pathlib.Path(sys.argv[3]).write_text("\n".join(lines) + "\n</svg>\n")


def hash_of(name):
    """The same number in each run, unlike Python's own."""
    return sum((place + 1) * ord(letter) for place, letter in enumerate(name))


main()
