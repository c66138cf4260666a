#!/usr/bin/env bash
# Runs every fuzz target for so many seconds, from the corpus beside this script and the refused files of the tests.
#   tests/fuzz/fuzz.sh [SECONDS [TARGET ...]]      60 seconds each by default
# New inputs that reach new code go to build/fuzz/found/TARGET; a crash leaves its input in build/fuzz/crashes.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/fuzz
seconds=${1:-60}
shift || true
targets=("$@")
((${#targets[@]})) || targets=(yaml quantity settings set_value life_table chunk results)
cmake -S "$root" --preset fuzz >"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }
CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 ninja -C "$build" ${CAREPATH_JOBS:+-j "$CAREPATH_JOBS"} fuzz >"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }
mkdir -p "$build/crashes"
failed=0
for target in "${targets[@]}"; do
  found=$build/found/$target
  mkdir -p "$found"
  seeds=("$root/tests/fuzz/corpus/$target")
  case $target in yaml | settings) seeds+=("$root/tests/bad_configs/clinic" "$root/tests/bad_configs/evidence") ;; esac
  echo "$target: $seconds s"
  "$build/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1000 -max_len=20000 -print_final_stats=1 \
    -artifact_prefix="$build/crashes/$target-" "$found" "${seeds[@]}" >"$build/$target.log" 2>&1 || failed=1
  grep -E "number_of_executed_units|ERROR|No such file|SUMMARY|Test unit" "$build/$target.log" || true
done
exit "$failed"
