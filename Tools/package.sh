#!/bin/sh
# Packs a built program for people to install: `package.sh PROGRAM FOLDER` writes a .deb, a .tar.gz, the debug symbols
# and SHA256SUMS into FOLDER. Dates come from the last commit, so that two runs write the same bytes.
set -eu
umask 022
export LC_ALL=C.UTF-8 TZ=UTC
mkdir -p "$2"
program="$(realpath "$1")"
dist="$(realpath "$2")"
cd "$(dirname "$0")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH

version="$("$program" --version)"
arch="$(dpkg --print-architecture)"
name="gazette-$version-$arch"
rm -f "$dist"/gazette[-_]*.deb "$dist"/gazette-*.tar.gz "$dist"/gazette-*.debug "$dist/SHA256SUMS"

# Everything that both packages install, by its place below /usr or /usr/local.
files="$work/files"
mkdir -p "$files/bin" "$files/share/man/man1" "$files/share/bash-completion/completions" \
  "$files/share/fish/vendor_completions.d" "$files/share/doc/gazette/docs"
objcopy --only-keep-debug "$program" "$dist/$name.debug"
chmod 644 "$dist/$name.debug"
strip --strip-unneeded --remove-section=.comment -o "$files/bin/gazette" "$program"
# SwiftPM looks for libraries beside the program; an installed program has none there.
chrpath --delete "$files/bin/gazette" > /dev/null
objcopy --add-gnu-debuglink="$dist/$name.debug" "$files/bin/gazette"
chmod 755 "$files/bin/gazette"
python3 Tools/man-pages.py "$program" "$files/share/man/man1"
# bash reads its completions as a part of itself, so lintian refuses a first line that names an interpreter.
"$program" --generate-completion-script bash | sed "1{/^#!/d}" > "$files/share/bash-completion/completions/gazette"
"$program" --generate-completion-script fish > "$files/share/fish/vendor_completions.d/gazette.fish"
"$program" --generate-completion-script zsh > "$work/_gazette"
install -m 644 docs/* "$files/share/doc/gazette/docs/"
install -m 644 CHANGELOG.md Tools/package/copyright "$files/share/doc/gazette/"

# The .tar.gz, with zsh's completions where a program in /usr/local has them.
tar="$work/tar/$name"
mkdir -p "$tar"
cp -R "$files/bin" "$files/share" "$tar/"
install -D -m 644 "$work/_gazette" "$tar/share/zsh/site-functions/_gazette"
install -m 644 /usr/share/common-licenses/Apache-2.0 "$tar/share/doc/gazette/Apache-2.0.txt"
install -m 644 LICENSE "$tar/LICENSE"
# The symbols that the program takes from glibc name the oldest version that has them.
glibc="$(objdump -T "$files/bin/gazette" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort -uV | tail -n 1)"
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@GLIBC@/$glibc/" Tools/package/README.md > "$tar/README.md"
tar --create --directory="$work/tar" --sort=name --format=ustar --owner=0 --group=0 --numeric-owner \
  --mode=u+w,go-w --mtime="@$SOURCE_DATE_EPOCH" "$name" | gzip -9 --no-name > "$dist/$name.tar.gz"

# The .deb. Debian's own tools work out what the program depends on, and write the control file.
deb="$work/deb"
mkdir -p "$deb/DEBIAN" "$work/debian"
cp -R "$files" "$deb/usr"
install -D -m 644 "$work/_gazette" "$deb/usr/share/zsh/vendor-completions/_gazette"
install -D -m 644 Tools/package/lintian-overrides "$deb/usr/share/lintian/overrides/gazette"
cp Tools/package/control "$work/debian/control"
cat > "$work/debian/changelog" << END
gazette ($version) unstable; urgency=medium

  * CHANGELOG.md in this folder lists the changes of this version.

 -- $(sed -n 's/^Maintainer: //p' Tools/package/control)  $(date -R -d "@$SOURCE_DATE_EPOCH")
END
cp "$work/debian/changelog" "$deb/usr/share/doc/gazette/changelog"
gzip -9 --no-name "$deb/usr/share/doc/gazette/changelog" "$deb"/usr/share/man/man1/*.1
(
  cd "$work"
  dpkg-shlibdeps -Tdebian/substvars deb/usr/bin/gazette
  dpkg-gencontrol -Pdeb -Tdebian/substvars -fdebian/files
  cd deb
  find usr -type f | sort | xargs md5sum > DEBIAN/md5sums
)
find "$deb" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$deb" "$dist/gazette_${version}_$arch.deb" > /dev/null

cd "$dist"
sha256sum "gazette_${version}_$arch.deb" "$name.debug" "$name.tar.gz" > SHA256SUMS
stat --format='%10s bytes: %n' "gazette_${version}_$arch.deb" "$name.debug" "$name.tar.gz"
