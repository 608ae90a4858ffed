#!/usr/bin/env python3
"""Each `package` declaration in Sources/ has a `///` comment that says what its signature cannot.

These need none, because everyone knows what they do, or because the comment of something else explains them:

- an initializer; a stored property; an operator, `hash(into:)` and `description`;
- a member that implements a requirement of a protocol in Sources/, if the requirement has a comment;
- an overload on the line below a declaration of the same name, if that one has a comment.

The cases of an enum are not checked."""
import collections, pathlib, re, sys

root = pathlib.Path(__file__).resolve().parent.parent
ATTRIBUTES = r"(?:@\w+(?:\([^)]*\))?\s+)*"
MODIFIERS = (
    r"(?:(?:\w+\(\w+\)|static|class|final|indirect|mutating|nonmutating|nonisolated|override|required|convenience"
    r"|lazy|weak|unowned|prefix|postfix|infix)\s+)*"
)
KINDS = r"(?P<kind>func|var|let|struct|enum|class|actor|protocol|typealias|subscript|init|extension)\b"
DECLARATION = re.compile(rf"\s*{ATTRIBUTES}{MODIFIERS}package\s+{ATTRIBUTES}{MODIFIERS}{KINDS}\s*(?P<rest>.*)")
REQUIREMENT = re.compile(rf"\s*{ATTRIBUTES}{MODIFIERS}{KINDS}\s*(?P<rest>.*)")
TYPE = re.compile(r"\s*[^/\"]*?\b(struct|enum|class|actor|protocol|extension)\s+(?P<name>[A-Z][\w.]*)(?P<header>.*)")


def indent(line):
    return len(line) - len(line.lstrip())


def is_documented(lines, index):
    """Whether a doc comment ends above this line. Attributes may have lines of their own between the two."""
    above = index - 1
    while above >= 0 and re.match(r"\s*(@\w+|// swift-format-ignore)", lines[above]):
        above -= 1
    return above >= 0 and (lines[above].lstrip().startswith("///") or lines[above].rstrip().endswith("*/"))


def full_name(found, following):
    """`menu(of:)` for a function, `subscript(_:)` for a subscript, and just the name for anything else."""
    kind, rest = found["kind"], found["rest"]
    base = kind if kind in ("init", "subscript") else re.match(r"`?([\w.]+|[^\s\w(]+)|$", rest).group().strip("`")
    if kind not in ("func", "init", "subscript"):
        return base
    # The parameters may begin on the next lines. Labels are outside of all inner brackets.
    text, depth, parameters, labels = " ".join([rest, *following]), 0, False, ""
    for mark in text[text.index("("):] if "(" in text else "":
        depth += (mark in "([{<") - (mark in ")]}>")
        if depth == 0:
            break
        if depth == 1 and mark in "(,":
            parameters = True
        elif parameters:
            labels += mark
            if mark == ":":
                labels, parameters = labels + "\0", False
    words = [part.split()[0] for part in labels.rstrip("\0").replace(":", "").split("\0") if part.split()]
    return f"{base}({''.join(word + ':' for word in words)})"


def conformances(header):
    """The names after the colon of a type's header."""
    header = re.sub(r"<[^<>]*>", "", header.split("{")[0]).split(" where ")[0]
    return set(re.findall(r"\w+", header.split(":", 1)[1])) if ":" in header else set()


def enclosing_type(lines, index):
    """The name of the type or extension that a line is in, or None."""
    limit = indent(lines[index]) - 1
    for line in reversed(lines[:index]):
        if line.strip() and indent(line) <= limit:
            found = TYPE.match(line)
            if found and not line.lstrip().startswith("//"):
                return found["name"].split(".")[-1]
            limit = indent(line)
    return None


files = {path: path.read_text(encoding="utf-8").splitlines() for path in sorted((root / "Sources").rglob("*.swift"))}

# What each type conforms to, and which requirements of each protocol have a comment.
conforms, requirements = collections.defaultdict(set), collections.defaultdict(set)
for lines in files.values():
    for index, line in enumerate(lines):
        found = TYPE.match(line)
        if not found or line.lstrip().startswith("//"):
            continue
        header = found["header"]
        for more in lines[index + 1 : index + 6]:
            if "{" in header:
                break
            header += " " + more.strip()
        name = found["name"].split(".")[-1]
        conforms[name] |= conformances(header)
        if found.group(1) == "protocol" and "}" not in header:
            for inside in range(index + 1, len(lines)):
                if lines[inside].startswith(" " * indent(line) + "}"):
                    break
                requirement = REQUIREMENT.match(lines[inside])
                if requirement and is_documented(lines, inside):
                    requirements[name].add(full_name(requirement, lines[inside + 1 : inside + 9]))


def implements_requirement(type_name, member):
    """Whether a protocol that the type conforms to, or the type itself if it is one, has a comment for the member."""
    open_names, seen = [type_name], set()
    while open_names:
        name = open_names.pop()
        if member in requirements[name]:
            return True
        if name not in seen:
            seen.add(name)
            open_names += conforms[name]
    return False


def needs_comment(found, line):
    """Whether its kind is one that needs a comment."""
    kind, rest = found["kind"], found["rest"]
    if kind in ("init", "let", "extension") or (kind == "var" and "{" not in line):
        return False
    return not (kind == "func" and not re.match(r"`?\w", rest)) and not re.match(r"(hash\(into|description\b)", rest)


faults, count, kinds = [], 0, collections.Counter()
for path, lines in files.items():
    explained = (None, None)  # the line of the last declaration that has a comment or needs none, and its base name
    for index, line in enumerate(lines):
        found = DECLARATION.match(line)
        if not found or not needs_comment(found, line):
            continue
        count += 1
        name = full_name(found, lines[index + 1 : index + 9])
        base = name.split("(")[0]
        if (
            is_documented(lines, index)
            or explained == (index - 1, base)
            or implements_requirement(enclosing_type(lines, index), name)
        ):
            explained = (index, base)
        else:
            told = name if base == found["kind"] else f"{found['kind']} {name}"
            faults.append(f"{path.relative_to(root)}:{index + 1}: no /// comment: {told}")
            kinds[found["kind"]] += 1

if faults:
    told = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    print("\n".join(faults), f"{len(faults)} of {count} package declarations have no /// comment: {told}", sep="\n")
else:
    print(f"comments: each of {count} package declarations that need one has one")
sys.exit(bool(faults))
