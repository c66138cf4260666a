# carepath from R: run scenarios and read their results into data frames. Copy this file beside your own script.
#
#   source("carepath.R")
#   results <- carepath_run("small_clinic", "results/first", draws = 20)
#   cea <- carepath_cea(results)                     # sample, strategy_id, strategy_name, grp_id, cost, qaly
#   hesim::cea(carepath_hesim(results), k = seq(0, 2e5, 1e4), sample = "sample", strategy = "strategy_id",
#              grp = "grp_id", e = "qaly", c = "cost")
#   BCEA::bcea(eff = carepath_bcea(results)$eff, cost = carepath_bcea(results)$cost, interventions = ...)
#   dampack::make_psa_obj(cost = ..., effectiveness = ..., strategies = ...)   # see carepath_dampack()
#   study <- carepath_sweep("programmes_psa", "results/psa")   # or carepath_study("results/psa")
#   carepath_analysis(study, "curves")               # CEAC, CEAF, expected loss, EVPI; also evppi, frontier, drivers, ...
#   voi::evppi(carepath_bcea(study), carepath_inputs(study), ...)    # cea, hesim, bcea and dampack take a study, too
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
  carepath_call(words)
  carepath_open(folder)
}

carepath_call <- function(words) {
  said <- tempfile()
  code <- system2(carepath_program(), shQuote(words), stdout = said, stderr = said)
  if (code != 0) stop(paste(readLines(said), collapse = "\n"))
}

# Runs a study (a file, or the name of a shipped one); one that was stopped goes on. sets: c("study.seed" = "7").
carepath_sweep <- function(study, folder, sets = character(), force = FALSE) {
  words <- c("sweep", study, "-o", folder, "--quiet")
  for (path in names(sets)) words <- c(words, "--set", paste0(path, "=", sets[[path]]))
  carepath_call(if (force) c(words, "--force") else words)
  carepath_study(folder)
}

# A folder with study.h5, or such a file.
carepath_study <- function(path) {
  file <- if (dir.exists(path)) file.path(path, "study.h5") else path
  structure(list(file = file), class = c("carepath_study", "carepath_results"))
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

# A table of a study as a data frame, codes as factors: stages, factors, design, design_values, study, sentences, decision.
carepath_table <- function(study, table) carepath_with(study, function(nc) {
  start <- paste0(table, "/")
  columns <- names(nc$var)[startsWith(names(nc$var), start)]
  columns <- columns[!columns %in% paste0(columns, "_code")]
  if (length(columns) == 0) stop("no table ", table, " in ", study$file)
  frame <- lapply(columns, function(name) {
    values <- as.vector(ncvar_get(nc, name))
    if (is.character(values)) Encoding(values) <- "UTF-8"
    codes <- paste0(name, "_code")
    if (!ncatt_get(nc, name, "flag_meanings")$hasatt) return(values)
    labels <- if (codes %in% names(nc$var)) carepath_labels(nc, codes) else as.vector(nc$dim[[codes]]$vals)
    factor(labels[values + 1], labels)
  })
  names(frame) <- substring(columns, nchar(start) + 1)
  if (table == "study") {  # ncdf4 hides the columns scenario and replicate, because dimensions have these names: they are in order
    scenarios <- carepath_labels(nc, "scenario")
    replicates <- ave(frame$row, frame$row, FUN = length) / length(scenarios)
    place <- ave(frame$row, frame$row, FUN = seq_along) - 1
    frame$scenario <- factor(scenarios[place %/% replicates + 1], scenarios)
    frame$replicate <- place %% replicates
  }
  as.data.frame(frame, stringsAsFactors = FALSE, optional = TRUE)
})

carepath_stage <- function(study, stage, method) {
  stages <- carepath_table(study, "stages")
  fits <- if (is.null(stage)) stages$name[stages$method == method] else stages$name[stages$name == stage]
  if (length(fits) == 0) stop("no stage ", if (is.null(stage)) paste("of the method", method) else stage)
  fits[1]
}

# A table of an analysis by its own name: points, one_way, morris, sobol, uncertainty, drivers, frontier, curves, options, evppi, ...
# Where it has low and high, the column interval says what they are. Without a stage, that of the first stage that has one.
carepath_analysis <- function(study, name, stage = NULL) {
  there <- carepath_with(study, function(nc) unique(sub("/.*", "", names(nc$var))))
  stages <- if (is.null(stage)) carepath_table(study, "stages")$name else stage
  fits <- intersect(paste("analysis", stages, name, sep = "_"), there)
  if (length(fits) == 0) stop("no analysis ", name, "; there are ", paste(sub("^analysis_", "", there[startsWith(there, "analysis_")]), collapse = ", "))
  carepath_table(study, fits[1])
}

# The draws of a PSA that went well, one row for each sample of carepath_cea() and one column for each input.
carepath_inputs <- function(study, stage = NULL) {
  stage <- carepath_stage(study, stage, "psa")
  design <- carepath_table(study, "design")
  factors <- carepath_table(study, "factors")
  values <- carepath_table(study, "design_values")
  rows <- which(design$stage == stage & !design$failed) - 1
  values <- values[values$row %in% rows, ]
  wide <- matrix(values$value, nrow = length(rows), byrow = TRUE, dimnames = list(NULL, factors$name[factors$stage == stage]))
  as.data.frame(wide, optional = TRUE)
}

carepath_cea_of_study <- function(study, stage = NULL) {
  stage <- carepath_stage(study, stage, "psa")
  outcomes <- carepath_table(study, "study_outcomes")
  design <- carepath_table(study, "design")
  runs <- carepath_table(study, "study")
  runs <- runs[runs$row %in% (which(design$stage == stage & !design$failed) - 1), ]
  wide <- function(role) {
    name <- outcomes$name[outcomes$role == role]
    if (length(name) == 0) stop("this study has no outcome with role: ", role)
    tapply(runs[[name[1]]], list(runs$scenario, runs$row), mean)  # (scenario, draw)
  }
  cost <- wide("cost")
  qaly <- wide("effect")
  kept <- colSums(is.na(cost) | is.na(qaly)) == 0
  frame <- expand.grid(strategy_id = seq_len(nrow(cost)), sample = seq_len(sum(kept)), KEEP.OUT.ATTRS = FALSE)[, 2:1]
  frame$strategy_name <- factor(rownames(cost)[frame$strategy_id], rownames(cost))
  frame$grp_id <- 1L
  frame$cost <- as.vector(cost[, kept])
  frame$qaly <- as.vector(qaly[, kept])
  frame
}

# One row for each sample and strategy. A sample is a draw (the mean of its replicates); without draws, a replicate.
carepath_cea <- function(results) if (inherits(results, "carepath_study")) carepath_cea_of_study(results) else carepath_with(results, function(nc) {
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
