#pragma once
// Files that appear whole or not at all; kept in sim/store, which the writers of results share with the runner.
#include "sim/store/atomic_file.hpp"
