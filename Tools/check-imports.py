#!/usr/bin/env python3
"""Holds each target and each target of tests to what Package.swift lets it import, Package.swift to the order of the
pipeline, and the list of targets in ARCHITECTURE.md to Package.swift.

SwiftPM lets an undeclared import of a sibling pass in a warm build; this does not."""
import pathlib, re, sys

root = pathlib.Path(__file__).resolve().parent.parent
manifest = (root / "Package.swift").read_text()
# The C libraries' wrappers have one importer each.
SOLE = {"CCmark": "Markdown", "CYaml": "FrontMatter", "CXml": "Drafting", "CZlib": "Formats", "CArena": "Markdown", "CExchange": "Output", "NIOCore": "Preview", "NIOPosix": "Preview", "NIOHTTP1": "Preview", "NIOWebSocket": "Preview", "Subprocess": "Publishing", "Theme": "Site", "Manual": "gazette", "Plots": "Pages", "Search": "Pages"}
# Modules of the toolchain, by who may use them: the stages before the output know no disk, clock or network.
SYSTEM = {
    "Dispatch": {"Base", "Preview", "Surveying", "gazette"},
    "Synchronization": {"Archive", "Base", "Names", "Preview", "Publishing", "Site", "Surveying", "gazette"},
    "Glibc": {"Base", "Output", "Preview", "Publishing", "gazette"},
    "Darwin": {"Base", "Output", "Preview", "Publishing", "gazette"},
    "FoundationEssentials": {"Drafting", "Output", "Preview", "Publishing", "gazette"},
    "System": {"Publishing"},
    "Swift": {"Base"},
}

# Products of other packages, by the variables that Package.swift keeps them in.
PRODUCTS = {"argumentParser": "ArgumentParser", "nioCore": "NIOCore", "nioPosix": "NIOPosix", "nioHTTP1": "NIOHTTP1", "nioWebSocket": "NIOWebSocket", "subprocess": "Subprocess", "systemPackage": "SystemPackage"}

IMPORT = re.compile(r"\s*(?:@\w+(?:\(\w+\))?\s+)*(?:package |internal |public )?import (?:(?:struct|enum|class|protocol|func|let|var|typealias) )?(\w+)")

targets, order, tests = {}, [], []
for kind, name, rest in re.findall(r"\.(target|executableTarget|systemLibrary|testTarget)\(\s*name: \"(\w+)\"(.*?)\)(?=,\n)", manifest, re.S):
    dependencies = re.search(r"dependencies: \[(.*?)\]", rest, re.S)
    names = re.findall(r'"(\w+)"', dependencies.group(1)) if dependencies else []
    for variable, product in PRODUCTS.items():
        if variable in (dependencies.group(1) if dependencies else ""):
            names.append(product)
    targets[name] = names
    (tests if kind == "testTarget" else order).append(name)


def imports(folder):
    """Each import below a folder: the file, the line, the module."""
    for file in sorted(folder.rglob("*.swift")):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if found := IMPORT.match(line):
                yield file.relative_to(root), number, found.group(1)


faults = []
for name in [*tests, "TestSupport"]:
    # Tests may use any module of the toolchain, but of the project's only what the manifest gives them.
    for file, number, module in imports(root / "Tests" / ("Support" if name == "TestSupport" else name)):
        if module in [*order, *tests] and module not in targets[name]:
            faults.append(f"{file}:{number}: Package.swift does not give {name} the target {module}")
for position, name in enumerate(order):
    for dependency in targets[name]:
        if dependency in order and order.index(dependency) >= position:
            faults.append(f"Package.swift: {name} depends on {dependency}, which stands below it")
        if SOLE.get(dependency, name) != name:
            faults.append(f"Package.swift: only {SOLE[dependency]} may depend on {dependency}, not {name}")
    for file, number, module in imports(root / "Sources" / name):
        if module not in targets[name] and name not in SYSTEM.get(module, set()):
            faults.append(f"{file}:{number}: {name} may not import {module}")

# A line of the list: four spaces or more, one or more names with a slash each, then what they are.
listed = []
for number, line in enumerate((root / "ARCHITECTURE.md").read_text().splitlines(), 1):
    names = re.match(r" {4,}((?:\w+/ )*\w+/)(?= |$)", line)
    for name in names.group(1).replace("/", "").split() if names else []:
        if name in order:
            listed.append((name, number))
        elif not (root / name).is_dir():  # templates/ and other folders may stand in the list too
            faults.append(f"ARCHITECTURE.md:{number}: Package.swift has no target {name}")
for name in sorted(set(order) - {name for name, _ in listed}):
    faults.append(f"ARCHITECTURE.md:1: the target {name} is missing")
for position, (name, number) in enumerate(listed):
    if name in [before for before, _ in listed[:position]]:
        faults.append(f"ARCHITECTURE.md:{number}: the target {name} is listed twice")
    elif position and order.index(listed[position - 1][0]) > order.index(name):
        faults.append(f"ARCHITECTURE.md:{number}: {name} stands above {listed[position - 1][0]} in Package.swift")

print("\n".join(faults) if faults else f"imports: {len(order)} targets keep to the manifest and are listed")
sys.exit(bool(faults))
