"""docs/r/carepath.R runs a scenario and hands over the columns that hesim, BCEA and dampack ask for.

usage: script_with_r.py PROGRAM ROOT
"""
import os
import shutil
import subprocess
import sys
import tempfile

from reading import SKIPPED, check, run

SCRIPT = r"""
source(file.path(commandArgs(TRUE)[1], "docs/r/carepath.R"))
results <- carepath_run("small_clinic", "r", sets = c("population.setting.patients" = "40", "time.horizon" = "1 year"),
                        draws = 3, replications = 2, seed = 7)
written <- read.csv("r/cea.csv")
cea <- carepath_cea(results)
stopifnot(identical(names(cea), names(written)), nrow(cea) == 6)
for (column in c("sample", "strategy_id", "grp_id", "cost", "qaly"))
  stopifnot(isTRUE(all.equal(as.numeric(cea[[column]]), as.numeric(written[[column]]), tolerance = 1e-9)))
stopifnot(identical(as.character(cea$strategy_name), written$strategy_name))
stopifnot(identical(names(carepath_hesim(results)), c("sample", "strategy_id", "grp_id", "cost", "qaly")))
bcea <- carepath_bcea(results)
stopifnot(identical(dim(bcea$eff), c(3L, 2L)), bcea$cost[2, 2] == cea$cost[cea$sample == 2 & cea$strategy_id == 2])
dampack <- carepath_dampack(results)
stopifnot(identical(names(dampack$cost), c("usual care", "group CBT")), is.data.frame(dampack$effectiveness))
measures <- carepath_measures(results)
cost <- measures[measures$measure == "discounted_cost" & measures$scenario == "group CBT" & measures$draw == 2, ]
stopifnot(isTRUE(all.equal(mean(cost$value), bcea$cost[2, 2], check.attributes = FALSE)))
study <- carepath_sweep("programmes_psa", "s", sets = c("study.set.population.setting" = "{patients: 60, sites: 3, hubs: 1, regions: 1}",
                                                        "sweep[0].design.draws" = "44", "sweep[0].replicates" = "1"))
of_study <- carepath_cea(study)
stopifnot(identical(names(of_study), names(cea)), nrow(of_study) == 44 * 9)
curves <- carepath_analysis(study, "curves")
wide <- carepath_bcea(study)
benefit <- 50000 * wide$eff - wide$cost
at <- curves[curves$threshold == 50000, ]
stopifnot(identical(at$option, wide$interventions), isTRUE(all.equal(at$net_benefit, unname(colMeans(benefit)), tolerance = 1e-6)))
best <- benefit == apply(benefit, 1, max)  # arms that nobody enters are equal: ties are shared
stopifnot(isTRUE(all.equal(at$probability_best, unname(colMeans(best / rowSums(best))), tolerance = 1e-9)), all(at$interval == "number of draws (Wilson)"))
runs <- carepath_table(study, "study")
of_csv <- read.csv("s/study.csv")
stopifnot(identical(as.character(runs$scenario), of_csv$scenario), all(runs$replicate == of_csv$replicate), isTRUE(all.equal(runs$cost, of_csv$cost)))
inputs <- carepath_inputs(study)
written <- read.csv("s/design_values.csv")
factors <- read.csv("s/factors.csv")
stopifnot(nrow(inputs) == 44, identical(names(inputs), factors$name))
stopifnot(isTRUE(all.equal(inputs$V1, written$value[written$factor == which(factors$name == "V1") - 1], tolerance = 1e-12)))
stopifnot(all(carepath_analysis(study, "evppi")$evppi >= 0), any(carepath_table(study, "sentences")$kind == "headline"))
stopifnot(is.factor(carepath_table(study, "design")$role), identical(carepath_dampack(study)$strategies, wide$interventions))
stopifnot(grepl("psa_curves", tryCatch(carepath_analysis(study, "sobol"), error = conditionMessage)))
refused <- tryCatch(carepath_run("small_clinc", "s"), error = conditionMessage)
stopifnot(grepl("did you mean 'small_clinic'", refused))
cat("R agrees\n")
"""


def main(program, root):
    if shutil.which("Rscript") is None or subprocess.run(["Rscript", "-e", "library(ncdf4)"], capture_output=True, check=False).returncode:
        print("skipped: R with ncdf4 is not installed")
        sys.exit(SKIPPED)
    environment = {**os.environ, "CAREPATH": os.path.abspath(program), "LC_ALL": "C.UTF-8"}
    environment.pop("CAREPATH_CONFIGS", None)
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "try.R")
        with open(script, "w", encoding="utf-8") as out:
            out.write(SCRIPT)
        check("R agrees" in run("Rscript", script, os.path.abspath(root), cwd=folder, env=environment), "R")
    print("scripted from R")


main(*sys.argv[1:])
