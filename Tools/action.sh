#!/bin/sh
# The steps of action.yml: `action.sh install` and `action.sh build`. The inputs come as variables, so that nothing in
# them can become a command.
set -eu

fail() {
  echo "::error::$1"
  exit 1
}

# Downloads the package of a release, compares it with the release's checksums, and installs it.
install_package() {
  case "$VERSION" in
    "" | *[!0-9.]*) fail "The input 'version' is not a version such as 0.2.0." ;;
  esac
  case "$REPOSITORY" in
    "" | *[!A-Za-z0-9._/-]*) fail "Set the input 'repository' to the repository that has the releases: OWNER/gazette." ;;
  esac
  package="gazette_${VERSION}_$(dpkg --print-architecture).deb"
  release="$GITHUB_SERVER_URL/$REPOSITORY/releases/download/v$VERSION"
  folder="$(mktemp -d "$RUNNER_TEMP/gazette.XXXXXX")"
  cd "$folder"
  for file in SHA256SUMS "$package"; do
    curl --fail --silent --show-error --location --retry 3 --output "$file" "$release/$file" ||
      fail "Cannot download $release/$file"
  done
  grep " $package\$" SHA256SUMS > expected || fail "SHA256SUMS does not list $package."
  sha256sum --check --strict expected || fail "$package is not the file that SHA256SUMS lists."
  if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
  # The package's user for downloads cannot read a private folder, and apt warns of it.
  chmod 755 "$folder"
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "./$package"
  gazette --version
}

build_site() {
  set -- "--root=$ROOT"
  if [ -n "$BASE_URL" ]; then set -- "$@" "--base-url=$BASE_URL"; fi
  case "$STRICT" in
    true) set -- "$@" --strict ;;
    false) ;;
    *) fail "The input 'strict' is neither true nor false." ;;
  esac
  gazette build "$@" "--output=$OUTPUT"
  gazette check "$@"
}

case "$1" in
  install) install_package ;;
  build) build_site ;;
  *) fail "There is no step of this name." ;;
esac
