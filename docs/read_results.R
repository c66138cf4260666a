# Read a result file of carepath with ncdf4.
#
#   Rscript read_results.R outcomes.h5 [PANEL_OUTCOME]
#
# Prints the mean of every measure in every scenario and one patient outcome over time.
# ncdf4 turns dimensions round: outcome is (measure, replicate, draw, scenario) here.
suppressMessages(library(ncdf4))

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1) stop("usage: Rscript read_results.R outcomes.h5 [PANEL_OUTCOME]")
results <- nc_open(arguments[1])

cat(ncatt_get(results, 0, "title")$value, "\n")
cat("seed", ncatt_get(results, 0, "seed")$value, "\n\n")

names_of <- function(dimension) as.vector(ncvar_get(results, dimension))

if ("outcome" %in% names(results$var)) {
  outcome <- ncvar_get(results, "outcome", collapse_degen = FALSE)
  means <- apply(outcome, c(4, 1), mean, na.rm = TRUE)
  dimnames(means) <- list(scenario = names_of("scenario"), measure = names_of("measure"))
  print(means)
}

if ("spread_mean" %in% names(results$var)) {
  outcomes <- names_of("panel_outcome")
  wanted <- if (length(arguments) > 1) arguments[2] else outcomes[1]
  panel <- ncvar_get(results, "spread_mean", collapse_degen = FALSE)  # (panel_outcome, subgroup, time, scenario)
  chosen <- array(panel[match(wanted, outcomes), 1, , ], dim = dim(panel)[3:4])
  dimnames(chosen) <- list(day = ncvar_get(results, "time"), scenario = names_of("scenario"))
  cat("\n", wanted, " by day; intervals: ", ncatt_get(results, "spread_low", "interval_kind")$value, "\n", sep = "")
  print(chosen)
}

if ("events/kind" %in% names(results$var)) {
  kinds <- as.vector(ncvar_get(results, "events/kind_code"))
  cat("\nEvents:\n")
  print(table(factor(ncvar_get(results, "events/kind"), seq_along(kinds) - 1, kinds)))
}
nc_close(results)
