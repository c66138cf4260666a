"""R finds in the sample file what the C++ program put there, with ncdf4 and, where installed, rhdf5."""
import os
import shutil
import subprocess
import sys

from reading import SKIPPED, Sample, check, run

WITH_NCDF4 = r"""
suppressMessages(library(ncdf4))
nc <- nc_open(commandArgs(TRUE)[1])
number <- function(index, salt) ifelse(index %% 11 == 5, NA, salt + index / 8)
same <- function(name, salt) {
  values <- as.vector(ncvar_get(nc, name)); values[is.nan(values)] <- NA
  stopifnot(identical(values, number(seq_along(values) - 1, salt)))
}
same("outcome", 1); same("cost", 2); same("qaly", 3); same("wait_day", 4); same("queue_length", 7)
same("panel_mean", 30); same("spread_high", 41); same("parameters/value", 20)
stopifnot(ncvar_get(nc, "scenario")[2] == "group CBT – größer")
stopifnot(dim(ncvar_get(nc, "outcome")) == c(3, 3, 4, 3))
stopifnot(nc$dim$time$units == "day", ncatt_get(nc, 0, "seed")$value == "18446744073709551615")
stopifnot(length(ncvar_get(nc, "patients/age")) == 70000, sum(ncvar_get(nc, "patients/dropped_out")) == 7000)
stopifnot(ncvar_get(nc, "patients/clinic")[1] == "Zürich", ncvar_get(nc, "patients/clinic")[2] == "")
stopifnot(identical(as.vector(ncvar_get(nc, "events/minute")), 3L * (0:149999)))
stopifnot(ncvar_get(nc, "events/kind_code")[2] == "session attended")
stopifnot(grepl("exactly as read: ä", ncvar_get(nc, "provenance/config")))
nc_close(nc)
cat("ncdf4 agrees\n")
"""
WITH_RHDF5 = r"""
suppressMessages(library(rhdf5))
path <- commandArgs(TRUE)[1]
number <- function(index, salt) ifelse(index %% 11 == 5, NaN, salt + index / 8)
for (pair in list(list("outcome", 1), list("panel_q50", 35), list("/parameters/value", 20))) {
  values <- as.vector(h5read(path, pair[[1]]))
  stopifnot(identical(is.nan(values), is.nan(number(seq_along(values) - 1, pair[[2]]))))
  stopifnot(isTRUE(all.equal(values, number(seq_along(values) - 1, pair[[2]]), tolerance = 0)))
}
scenario <- h5read(path, "scenario"); Encoding(scenario) <- "UTF-8"
stopifnot(scenario[2] == "group CBT – größer")
events <- h5read(path, "events")
stopifnot(length(events$minute) == 150000, events$kind_code[2] == "session attended")
stopifnot(h5readAttributes(path, "/")$status == "complete")
cat("rhdf5 agrees\n")
"""


def main(writer, source):
    if shutil.which("Rscript") is None:
        print("skipped: R is not installed")
        sys.exit(SKIPPED)
    utf8 = dict(os.environ, LC_ALL="C.UTF-8")
    with Sample(writer) as sample:
        for package, script in (("ncdf4", WITH_NCDF4), ("rhdf5", WITH_RHDF5)):
            here = subprocess.run(["Rscript", "-e", f"library({package})"], capture_output=True, check=False)
            if here.returncode != 0:
                print(f"skipped: the R package {package} is not installed")
                if package == "ncdf4":
                    sys.exit(SKIPPED)
                continue
            file = os.path.join(sample.folder.name, package + ".R")
            with open(file, "w", encoding="utf-8") as out:
                out.write(script)
            check(f"{package} agrees" in run("Rscript", file, sample.path, env=utf8), package)
        printed = run("Rscript", os.path.join(source, "docs/read_results.R"), sample.path, "dose", env=utf8)
        for words in ("Five programmes", "group CBT – größer", "dose by day", "session missed"):
            check(words in printed, f"read_results.R does not print '{words}':\n{printed}")
    print("read by R")


main(*sys.argv[1:])
