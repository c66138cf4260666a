"""carepath from Python: run scenarios, read their results, ask for evidence. One file; copy it beside your own script.

    import carepath
    results = carepath.run("small_clinic", "results/first", replications=4)
    results.measures()            # a long table: scenario, measure, draw, replicate, value
    results.cea()                 # sample, strategy, cost, qaly: for net benefit and CEAC
    results.data                  # the xarray dataset of outcomes.h5
    study = carepath.sweep("quick", "results/quick")    # or carepath.Study("results/quick")
    study.sentences()             # the answer
    study.analysis("one_way")     # a table of the analysis; study.design(), study.results(), study.cea(), study.curves(), ...

Running needs the program (the variable CAREPATH, `carepath` on the PATH, or the checkout this file lies in). Reading needs pandas
and xarray with netCDF4 or h5netcdf, and no program.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import xarray as xr


class CarepathError(RuntimeError):
    """The program refused: its own words, and `code`, the exit code of the manual page."""

    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


def program():
    """The program as a list of words."""
    if os.environ.get("CAREPATH"):
        return [os.environ["CAREPATH"]]
    if shutil.which("carepath"):
        return ["carepath"]
    script = Path(__file__).resolve().parents[2] / "carepath"
    if script.exists():
        return [str(script)]
    raise CarepathError("the program carepath was not found: put it on the PATH, or name it in the variable CAREPATH", 127)


def call(*words):
    """Standard output of one command. Raises CarepathError with the program's own message."""
    said = subprocess.run(program() + [str(word) for word in words], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if said.returncode:
        raise CarepathError(said.stderr.strip() or said.stdout.strip(), said.returncode)
    return said.stdout


def ask(*words):
    """The answer of a command that knows --json, as Python data."""
    return json.loads(call(*words, "--json"))


def run(scenario, folder, sets=None, force=False, tables=(), **options):
    """Runs a scenario (a file, or the name of a shipped one) and opens its results.

    sets: {"time.horizon": "2 years"}, as with --set; tables: any of "patients", "events"; options: seed, draws, replications, threads.
    """
    words = ["run", scenario, "-o", folder, "--quiet"]
    for path, value in (sets or {}).items():
        words += ["--set", f"{path}={value}"]
    for name, value in options.items():
        words += ["--" + name, value]
    words += ["--" + table for table in tables] + (["--force"] if force else [])
    call(*words)
    return Results(folder)


def sweep(study, folder, sets=None, force=False, **options):
    """Runs a study (a file, or the name of a shipped one) and opens it; one that was stopped goes on. options: threads."""
    words = ["sweep", study, "-o", folder, "--quiet"]
    for path, value in (sets or {}).items():
        words += ["--set", f"{path}={value}"]
    for name, value in options.items():
        words += ["--" + name, value]
    call(*words, *(["--force"] if force else []))
    return Study(folder)


def evidence(*words):
    """Evidence rows that hold these words, as a table; `acts_in` says which settings name the row."""
    return pd.DataFrame(ask("evidence", *words))


def compare(first, second):
    """What differs between two runs, as the program says it."""
    return ask("compare", first, second)


class Results:
    """Results of one run: a folder with outcomes.h5, or such a file."""

    def __init__(self, path):
        path = Path(path)
        self.path = path / "outcomes.h5" if path.is_dir() else path
        self.data = xr.open_dataset(self.path)

    def __repr__(self):
        return f"<carepath results '{self.data.attrs['title']}', {', '.join(self.scenarios)}>"

    @property
    def scenarios(self):
        return [str(name) for name in self.data.scenario.values]

    def categories(self, name):
        """A categorical type in the order of the file, so that tables and plots keep it; `name`: scenario, measure, ..."""
        return pd.CategoricalDtype([str(label) for label in self.data[name].values], ordered=True)

    def _long(self, array, value):
        frame = array.to_dataframe(value).reset_index()
        kept = [name for name in array.dims if name in frame.columns] + [value]
        frame = frame[kept]
        for name in kept[:-1]:
            if self.data[name].dtype.kind in "OSU":
                frame[name] = frame[name].astype(self.categories(name))
        return frame

    def measures(self, *names):
        """Every measure of every run, long: scenario, draw, replicate, measure, value and its unit."""
        frame = self._long(self.data.outcome.sel(measure=list(names)) if names else self.data.outcome, "value")
        unit = {str(m): str(u) for m, u in zip(self.data.measure.values, self.data.measure_unit.values)}
        return frame.assign(unit=frame.measure.map(unit).astype(str))

    def summary(self, *names):
        """Mean and 95 % interval of each measure, as the program has them: with several draws what 95 % of them lie between
        (noise and parameters), otherwise Student's t over replicates (simulation noise). `interval_kind` says which."""
        frame = self.measures(*names)
        draws = self.data.sizes["draw"] > 1
        over = "draw" if draws else "replicate"
        runs = frame.groupby(["scenario", "measure", "unit", over], observed=True).value.mean()
        groups = runs.groupby(["scenario", "measure", "unit"], observed=True)
        mean, low, high = groups.mean(), groups.quantile(0.025), groups.quantile(0.975)
        if not draws:
            half = groups.sem() * groups.count().map(lambda n: student_975(n - 1))
            low, high = mean - half, mean + half
        return pd.DataFrame({"mean": mean, "low": low, "high": high, "interval_kind": str(self.data.attrs["interval_kind"])}).reset_index()

    def panels(self, outcome, subgroup=0):
        """Mean of one patient outcome over time, long: scenario, time in days, mean."""
        chosen = self.data.spread_mean.sel(panel_outcome=outcome).isel(subgroup=subgroup)
        return self._long(chosen.transpose("scenario", "time"), "mean")

    def cea(self):
        """One row for each sample and strategy, with the columns of hesim and BCEA: sample, strategy_id, strategy_name, grp_id,
        cost, qaly. A sample is a draw (the mean of its replicates); without draws, a replicate."""
        over = "draw" if self.data.sizes["draw"] > 1 else "replicate"
        mean = [name for name in ("draw", "replicate") if name != over]
        frame = self.data[["cost", "qaly"]].mean(mean).to_dataframe().reset_index()
        name = frame.scenario.astype(str).astype(self.categories("scenario"))
        return pd.DataFrame({"sample": frame[over].rank(method="dense").astype(int), "strategy_id": name.cat.codes.astype(int) + 1,
                             "strategy_name": name, "grp_id": 1, "cost": frame.cost, "qaly": frame.qaly}) \
            .sort_values(["sample", "strategy_id"], ignore_index=True)

    def parameters(self):
        """Every uncertain number: central value, interval, unit, source, provenance."""
        with xr.open_dataset(self.path, group="parameters") as group:
            return group[["central", "low", "high", "unit", "source", "provenance"]].to_dataframe()

    def table(self, group):
        """'patients' or 'events' as a data frame, codes as categories; they are there when the run was asked for them."""
        return read_table(self.path, group)


class Study:
    """A study that was swept: a folder with study.h5, or such a file. `stage` is the name of one; without it, the first that fits."""

    def __init__(self, path):
        path = Path(path)
        self.path = path / "study.h5" if path.is_dir() else path
        self.stages = read_table(self.path, "stages")
        with xr.open_dataset(self.path) as data:
            self.title = str(data.attrs["title"])
        self.tables = group_names(self.path)

    def __repr__(self):
        return f"<carepath study '{self.title}', stages {', '.join(self.stages.name)}>"

    def table(self, group):
        """Any table of the file: factors, design, design_values, study, decision, sentences, analysis_STAGE_NAME, ..."""
        return read_table(self.path, group)

    def sentences(self, stage=None):
        """What the study says: stage, kind (headline or note), text."""
        said = self.table("sentences")
        return said if stage is None else said[said.stage == stage].reset_index(drop=True)

    def _stage(self, stage, method=None):
        fits = self.stages[(self.stages.name == stage) if stage else (self.stages.method == method) if method else slice(None)]
        if fits.empty:
            raise KeyError(f"no stage {stage or 'of the method ' + str(method)}; there are {', '.join(self.stages.name)}")
        return fits.name.iloc[0]

    def factors(self, stage=None):
        """The inputs: stage, name, unit, source, provenance, central value, what it is, what to beware of."""
        factors = self.table("factors")
        return factors if stage is None else factors[factors.stage == stage].reset_index(drop=True)

    def design(self, stage=None):
        """One line for each row of a stage's design, with a column for each input: what it was set to."""
        stage = self._stage(stage)
        design = self.table("design")
        design.index.name = "row"
        design = design[design.stage == stage]
        values = self.table("design_values")
        names = self.table("factors").name
        values = values[values.row.isin(design.index)].assign(name=lambda v: names.reindex(v.factor).values)
        wide = values.pivot(index="row", columns="name", values="value")
        return design.join(wide).reset_index()

    def results(self, stage=None):
        """One line for each run of a stage: row of the design, scenario, replicate and a column for each outcome."""
        rows = self.table("design").stage.eq(self._stage(stage))
        runs = self.table("study")
        return runs[runs.row.isin(rows[rows].index)].reset_index(drop=True)

    def analysis(self, name, stage=None):
        """A table of a stage's analysis by its own name: points, one_way, morris, sobol, uncertainty, drivers, frontier, curves,
        options, evppi, evppi_curves, trials, budget. Where it has low and high, the column `interval` says what they are."""
        for known in self.stages.name if stage is None else [stage]:
            if f"analysis_{known}_{name}" in self.tables:
                return self.table(f"analysis_{known}_{name}")
        there = [t.removeprefix("analysis_") for t in self.tables if t.startswith("analysis_")]
        raise KeyError(f"no analysis {name}; there are {', '.join(there)}")

    def cea(self, stage=None):
        """As Results.cea(), of a PSA: a sample is a draw, the mean of its replicates. Draws with a failed run are left out."""
        stage = self._stage(stage, "psa")
        outcomes = self.table("study_outcomes")
        if not {"cost", "effect"} <= set(outcomes.role):
            raise KeyError("this study has no outcome with role: cost and one with role: effect")
        cost, qaly = (outcomes.name[outcomes.role == role].iloc[0] for role in ("cost", "effect"))
        design = self.table("design")
        failed = design[design.stage.eq(stage) & design.failed.astype(bool)].index
        runs = self.results(stage)
        mean = runs[~runs.row.isin(failed)].groupby(["row", "scenario"], observed=True)[[cost, qaly]].mean().dropna().reset_index()
        whole = mean.groupby("row").scenario.transform("count") == runs.scenario.nunique()
        mean = mean[whole].sort_values(["row", "scenario"], ignore_index=True)
        return pd.DataFrame({"sample": mean.row.rank(method="dense").astype(int), "strategy_id": mean.scenario.cat.codes.astype(int) + 1,
                             "strategy_name": mean.scenario, "grp_id": 1, "cost": mean[cost], "qaly": mean[qaly]})

    def inputs(self, stage=None):
        """The draws of a PSA, one line for each sample of cea() and one column for each input: what voi and SAVI ask for."""
        stage = self._stage(stage, "psa")
        design = self.design(stage)
        cea_rows = design[~design.failed.astype(bool)]
        return cea_rows[list(self.factors(stage).name)].reset_index(drop=True)

    def curves(self, stage=None):
        """By willingness to pay: net benefit, probability_best (CEAC), on_frontier (CEAF), expected loss, EVPI; without luck."""
        return self.analysis("curves", stage)

    def evppi(self, stage=None):
        """Value of knowing each input, pair and provenance exactly, at the headline threshold."""
        return self.analysis("evppi", stage)


def group_names(path):
    """The names of the tables of a file."""
    try:
        import h5py
        with h5py.File(path) as file:
            return [name for name, item in file.items() if isinstance(item, h5py.Group)]
    except ImportError:
        import netCDF4
        with netCDF4.Dataset(path) as file:
            return list(file.groups)


def read_table(path, group):
    """A table of a result file as a data frame, codes as categories."""
    with xr.open_dataset(path, group=group) as data:
        frame = pd.DataFrame({name: data[name].values for name in data.data_vars})
        for name in frame.columns:
            if "flag_meanings" in data[name].attrs:
                frame[name] = pd.Categorical.from_codes(frame[name], data[name + "_code"].values)
    return frame


def student_975(degrees_of_freedom):
    """The 97.5 % point of Student's t: a table, then Abramowitz and Stegun 26.7.5."""
    few = (12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281)
    if degrees_of_freedom < 1:
        return float("nan")
    if degrees_of_freedom <= len(few):
        return few[int(degrees_of_freedom) - 1]
    z, n = 1.959964, degrees_of_freedom
    return z + (z**3 + z) / (4 * n) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n * n) \
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)


def net_benefit(cea, willingness_to_pay):
    """Mean net monetary benefit of each strategy, and the share of samples in which it is the best (the CEAC); ties are shared.

    With the luck of the runs: `study.curves()` and `analysis_psa` have it taken out where a draw has several replicates."""
    wide = cea.assign(nmb=cea.qaly * willingness_to_pay - cea.cost).pivot(index="sample", columns="strategy_name", values="nmb")
    best = wide.eq(wide.max(axis=1), axis=0)
    return pd.DataFrame({"net_benefit": wide.mean(), "chance_best": best.div(best.sum(axis=1), axis=0).mean()})
