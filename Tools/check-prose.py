#!/usr/bin/env python3
"""A line of prose has at most 120 characters: in Markdown files and in comments of Swift files.

Code blocks and tables are not prose, and a line that is one long word cannot be broken."""
import pathlib, re, sys

LIMIT = 120
root = pathlib.Path(__file__).resolve().parent.parent
# What a site is made of, what it is made into, and the sites that tests keep.
ELSEWHERE = {"content", "site", "Tests"}


def files(pattern, skipped):
    for path in sorted(root.rglob(pattern)):
        parts = path.relative_to(root).parts
        if not any(part.startswith(".") for part in parts) and parts[0] not in skipped:
            yield path


def prose_of_markdown(lines):
    """The numbered lines that are neither in a code block nor in a table."""
    fence, in_list, after_blank, in_code = None, False, True, False
    for number, line in enumerate(lines, 1):
        text = line.strip()
        mark = re.match(r"`{3,}|~{3,}", text)
        if fence:
            if mark and text == mark.group() and text.startswith(fence):
                fence = None
            continue
        if mark:
            fence = mark.group()
            continue
        # Four spaces begin a code block after an empty line, but not within a list, whose paragraphs have them too.
        in_code = bool(text) and line.startswith(("    ", "\t")) and not in_list and (after_blank or in_code)
        if text and not line.startswith(" "):
            in_list = bool(re.match(r"([-*+]|\d+[.)]) ", line))
        after_blank = not text
        if not in_code and not text.startswith("|"):
            yield number, line


def comments_of_swift(lines):
    """The numbered lines that are or end with a comment."""
    in_text, in_comment = False, False
    for number, line in enumerate(lines, 1):
        if in_comment:
            yield number, line
            in_comment = "*/" not in line
            continue
        if line.count('"""') % 2:
            in_text = not in_text
            continue
        if in_text:
            continue
        # A string may hold two slashes.
        code = re.sub(r'"(\\.|[^"\\])*"', '""', line)
        if "//" in code:
            yield number, line
        elif "/*" in code:
            yield number, line
            in_comment = "*/" not in code


def can_be_broken(line):
    return len(re.sub(r"^(\s|[-*+>]|//+|\[[^\]]+\]:)*", "", line).split()) > 1


faults, count = [], 0
for pattern, skipped, prose in (("*.md", ELSEWHERE, prose_of_markdown), ("*.swift", set(), comments_of_swift)):
    for path in files(pattern, skipped):
        count += 1
        for number, line in prose(path.read_text(encoding="utf-8").splitlines()):
            if len(line) > LIMIT and can_be_broken(line):
                faults.append(f"{path.relative_to(root)}:{number}: {len(line)} characters; at most {LIMIT} in prose")

print("\n".join(faults) if faults else f"prose: no line of {count} files is too long")
sys.exit(bool(faults))
