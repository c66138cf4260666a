"""xarray (both engines) and h5py find in the sample file what the C++ program put there; docs/read_results.py runs."""
import hashlib
import os
import sys
import warnings

from reading import (DAYS, DRAWS, EVENTS, PATIENTS, REPLICATES, SCENARIOS, Sample, check, check_array, need, run, same,
                     sample_number)

need("numpy", "xarray", "netCDF4", "h5netcdf", "h5py", "pandas")
import h5py
import numpy as np
import xarray as xr

PANELS = ["panel_mean", "panel_sd", "panel_n", "panel_q025", "panel_q25", "panel_q50", "panel_q75", "panel_q975",
          "spread_mean", "spread_se", "spread_low", "spread_high"]


def check_root(path, engine):
    root = xr.open_dataset(path, engine=engine)
    check(list(root.scenario.values) == SCENARIOS, f"{engine}: scenarios {root.scenario.values}")
    check(root.attrs["seed"] == "18446744073709551615", f"{engine}: seed {root.attrs['seed']}")
    check("µ, 中文" in root.attrs["summary"], f"{engine}: summary")
    check(root.outcome.dims == ("scenario", "draw", "replicate", "measure"), f"{engine}: {root.outcome.dims}")
    check(root.outcome.shape == (3, DRAWS, REPLICATES, 3), f"{engine}: {root.outcome.shape}")
    check(root.panel_mean.dims == ("scenario", "draw", "time", "subgroup", "panel_outcome"), f"{engine}: panel dims")
    for salt, name in enumerate(["outcome", "cost", "qaly", "wait_day", "waiting", "utilisation", "queue_length",
                                 "cost_by_category_year"], 1):
        check(root[name].dtype == np.float64, f"{engine}: {name} is {root[name].dtype}")
        check_array(root[name].values, salt, f"{engine}: {name}")
    for salt, name in enumerate(PANELS, 30):
        check_array(root[name].values, salt, f"{engine}: {name}")
    check(root.time.values.tolist() == [0, 90.5, 365.25, 730.5], f"{engine}: time {root.time.values}")
    check(root.spread_low.attrs["interval_kind"] == "noise and parameters", f"{engine}: interval kind")
    check(root.measure_doc.values.tolist() == ["Deaths of any cause", "", "All costs"], f"{engine}: empty text")
    found = root.wait_day.sel(programme="nurse_managed", scenario="usual care", draw=1, time=90.5).item()
    check(same(found, sample_number((1 * 2 + 1) * DAYS + 1, 4)), f"{engine}: selecting by name gives {found}")


def check_groups(path, engine):
    inputs = xr.open_dataset(path, group="parameters", engine=engine)
    check(inputs.value.shape == (DRAWS, 3), f"{engine}: parameters {inputs.value.shape}")
    check(inputs.value.dims == ("draw", "parameter"), f"{engine}: {inputs.value.dims}")
    check_array(inputs.value.values, 20, f"{engine}: parameter values")
    check(inputs.source.values.tolist()[2] == 'Müller, "Pain" (2019)', f"{engine}: source")
    patients = xr.open_dataset(path, group="patients", engine=engine)
    check(patients.sizes["patient"] == PATIENTS, f"{engine}: patients")
    check(patients.dropped_out.dtype == bool and patients.dropped_out.sum() == PATIENTS // 10, f"{engine}: yes or no")
    check(patients.patient_id.values[-1] == 5_000_000_000 + PATIENTS - 1, f"{engine}: long numbers")
    check(patients.clinic.values[0] == "Zürich" and patients.clinic.values[1] == "", f"{engine}: clinics")
    check(np.isnan(patients.pain.values[3]) and patients.pain.values[5] == np.float32(5 / np.float32(3)), f"{engine}: pain")
    events = xr.open_dataset(path, group="events", engine=engine)
    check(events.sizes["event"] == EVENTS, f"{engine}: events")
    check(np.array_equal(events.minute.values, np.arange(EVENTS) * 3), f"{engine}: minutes")
    check(events.kind_code.values.tolist()[1] == "session attended", f"{engine}: names of codes")
    check(events.kind.attrs["flag_meanings"].split()[1] == "session_attended", f"{engine}: flag meanings")
    check(events.patient_row.attrs["instance_dimension"] == "patient", f"{engine}: ragged array")
    provenance = xr.open_dataset(path, group="provenance", engine=engine)
    check("exactly as read: ä" in str(provenance.config.values), f"{engine}: configuration")
    check(provenance.file_name.values.tolist() == ["base.yaml", "clinic.yaml"], f"{engine}: files")
    design = xr.open_dataset(path, group="design", engine=engine)
    check(design.label.values.tolist() == ["low", "@high"], f"{engine}: design")


def check_h5py(path):
    with h5py.File(path) as file:
        check_array(file["outcome"][:], 1, "h5py: outcome")
        check(file["scenario"].asstr()[:].tolist() == SCENARIOS, "h5py: scenarios")
        check(file["cost"].dims[0][0].name == "/scenario", "h5py: dimension scales")
        rows = file["events/minute"].chunks[0]
        check(rows <= 65_536, f"h5py: chunks of {rows} rows")
        allowed = {"gzip", None}

        def plain(name, thing):
            if isinstance(thing, h5py.Dataset):
                string = h5py.check_string_dtype(thing.dtype)
                check(thing.dtype.kind in "if" or (string and string.length is None), f"h5py: {name} is {thing.dtype}")
                check(thing.compression in allowed, f"h5py: {name} uses {thing.compression}")
                check(not (string and thing.chunks), f"h5py: text {name} is chunked")
        file.visititems(plain)


def main(writer, source):
    with Sample(writer) as sample:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for engine in ("netcdf4", "h5netcdf"):
                check_root(sample.path, engine)
                check_groups(sample.path, engine)
            check_h5py(sample.path)
        with open(sample.path, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        with open(sample.path + ".sha256", encoding="utf-8") as file:
            check(file.read() == f"{digest}  outcomes.h5\n", "the digest beside the file")
        printed = run(sys.executable, os.path.join(source, "docs/read_results.py"), sample.path, "dose")
        for words in ("Five programmes", "group CBT – größer", "dose (MME) by day", "730.5", "A35"):
            check(words in printed, f"read_results.py does not print '{words}':\n{printed}")
    print("read by xarray (netcdf4, h5netcdf), h5py and docs/read_results.py")


main(*sys.argv[1:])
