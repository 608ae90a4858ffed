#!/usr/bin/env sh
# Makes a folder in which the linker finds only the archives of some libraries, not the shared ones, so that they become
# part of the program: `static-libraries.sh FOLDER MODULE…`, with the names of modules of pkg-config.
set -eu
folder=$1
shift
mkdir -p "$folder"
for module; do
  library=$(pkg-config --libs-only-l "$module" | tr -d ' ' | cut -c3-)
  ln -sf "$(pkg-config --variable=libdir "$module")/lib$library.a" "$folder/"
  sed "s|^libdir=.*|libdir=$folder|" "$(pkg-config --variable=pcfiledir "$module")/$module.pc" > "$folder/$module.pc"
done
