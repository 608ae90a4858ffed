#!/usr/bin/env python3
"""Holds each target to what Package.swift lets it import, and Package.swift to the order of the pipeline.

SwiftPM lets an undeclared import of a sibling pass in a warm build; this does not."""
import pathlib, re, sys

root = pathlib.Path(__file__).resolve().parent.parent
manifest = (root / "Package.swift").read_text()
# The C libraries' wrappers have one importer each.
SOLE = {"CCmark": "Markdown", "CYaml": "FrontMatter", "CXml": "Drafting", "CArena": "Markdown", "CExchange": "Output", "FlyingFox": "Preview", "Subprocess": "Publishing", "Theme": "Pages", "Plots": "Pages", "Search": "Pages"}
# Modules of the toolchain, by who may use them: the stages before the output know no disk, clock or network.
SYSTEM = {
    "Dispatch": {"Base", "Preview", "gazette"},
    "Synchronization": {"Base", "Preview", "gazette"},
    "Glibc": {"Base", "Output", "Preview", "Publishing", "gazette"},
    "Darwin": {"Base", "Output", "Preview", "Publishing", "gazette"},
    "FoundationEssentials": {"Drafting", "Output", "Preview", "Publishing", "gazette"},
    "System": {"Publishing"},
    "Swift": {"Base"},
}

# Products of other packages, by the variables that Package.swift keeps them in.
PRODUCTS = {"argumentParser": "ArgumentParser", "flyingFox": "FlyingFox", "flyingSocks": "FlyingSocks", "subprocess": "Subprocess", "systemPackage": "SystemPackage"}

targets, order = {}, []
for kind, name, rest in re.findall(r"\.(target|executableTarget|systemLibrary)\(\s*name: \"(\w+)\"(.*?)\)(?=,\n)", manifest, re.S):
    dependencies = re.search(r"dependencies: \[(.*?)\]", rest, re.S)
    names = re.findall(r'"(\w+)"', dependencies.group(1)) if dependencies else []
    for variable, product in PRODUCTS.items():
        if variable in (dependencies.group(1) if dependencies else ""):
            names.append(product)
    targets[name] = names
    order.append(name)

faults = []
for position, name in enumerate(order):
    for dependency in targets[name]:
        if dependency in order and order.index(dependency) >= position:
            faults.append(f"Package.swift: {name} depends on {dependency}, which stands below it")
        if SOLE.get(dependency, name) != name:
            faults.append(f"Package.swift: only {SOLE[dependency]} may depend on {dependency}, not {name}")
    for file in sorted((root / "Sources" / name).rglob("*.swift")):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            found = re.match(r"\s*(?:@\w+(?:\(\w+\))?\s+)*(?:package |internal |public )?import (\w+)", line)
            if not found:
                continue
            module = found.group(1)
            allowed = module in targets[name] or name in SYSTEM.get(module, set())
            if not allowed:
                faults.append(f"{file.relative_to(root)}:{number}: {name} may not import {module}")

print("\n".join(faults) if faults else f"imports: {len(order)} targets keep to the manifest")
sys.exit(bool(faults))
