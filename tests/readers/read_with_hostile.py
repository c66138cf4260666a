"""Files made to harm the reader are refused with one sentence: no crash, no foreign bytes, no great allocation."""
import os
import resource
import shutil
import subprocess
import sys
from random import Random

from reading import Sample, check, need, run

need("numpy", "h5py")
import h5py
import numpy as np


# HDF5 itself leaks a little when it refuses; a leak is no harm here, and only a sanitizer build would report it.
QUIET = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")


def swap(file, name, make):
    del file[name]
    make(name)


HOSTILE = {
    "a soft link": lambda f: f.__setitem__("cost_again", h5py.SoftLink("/cost")),
    "a link out of the file": lambda f: f.__setitem__("secret", h5py.ExternalLink("/etc/passwd", "/")),
    "a second name": lambda f: f.__setitem__("cost_again", f["cost"]),
    "a group inside itself": lambda f: f["patients"].__setitem__("again", f["/"]),
    "values in another file": lambda f: swap(f, "cost", lambda n: f.create_dataset(
        n, (3, 4, 3), "f8", external=[("/etc/passwd", 0, 288)])),
    "values put together from other files": lambda f: swap(f, "cost", lambda n: virtual(f, n)),
    "a size that the file cannot hold": lambda f: swap(f, "qaly", lambda n: f.create_dataset(
        n, (2**40, 4, 3), "f8", chunks=(1, 4, 3))),
    "an overflowing size": lambda f: f.create_dataset("x", (2**62,), "f8", chunks=(4096,)).__setitem__(0, 1.0),
    "other extents than its dimensions": lambda f: swap(f, "cost", lambda n: f.create_dataset(n, data=np.zeros((3, 4, 2)))),
    "a measure without a unit": lambda f: swap(f, "measure_unit", lambda n: f.create_dataset(n, data=["a"], dtype=h5py.string_dtype())),
    "texts where numbers belong": lambda f: swap(f, "cost", lambda n: f.create_dataset(
        n, data=np.full((3, 4, 3), "x", object), dtype=h5py.string_dtype())),
    "numbers of any length": lambda f: f.create_dataset("x", (2,), h5py.vlen_dtype("i4")),
    "a compound type": lambda f: f.create_dataset("x", (2,), np.dtype([("a", "i4"), ("b", "f8")])),
    "another filter": lambda f: f.create_dataset("x", data=np.arange(1000), chunks=(100,), scaleoffset=0),
    "deep groups": lambda f: f.create_group("a/b/c/d/e/f"),
    "ten thousand groups": lambda f: [f.create_group(f"g{i}") for i in range(10_000)],
    "another schema": lambda f: f.attrs.__setitem__("schema_name", "something else"),
    "a named type": lambda f: f.__setitem__("x", np.dtype("f8")),
}


def virtual(file, name):
    layout = h5py.VirtualLayout((3, 4, 3), "f8")
    layout[:] = h5py.VirtualSource("missing.h5", "x", (3, 4, 3))
    file.create_virtual_dataset(name, layout, fillvalue=1)


def flip_bits(good, random):
    """A few bits, mostly near the ends, where HDF5 keeps its own notes."""
    bad = bytearray(good)
    for _ in range(random.choice([1, 1, 4, 30])):
        place = random.choice([random.randrange(60_000), random.randrange(len(bad)), -1 - random.randrange(100_000)])
        bad[place] ^= 1 << random.randrange(8)
    return bytes(bad)


def little_memory():
    limit = 1 << 30
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main(reader, _):
    # A build with AddressSanitizer reserves far more than any limit on memory.
    with open(reader, "rb") as program:
        limit = None if b"__asan_init" in program.read() else little_memory
    with Sample(reader) as sample:
        check("3 scenarios, 150000 events" in run(reader, "read", sample.path), "the sample itself")
        bad = os.path.join(sample.folder.name, "bad.h5")
        for what, harm in HOSTILE.items():
            shutil.copy(sample.path, bad)
            with h5py.File(bad, "r+") as file:
                harm(file)
            done = subprocess.run([reader, "read", bad, "foreign"], capture_output=True, text=True, timeout=60,
                                  preexec_fn=limit, env=QUIET, check=False)
            check(done.returncode == 4, f"{what}: exit {done.returncode} {done.stdout}{done.stderr}")
            check(done.stderr.startswith(f"cannot read '{bad}': ") and done.stderr.count("\n") == 1, f"{what}: {done.stderr}")
            print(f"{what}: {done.stderr[len(bad) + 16:].strip()}")
        with open(sample.path, "rb") as file:
            good = file.read()
        random = Random(20270115)
        for trial in range(120):  # without the digest a changed number may go unnoticed, but nothing may crash
            with open(bad, "wb") as file:
                file.write(flip_bits(good, random))
            done = subprocess.run([reader, "read", bad, "foreign"], capture_output=True, text=True, timeout=60,
                                  preexec_fn=limit, env=QUIET, check=False)
            check(done.returncode in (0, 4), f"trial {trial}: exit {done.returncode} {done.stderr}")


main(*sys.argv[1:])
