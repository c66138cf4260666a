#!/usr/bin/env bash
# clang-tidy with the checks of .clang-tidy over sim/ and models/, or the files named; needs a configured build/ci. Ten seconds a file.
#   tests/scripts/tidy.sh [FILE ...]      CAREPATH_JOBS: how many at once
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
files=("$@")
((${#files[@]})) || mapfile -t files < <(git ls-files 'sim/*.cpp' 'models/*.cpp')
found=$(mktemp)
trap 'rm -f "$found"' EXIT
printf '%s\n' "${files[@]}" | xargs -P "${CAREPATH_JOBS:-$(nproc)}" -n 1 clang-tidy --quiet -p build/ci --extra-arg=-Wno-unknown-warning-option 2>/dev/null |
  { grep -E '^[^ ].*(warning|error):' || true; } | sort -u >"$found"
cat "$found"
echo "${#files[@]} files, $(wc -l <"$found") findings"
[[ ! -s $found ]]
