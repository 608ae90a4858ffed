#!/usr/bin/env sh
# Runs every fuzz target for some seconds: `fuzz.sh SECONDS`. Inputs begin with this repository's own files.
set -eu
# Otherwise a crash waits for somebody who reads it.
export SWIFT_BACKTRACE=enable=no
cd "$(dirname "$0")/../Fuzzing"
swift build
inputs=.build/inputs
for target in heads markdown names mustache slugs articles preview; do
  mkdir -p "$inputs/$target"
  case $target in
  mustache) find ../templates -name '*.mustache' -exec cp {} "$inputs/$target" \; ;;
  articles) find ../Tests ../content \( -name '*.html' -o -name '*.md' \) -size -64k | head -100 | while read -r file; do
    cp "$file" "$inputs/$target"; done ;;
  slugs | preview) printf '/2025/10/21/summit/' > "$inputs/$target/seed" ;;
  *) find ../Tests/Golden ../content -name '*.md' | while read -r file; do
    cp "$file" "$inputs/$target/$(echo "$file" | tr / _)"; done ;;
  esac
  echo "$target:"
  .build/debug/Fuzz "$target" -max_total_time="$1" -max_len=4096 -timeout=20 -rss_limit_mb=4096 \
    -artifact_prefix="found-$target-" -print_final_stats=1 "$inputs/$target" 2>&1 |
    grep -E 'stat::number_of_executed_units|ERROR|SUMMARY|Test unit written|Fatal' || true
done
if ls found-* > /dev/null 2>&1; then
  echo "inputs that ended a target:"
  ls found-*
  exit 1
fi
