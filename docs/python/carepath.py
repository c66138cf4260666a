"""carepath from Python: run scenarios, read their results, ask for evidence. One file; copy it beside your own script.

    import carepath
    results = carepath.run("small_clinic", "results/first", replications=4)
    results.measures()            # a long table: scenario, measure, draw, replicate, value
    results.cea()                 # sample, strategy, cost, qaly: for net benefit and CEAC
    results.data                  # the xarray dataset of outcomes.h5

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
        """Mean and 95 % interval of each measure: over draws when there are several, otherwise over replicates."""
        frame = self.measures(*names)
        over = "draw" if self.data.sizes["draw"] > 1 else "replicate"
        runs = frame.groupby(["scenario", "measure", "unit", over], observed=True).value.mean()
        groups = runs.groupby(["scenario", "measure", "unit"], observed=True)
        return pd.DataFrame({"mean": groups.mean(), "low": groups.quantile(0.025), "high": groups.quantile(0.975)}).reset_index()

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
        with xr.open_dataset(self.path, group=group) as data:
            frame = pd.DataFrame({name: data[name].values for name in data.data_vars})
            for name in data.data_vars:
                if "flag_meanings" in data[name].attrs:
                    frame[name] = pd.Categorical.from_codes(frame[name], data[name + "_code"].values)
        return frame


def net_benefit(cea, willingness_to_pay):
    """Mean net monetary benefit of each strategy, and the share of samples in which it is the best (the CEAC)."""
    wide = cea.assign(nmb=cea.qaly * willingness_to_pay - cea.cost).pivot(index="sample", columns="strategy_name", values="nmb")
    best = wide.idxmax(axis=1).value_counts(normalize=True)
    return pd.DataFrame({"net_benefit": wide.mean(), "chance_best": best.reindex(wide.columns).fillna(0)})
