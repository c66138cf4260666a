"""The checker checked: each rule must find its planted fault, and must leave the honest twin alone."""

import tempfile
import unittest
from pathlib import Path

from check import check
from files import code_of

HEAD = "#pragma once\n// A purpose.\n"
SCHEMA = "# yaml-language-server: $schema=schema.json\n"

# rule, file, what is wrong, what is right in the same file (None: nothing to contrast)
PLANTED = [
    ("layers", "sim/core/a.cpp", '#include "sim/care/world.hpp"', '#include "sim/core/time.hpp"'),
    ("layers", "sim/record/a.cpp", '#include "sim/care/world.hpp"', '#include "sim/people/columns.hpp"'),
    ("layers", "sim/care/steps/a.cpp", '#include "sim/run/run.hpp"', '#include "sim/care/world.hpp"'),
    ("layers", "sim/store/a.cpp", '#include "sim/care/world.hpp"', '#include "sim/record/census.hpp"'),
    ("layers", "sim/study/a.cpp", '#include "sim/run/run.hpp"', '#include "sim/analysis/sobol.hpp"'),
    ("layers", "sim/analysis/a.cpp", '#include "sim/run/run.hpp"', '#include "sim/core/math.hpp"'),
    ("layers", "sim/run/a.cpp", '#include "models/catalogue.hpp"', '#include "sim/store/file.hpp"'),
    ("layers", "models/steps/a.cpp", '#include "sim/run/run.hpp"', '#include "sim/care/pathway.hpp"'),
    ("layers", "models/a.cpp", '#include "app/main.hpp"', '#include "models/b.hpp"'),
    ("include", "sim/core/a.cpp", '#include "time.hpp"', None),
    ("include", "sim/core/a.cpp", '#include "../core/time.hpp"', None),
    ("library", "sim/run/a.cpp", "#include <hdf5.h>", "#include <vector>"),
    ("library", "app/a.cpp", "#include <H5public.h>", None),
    ("library", "sim/run/experiment.cpp", "#include <tbb/parallel_for.h>", None),
    ("library", "sim/run/experiment.cpp", "#include <oneapi/tbb/parallel_for.h>", None),
    ("library", "sim/config/value.cpp", "#include <yaml-cpp/yaml.h>", None),
    ("library", "sim/run/a.cpp", "#include <CLI/CLI.hpp>", None),
    ("library", "sim/care/a.cpp", "#include <boost/math/distributions/beta.hpp>", "#include <boost/container/small_vector.hpp>"),
    ("prints", "sim/care/a.cpp", "std::cout << 1;", "out << 1;"),
    ("prints", "models/a.cpp", 'printf("x");', 'std::snprintf(b, 9, "x");'),
    ("prints", "sim/run/a.cpp", 'std::fputs("x", stderr);', "std::fputs(x, file);"),
    ("prints", "sim/run/a.cpp", "spdlog::info(1);", '// "std::cout" in a comment'),
    ("exits", "sim/run/a.cpp", "std::exit(1);", "world.exit(1);"),
    ("exits", "models/a.cpp", "if (x) abort();", 'auto s = "abort()";'),
    ("math", "sim/care/a.cpp", "double y = std::exp(x);", "double y = math::exp(x);"),
    ("math", "models/a.cpp", "double y = pow(x, 2);", "double y = sim::math::pow(x, 2);"),
    ("math", "sim/core/draws.cpp", "double y = -::log(u);", "double y = std::sqrt(u);"),
    ("chance", "sim/core/a.cpp", "std::normal_distribution<double> d;", "Distribution d;"),
    ("chance", "models/a.cpp", "std::random_device r;", None),
    ("chance", "sim/care/a.cpp", "int x = rand();", "int x = operand();"),
    ("wall clock", "sim/run/a.cpp", "auto t = std::chrono::system_clock::now();", "auto t = world.now;"),
    ("wall clock", "sim/run/a.cpp", "auto t = std::time(nullptr);", "auto t = time(event);"),
    ("hash order", "sim/config/a.cpp", "std::unordered_map<int, int> m;", "std::map<int, int> m;"),
    ("clinical number", "models/a.cpp", "double effect = -0.434;", "double half = 0.5, year = 365.25;"),
    ("clinical number", "models/a.cpp", "double effect = .85;", "double n = 1'000; // 0.434 in a comment"),
    ("length", "sim/core/a.cpp", "int a;\n" * 401, "int a;\n" * 399),
    ("length", "configs/a.csv", None, "1\n" * 2000),
    ("header", "sim/core/a.hpp", "#pragma once\nint a;\n", HEAD),
    ("header", "sim/core/a.hpp", "// A purpose.\nint a;\n", HEAD),
    ("modeline", "configs/a.yaml", "carepath: 1\n", SCHEMA + "carepath: 1\n"),
    ("modeline", "configs/a.yaml", "# yaml-language-server: $schema=none.json\ncarepath: 1\n", SCHEMA + "# why\ncarepath: 1\n"),
    ("version", "configs/a.yaml", SCHEMA + "horizon: 5 years\n", SCHEMA + "\ncarepath: 1\n"),
    ("version", "configs/a.yaml", SCHEMA + "carepath: 2\n", None),
    ("machine path", "docs/a.md", "see /" + "work/main", "see docs/"),
    ("todo", "sim/core/a.cpp", "// TODO" + " later", "// TODO" + "(#7): later"),
    ("glob", "sim/core/CMakeLists.txt", "file(GLOB x *.cpp)", "add_library(x a.cpp)"),
]


