#!/usr/bin/env python3
"""Every `package` declaration in Sources/ has a `///` comment that says what its signature cannot.

The cases of an enum need none: they bear no `package`."""
import collections, pathlib, re, sys

root = pathlib.Path(__file__).resolve().parent.parent
ATTRIBUTES = r"(?:@\w+(?:\([^)]*\))?\s+)*"
MODIFIERS = r"(?:(?:\w+\(\w+\)|static|class|final|indirect|mutating|nonisolated|override|required|convenience|lazy|weak)\s+)*"
KINDS = r"(?:func|var|let|struct|enum|class|actor|protocol|typealias|associatedtype|subscript|init|extension)\b"
DECLARATION = re.compile(rf"\s*{ATTRIBUTES}{MODIFIERS}package\s+{MODIFIERS}({KINDS}.*)")


def is_documented(lines, index):
    """Whether a doc comment ends above this line; attributes on lines of their own may stand between."""
    above = index - 1
    while above >= 0 and re.match(r"\s*(@\w+|// swift-format-ignore)", lines[above]):
        above -= 1
    return above >= 0 and (lines[above].lstrip().startswith("///") or lines[above].rstrip().endswith("*/"))


faults, count, kinds = [], 0, collections.Counter()
for path in sorted((root / "Sources").rglob("*.swift")):
    lines = path.read_text(encoding="utf-8").splitlines()
    for index, line in enumerate(lines):
        found = DECLARATION.match(line)
        if not found:
            continue
        count += 1
        if not is_documented(lines, index):
            name = re.split(r"[={]", found.group(1))[0].strip()
            faults.append(f"{path.relative_to(root)}:{index + 1}: no /// comment: {name}")
            kinds[re.match(r"\w+", name).group()] += 1

if faults:
    told = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    print("\n".join(faults), f"{len(faults)} of {count} package declarations have no /// comment: {told}", sep="\n")
else:
    print(f"comments: each of {count} package declarations has one")
sys.exit(bool(faults))
