"""A Spack recipe. UNTESTED: written from the list of Debian packages, never built by Spack. Put it into a repository of
your own as packages/carepath/package.py, and name a source that you have."""
from spack.package import *


class Carepath(CMakePackage):
    """Simulates pathways of care and compares programmes."""

    license("Apache-2.0")
    version("main", branch="main", git="file:///path/to/your/clone")  # your clone

    depends_on("cmake@3.25:", type="build")
    depends_on("ninja", type="build")
    depends_on("pkgconfig", type="build")
    depends_on("cli11", type="build")
    depends_on("nlohmann-json", type="build")
    depends_on("yaml-cpp@0.7")
    depends_on("hdf5~mpi+hl")
    depends_on("tbb")
    depends_on("eigen")
    depends_on("nlopt+cxx")
    depends_on("boost")

    generator("ninja")

    def cmake_args(self):
        return [self.define("CAREPATH_TESTS", False)]