def rules_broken(name, text):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        path = root / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        if name.startswith("configs/"):
            (path.parent / "schema.json").write_text("{}", encoding="utf-8")
        return {rule for _, _, rule, _ in check(root)}


class TheChecker(unittest.TestCase):
    def test_finds_every_planted_fault(self):
        for rule, name, wrong, _ in PLANTED:
            if wrong is not None:
                with self.subTest(rule=rule, wrong=wrong[:60]):
                    self.assertIn(rule, rules_broken(name, wrong))

    def test_leaves_the_honest_twin_alone(self):
        for _, name, _, right in PLANTED:
            if right is not None:
                with self.subTest(name=name, right=right[:60]):
                    self.assertEqual(set(), rules_broken(name, right))

    def test_app_may_print_and_include_everything(self):
        text = '#include <CLI/CLI.hpp>\n#include "sim/run/run.hpp"\n#include "models/a.hpp"\nint main() { std::cout << 1; exit(2); }\n'
        self.assertEqual(set(), rules_broken("app/main.cpp", text))

    def test_the_owner_of_a_library_may_use_it(self):
        self.assertEqual(set(), rules_broken("sim/store/a.cpp", "#include <hdf5.h>\n"))
        self.assertEqual(set(), rules_broken("sim/run/parallel.cpp", "#include <tbb/parallel_for.h>\n"))
        self.assertEqual(set(), rules_broken("sim/config/read_yaml.cpp", "#include <yaml-cpp/eventhandler.h>\n"))
        self.assertEqual(set(), rules_broken("sim/core/distribution_quantile.cpp", "#include <boost/math/distributions/beta.hpp>\n"))
        self.assertEqual(set(), rules_broken("sim/core/math.cpp", "double f(double x) { return std::exp(x); }\n"))

    def test_an_exception_needs_a_reason(self):
        self.assertEqual(set(), rules_broken("sim/run/a.cpp", "auto t = std::time(nullptr);  // allow(wall clock): only the lease\n"))
        self.assertEqual({"wall clock"}, rules_broken("sim/run/a.cpp", "auto t = std::time(nullptr);  // allow(wall clock):\n"))
        self.assertEqual({"wall clock"}, rules_broken("sim/run/a.cpp", "auto t = std::time(nullptr);  // allow(math): wrong rule\n"))

    def test_says_the_right_line(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sim/core/a.cpp"
            path.parent.mkdir(parents=True)
            path.write_text('/* two\nlines */ auto s = R"x(std::cout\n)x";\nint n = 1\'000;\nstd::cout << n;\n')
            self.assertEqual([("sim/core/a.cpp", 5, "prints")], [problem[:3] for problem in check(Path(folder))])


class TheCodeReader(unittest.TestCase):
    def test_drops_comments_and_strings_and_keeps_lines(self):
        self.assertEqual('a =        ; \nb', code_of('a = "x//y" ; \nb'))
        self.assertEqual(3, code_of("/* 1\n2\n3 */").count("\n") + 1)
        self.assertEqual("f(   , 1'000)", code_of("f('\"', 1'000)"))
        self.assertEqual('#include "sim/a.hpp"', code_of('#include "sim/a.hpp"'))


if __name__ == "__main__":
    unittest.main()
