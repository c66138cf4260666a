"""The architecture as tables: who may include whom, and which words may stand where. See check.py for how they are read."""

import re

# A folder may include from itself and from the folders named here; the longest matching folder counts.
# Left to right: core < config < people < record < care < run. Folders that are not listed (tests) may include anything.
_CORE, _CONFIG, _PEOPLE, _RECORD, _CARE = "sim/core", "sim/config", "sim/people", "sim/record", "sim/care"
LAYERS = {
    _CORE: [],
    _CONFIG: [_CORE],
    _PEOPLE: [_CORE, _CONFIG],
    _RECORD: [_CORE, _CONFIG, _PEOPLE],
    _CARE: [_CORE, _CONFIG, _PEOPLE, _RECORD],
    "sim/store": [_CORE, _CONFIG, _PEOPLE, _RECORD],
    "sim/run": [_CORE, _CONFIG, _PEOPLE, _RECORD, _CARE, "sim/store"],
    # study and analysis get an evaluate(rows) function from app; they never include run.
    "sim/analysis": [_CORE, _CONFIG, _PEOPLE, _RECORD],
    "sim/study": [_CORE, _CONFIG, _PEOPLE, _RECORD, "sim/analysis"],
    # models/trials wires the regression estimators of sim/analysis.
    "models": [_CORE, _CONFIG, _PEOPLE, _RECORD, _CARE, "sim/analysis"],
    "app": ["sim", "models"],
}

# An outside library's headers (by what follows `#include <`) and the only places that may include them.
LIBRARIES = [
    ("HDF5", r"(?:hdf5|H5\w*)(?:_hl)?\.h", ["sim/store/"]),
    ("libdeflate", r"libdeflate", ["sim/store/"]),
    ("TBB", r"(?:oneapi/)?tbb[./]", ["sim/run/parallel.cpp"]),
    ("MPI", r"mpi\.h", ["sim/run/distributed.cpp"]),
    ("yaml-cpp", r"yaml-cpp/", ["sim/config/read_yaml.cpp"]),
    ("CLI11", r"CLI/", ["app/"]),
    ("Random123", r"Random123/", ["sim/core/"]),
    ("Boost.Math", r"boost/math", ["sim/core/distribution"]),
    ("spdlog", r"spdlog/", ["app/"]),
]

_OURS = ["sim/", "models/", "app/"]
_LIBRARY = ["sim/", "models/"]
_MATH = ("log|log2|log10|log1p|exp|exp2|expm1|pow|powf|erf|erfc|tgamma|lgamma"
         "|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot")


class Word:
    """A pattern that code in `folders` may not contain, except in files whose path begins with one of `except_in`."""

    def __init__(self, rule, pattern, folders, except_in, reason):
        self.rule, self.pattern = rule, re.compile(pattern)
        self.folders, self.except_in, self.reason = folders, except_in, reason


WORDS = [
    Word("prints", r"\b(?:std::)?(?:cout|cerr|clog)\b|\bstd(?:out|err)\b|\bSTD(?:OUT|ERR)_FILENO\b|<iostream>|<print>|<syslog\.h>"
                   r"|\b(?:printf|vprintf|puts|putchar|perror)\s*\(|\b(?:fmt|std)::print|\bspdlog\b",
         _LIBRARY, [], "the library never prints or logs: return a value, add a Problem, or let app/ say it"),
    Word("exits", r"(?<![\w.>])(?:std::|::)?(?:exit|_exit|_Exit|quick_exit|abort)\s*\(|\bstd::terminate\b",
         _LIBRARY, [], "the library never exits: throw ConfigError or BrokenRule"),
    Word("math", rf"(?<![\w.>:])(?:std::|::)?(?:{_MATH})\s*\(",
         _OURS, ["sim/core/math"], "the C library's functions differ between machines: call sim::math::..."),
    Word("chance", r"\bstd::\w*_distribution\b|\brandom_device\b|(?<![\w.>:])(?:std::|::)?s?rand\s*\(|\bmt19937|<random>|\bstd::shuffle\b",
         _OURS, [], "chance comes from sim/core/draws.hpp, named by patient and purpose"),
    Word("wall clock", r"\b(?:system|high_resolution)_clock\b|(?<![\w.>:])(?:std::|::)?time\s*\(\s*(?:0|NULL|nullptr)\s*\)"
                       r"|\b(?:gettimeofday|clock_gettime|localtime(?:_r)?|gmtime(?:_r)?)\s*\(|\b__(?:DATE|TIME)__\b",
         _LIBRARY, [], "no wall clock reaches results: simulated time is sim::Time, and app/ writes runtime.json"),
    Word("hash order", r"\bunordered_(?:multi)?(?:map|set)\b|\bstd::hash\b",
         _LIBRARY, [], "its order differs between libraries: use std::map, a sorted vector or an index"),
    # The limits that a field list checks (`.low = 0.01`) are no clinical numbers.
    Word("clinical number", r"(?<!low = )(?<!high = )(?<![\w.])(?!365\.25\b)\d[\d']*\.\d{2,}(?:[eE][-+]?\d+)?[fFlL]?\b|(?<![\w.])\.\d{2,}\b",
         ["models/"], [], "clinical numbers live in configs/ with their source"),
]

MAXIMUM_LINES = 400
LENGTH_SUFFIXES = {".cpp", ".hpp", ".h", ".cc", ".py", ".R", ".sh", ".cmake", ".yaml", ".yml", ".js", ".css"}
LENGTH_NAMES = {"CMakeLists.txt", "carepath", "run", "Dockerfile"}
