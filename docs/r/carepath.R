# carepath from R: run scenarios and read their results into data frames. Copy this file beside your own script.
#
#   source("carepath.R")
#   results <- carepath_run("small_clinic", "results/first", draws = 20)
#   cea <- carepath_cea(results)                     # sample, strategy_id, strategy_name, grp_id, cost, qaly
#   hesim::cea(carepath_hesim(results), k = seq(0, 2e5, 1e4), sample = "sample", strategy = "strategy_id",
#              grp = "grp_id", e = "qaly", c = "cost")
#   BCEA::bcea(eff = carepath_bcea(results)$eff, cost = carepath_bcea(results)$cost, interventions = ...)
#   dampack::make_psa_obj(cost = ..., effectiveness = ..., strategies = ...)   # see carepath_dampack()
#
# Reading needs the package ncdf4; running needs the program (variable CAREPATH, or carepath on the PATH).
# ncdf4 turns dimensions round: outcome is (measure, replicate, draw, scenario) here.
suppressMessages(library(ncdf4))

carepath_program <- function() {
  named <- Sys.getenv("CAREPATH")
  if (nzchar(named)) return(named)
  found <- Sys.which("carepath")
  if (!nzchar(found)) stop("the program carepath was not found: put it on the PATH, or name it in the variable CAREPATH")
  unname(found)
}

# Runs a scenario (a file, or the name of a shipped one). sets: c("time.horizon" = "2 years").
carepath_run <- function(scenario, folder, sets = character(), draws = NULL, replications = NULL, seed = NULL, force = FALSE) {
  words <- c("run", scenario, "-o", folder, "--quiet")
  for (path in names(sets)) words <- c(words, "--set", paste0(path, "=", sets[[path]]))
  options <- list(draws = draws, replications = replications, seed = seed)
  for (name in names(options)) if (!is.null(options[[name]])) words <- c(words, paste0("--", name), format(options[[name]], scientific = FALSE))
  if (force) words <- c(words, "--force")
  said <- tempfile()
  code <- system2(carepath_program(), shQuote(words), stdout = said, stderr = said)
  if (code != 0) stop(paste(readLines(said), collapse = "\n"))
  carepath_open(folder)
}

# A folder with outcomes.h5, or such a file.
carepath_open <- function(path) {
  file <- if (dir.exists(path)) file.path(path, "outcomes.h5") else path
  structure(list(file = file), class = "carepath_results")
}

carepath_with <- function(results, use) {
  nc <- nc_open(results$file)
  on.exit(nc_close(nc))
  use(nc)
}

carepath_labels <- function(nc, name) {
  labels <- as.vector(ncvar_get(nc, name))
  Encoding(labels) <- "UTF-8"
  labels
}

# Every measure of every run, long: measure, replicate, draw, scenario, value.
carepath_measures <- function(results) carepath_with(results, function(nc) {
  value <- ncvar_get(nc, "outcome", collapse_degen = FALSE)
  measures <- carepath_labels(nc, "measure")
  scenarios <- carepath_labels(nc, "scenario")
  frame <- expand.grid(measure = factor(measures, measures), replicate = seq_len(dim(value)[2]), draw = seq_len(dim(value)[3]),
                       scenario = factor(scenarios, scenarios), KEEP.OUT.ATTRS = FALSE)
  frame$value <- as.vector(value)
  frame
})

# One row for each sample and strategy. A sample is a draw (the mean of its replicates); without draws, a replicate.
carepath_cea <- function(results) carepath_with(results, function(nc) {
  read <- function(name) ncvar_get(nc, name, collapse_degen = FALSE)  # (replicate, draw, scenario)
  scenarios <- carepath_labels(nc, "scenario")
  per_sample <- function(x) if (dim(x)[2] > 1) apply(x, c(2, 3), mean) else array(x[, 1, ], dim(x)[c(1, 3)])
  cost <- per_sample(read("cost"))
  qaly <- per_sample(read("qaly"))
  frame <- expand.grid(sample = seq_len(nrow(cost)), strategy_id = seq_along(scenarios), KEEP.OUT.ATTRS = FALSE)
  frame$strategy_name <- factor(scenarios[frame$strategy_id], scenarios)
  frame$grp_id <- 1L
  frame$cost <- as.vector(cost)
  frame$qaly <- as.vector(qaly)
  frame <- frame[order(frame$sample, frame$strategy_id), ]
  rownames(frame) <- NULL
  frame
})

# The columns that hesim::cea() and hesim::cea_pw() ask for by name.
carepath_hesim <- function(results) carepath_cea(results)[, c("sample", "strategy_id", "grp_id", "cost", "qaly")]

# Matrices (sample, strategy) for BCEA::bcea(eff =, cost =, interventions =).
carepath_bcea <- function(results) {
  cea <- carepath_cea(results)
  wide <- function(column) {
    matrix(cea[[column]], nrow = max(cea$sample), byrow = TRUE, dimnames = list(NULL, levels(cea$strategy_name)))
  }
  list(eff = wide("qaly"), cost = wide("cost"), interventions = levels(cea$strategy_name))
}

# Data frames with a column for each strategy for dampack::make_psa_obj(cost =, effectiveness =, strategies =).
carepath_dampack <- function(results) {
  bcea <- carepath_bcea(results)
  list(cost = as.data.frame(bcea$cost, optional = TRUE), effectiveness = as.data.frame(bcea$eff, optional = TRUE),
       strategies = bcea$interventions)
}
