#!/usr/bin/env bash
# Lines of sim/ and models/ that the quick tests reach, file by file, and those they do not. Builds the preset `coverage`: half an hour.
#   tests/scripts/coverage.sh [CTEST ARGUMENTS ...]      default: -L fast; needs gcovr; CAREPATH_JOBS: how many at once
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
jobs=${CAREPATH_JOBS:-$(nproc)}
cmake --preset coverage -DCAREPATH_TESTS=ON >/dev/null
ninja -C build/coverage -j"$jobs" >/dev/null
find build/coverage -name '*.gcda' -delete
(($#)) || set -- -L fast
ctest --test-dir build/coverage -j"$jobs" --output-on-failure "$@" | tail -n 15
gcovr --root . --object-directory build/coverage --filter 'sim/' --filter 'models/' --exclude-throw-branches --print-summary \
  --fail-under-line 90 --txt build/coverage/coverage.txt
echo "build/coverage/coverage.txt holds every file"
