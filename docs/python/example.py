# %% [markdown]
# # A first look from Python
# Cells begin with `# %%`: open this file in VS Code, Spyder or Jupyter (jupytext), or run it: `python3 example.py`.

# %%
import carepath

results = carepath.run("small_clinic", "results/python", draws=4, replications=1, force=True,
                       sets={"population.setting.patients": 60, "time.horizon": "1 year"})
print(results)

# %% What came of it, as a table
print(results.summary("discounted_cost", "discounted_qaly").to_string(index=False))

# %% Pain over time, one column for each scenario
print(results.panels("pegs").pivot(index="time", columns="scenario", values="mean").round(2))

# %% Who is best at 100,000 USD per QALY?
print(carepath.net_benefit(results.cea(), 100_000).round(2))

# %% Where does a number come from?
print(carepath.evidence("A35")[["id", "about", "value", "provenance"]].to_string(index=False))
