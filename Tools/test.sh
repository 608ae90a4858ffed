#!/bin/sh
# Runs the tests, with the arguments of `swift test`, and says at the end what failed: thousands of lines come before.
log=.build/test.log
mkdir -p .build
{
  swift test "$@" && echo 0 > "$log.status" || echo 1 > "$log.status"
} 2>&1 | tee "$log"
[ "$(cat "$log.status")" = 0 ] && exit 0
echo
echo "What failed:"
grep -a -E '✘|error:' "$log" | head -50
exit 1
