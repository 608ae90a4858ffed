#!/usr/bin/env sh
# The tests with random cases, with many more of them: `soak.sh PROGRAM TOOLS`. Each line is what one of them counted, or
# that it passed. GAZETTE_SEED repeats the cases of an earlier run. What fails does not stop the rest; it is said again
# at the end.
set -u
program=$1
python=$2/venv/bin/python
export GAZETTE_TOOLS="$2" GAZETTE_DOCUMENTS=100000 GAZETTE_KILLS=110 GAZETTE_FAULTS=all GAZETTE_EDITS=2000 \
  GAZETTE_PAYLOADS=all
log=$(mktemp)
trap 'rm -f "$log"' EXIT

scenario() { # SCRIPT SCENARIO [PLACE]
  start=$(date +%s)
  if "$python" "Tests/Scenarios/$1.py" "$program" "$2" ${3:+"$3"} > "$log.out" 2>&1; then
    said=$(tail -1 "$log.out")
    echo "$1 $2${3:+ $3}: ${said:-passed} ($(($(date +%s) - start)) s)"
  else
    cat "$log.out"
    echo "$1 $2${3:+ $3} failed: GAZETTE_SEED repeats it" | tee -a "$log"
  fi
  rm -f "$log.out"
}

for name in errors interruptions kills kills_without_exchange leftovers random_kills mutations; do
  scenario faults $name
done
for place in folder git squash rsync inPlace s3; do scenario publish kills $place; done
scenario preview what_is_shown_is_what_is_built
scenario preview those_who_hold_connections_keep_nobody_out
scenario site nothing_that_somebody_writes_runs
swift test --filter 'OracleTests|WithholdingTests|FuzzTests' || echo "swift test failed" >> "$log"

if [ -s "$log" ]; then
  cat "$log"
  exit 1
fi
