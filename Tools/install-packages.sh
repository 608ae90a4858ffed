#!/bin/sh
# Installs Debian packages that are missing. Elsewhere it says what is needed and lets the build try.
set -eu
missing=""
for package in "$@"; do
  case "$package" in
    # Any Java, any C++ compiler, and any Python that can make a virtual environment and has its headers, will do.
    default-jre-headless) command -v java >/dev/null 2>&1 && continue ;;
    g++) command -v c++ >/dev/null 2>&1 && continue ;;
    python3-dev) [ -f "$(python3 -c 'import sysconfig; print(sysconfig.get_path("include"))' 2>/dev/null)/Python.h" ] && continue ;;
    python3-venv) python3 -c 'import venv, ensurepip' >/dev/null 2>&1 && continue ;;
  esac
  if command -v dpkg-query >/dev/null 2>&1; then
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
  fi
done
if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "needed, by the names that Debian gives them: $*" >&2
  exit 0
fi
[ -z "$missing" ] && exit 0
echo "installing$missing"
if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
