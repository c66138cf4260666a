#!/usr/bin/python3
"""Read a result file of carepath with xarray.

    python3 read_results.py outcomes.h5 [PANEL_OUTCOME]

Prints what was compared, the mean of every measure in every scenario with its 95 % interval, and one patient outcome
over time. Needs xarray and either netCDF4 or h5netcdf. Take from it what you need.
"""
import sys

import pandas as pd
import xarray as xr


def measures_table(results):
    """One line per scenario and measure. With one draw the interval is over replicates, otherwise over draws."""
    over = "draw" if results.sizes["draw"] > 1 else "replicate"
    runs = results.outcome.mean("replicate") if over == "draw" else results.outcome.isel(draw=0)
    table = pd.DataFrame({
        "mean": runs.mean(over).stack(line=["scenario", "measure"]).to_series(),
        "low": runs.quantile(0.025, over).stack(line=["scenario", "measure"]).to_series(),
        "high": runs.quantile(0.975, over).stack(line=["scenario", "measure"]).to_series(),
    })
    table["unit"] = results.measure_unit.sel(measure=table.index.get_level_values("measure")).values
    return table


def panel(results, name):
    """Mean of one patient outcome among all patients (the first subgroup), one column per scenario."""
    chosen = results.spread_mean.sel(panel_outcome=name).isel(subgroup=0)
    return chosen.transpose("time", "scenario").to_pandas()


def events_table(path):
    """The events as a data frame with the names of their codes."""
    events = xr.open_dataset(path, group="events")
    frame = pd.DataFrame({name: events[name].values for name in events.data_vars})
    for name in events.data_vars:
        if "flag_meanings" in events[name].attrs:
            frame[name] = pd.Categorical.from_codes(frame[name], events[name + "_code"].values)
    return frame


def has_group(path, group):
    try:
        xr.open_dataset(path, group=group).close()
        return True
    except (OSError, KeyError, ValueError):
        return False


def main(path, wanted=None):
    results = xr.open_dataset(path)
    print(results.attrs["title"], f"(seed {results.attrs['seed']}, {results.attrs['status']})")
    if "outcome" in results:
        print(measures_table(results).to_string())
    if "spread_mean" in results:
        wanted = wanted or results.panel_outcome.values[0]
        unit = results.panel_outcome_unit.sel(panel_outcome=wanted).item()
        print(f"\n{wanted} ({unit}) by day; intervals: {results.spread_low.attrs['interval_kind']}")
        print(panel(results, wanted).to_string())
    if has_group(path, "parameters"):
        print("\nUncertain inputs:")
        inputs = xr.open_dataset(path, group="parameters")
        print(inputs[["central", "low", "high", "unit", "provenance"]].to_dataframe().to_string())


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
