#!/usr/bin/env bash
# The fast tests with the address and undefined-behaviour sanitizers, and the share of the lines of sim/ and models/ that they run.
# One build for both, in build/dev: half an hour to build on two cores, hours to run. Needs gcovr. Stops at the first finding of a test.
#   tests/scripts/sanitized.sh [ctest arguments]
# FullDisk.NothingIsPrintedWhenTheProcessEnds fails here by design: the coverage runtime itself complains about the full disk.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cmake --preset dev -DCAREPATH_TESTS=ON -DCMAKE_CXX_FLAGS_DEBUG="-O0 -g1 --coverage -fprofile-update=atomic" || exit 1
ninja -C build/dev || exit 1
export ASAN_OPTIONS=detect_leaks=1:halt_on_error=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
ctest --test-dir build/dev -L fast -j"$(nproc)" --timeout 3600 --output-on-failure "$@"
failed=$?
gcovr -r . --filter sim/ --filter models/ build/dev
exit "$failed"
