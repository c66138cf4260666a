"""ncdump and h5dump open the sample file, and ncdump sees netCDF dimensions and variables."""
import shutil
import sys

from reading import SKIPPED, Sample, check, run


def main(writer, _):
    for tool in ("ncdump", "h5dump"):
        if shutil.which(tool) is None:
            print(f"skipped: {tool} is not installed")
            sys.exit(SKIPPED)
    with Sample(writer) as sample:
        header = run("ncdump", "-h", sample.path)
        for line in ("scenario = 3 ;", "string scenario(scenario) ;", "double outcome(scenario, draw, replicate, measure) ;",
                     "double panel_mean(scenario, draw, time, subgroup, panel_outcome) ;", "patient = 70000 ;",
                     'time:units = "day" ;', "double value(draw, parameter) ;", "int minute(event) ;",
                     ':Conventions = "CF-1.10 ACDD-1.3" ;', "outcome:_FillValue = NaN ;"):
            check(line in header, f"ncdump -h does not show '{line}':\n{header[:3000]}")
        for variable in ("outcome", "scenario", "/parameters/source", "/provenance/config", "/patients/clinic"):
            run("ncdump", "-v", variable, sample.path)
        listing = run("h5dump", "-H", sample.path)
        for word in ("H5T_ENUM", "H5T_STD_U", "EXTERNAL_LINK", "VIRTUAL"):
            check(word not in listing, f"h5dump shows {word}")
        check("H5T_IEEE_F64LE" in listing, "h5dump shows no plain numbers")
        run("h5dump", "-d", "/events/kind", "-s", "149000", "-c", "10", sample.path)
    print("read by ncdump and h5dump")


main(*sys.argv[1:])
