"""The same regression problems for pyoperon: one JSON line a run.

usage: python peer_pyoperon.py GP SECONDS RUNS PROBLEM... >> pyoperon.jsonl

Cases are those of `gp new --problem NAME --random-seed SEED`, so run for run the same as in `gp bench`. One thread, the
task's function set, Levenberg-Marquardt on every offspring, linear scaling, NSGA-II on error and length (its settings for
finding formulas); it stops at an error of nought or when its time is over. Its answer is evaluated in double precision.
"""
import json, math, subprocess, sys, time
import numpy as np
from pyoperon.sklearn import SymbolicRegressor

gp, seconds, runs, problems = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
NAMES = {"+": "add", "-": "sub", "*": "mul", "/": "div", "sin": "sin", "cos": "cos", "exp": "exp", "log": "log",
         "sqrt": "sqrt", "square": "square", "tanh": "tanh", "tan": "tan", "abs": "abs"}


def cases(problem, seed):
    text = subprocess.run([gp, "new", "--problem", problem, "--random-seed", str(seed)], capture_output=True, text=True).stdout
    path = f"/tmp/pyoperon-{problem}-{seed}.txt"
    open(path, "w").write(text)
    first = next(line.split()[1].rstrip(":") for line in text.splitlines() if line.startswith("input "))
    out = subprocess.run([gp, "run", f"(+ {first} 0.0)", "--task", path, "--json"], capture_output=True, text=True).stdout
    rows = json.loads(out)["cases"]
    operators = next(line for line in text.splitlines() if line.startswith("operators:")).split()[1:]
    split = lambda name: (np.array([r["inputs"] for r in rows if r["split"] == name]),
                          np.array([r["expected"][0] for r in rows if r["split"] == name]))
    return split("train"), split("test"), [NAMES[o] for o in operators if o in NAMES]


def right(model, X, y, tolerance):
    env = {f"X{i + 1}": X[:, i] for i in range(X.shape[1])}
    env |= {name: getattr(np, name) for name in ["sin", "cos", "exp", "log", "sqrt", "square", "tanh", "tan", "abs"]}
    with np.errstate(all="ignore"):
        value = eval(model.replace("^", "**"), {}, env) * np.ones(len(y))
    return bool(np.all(np.abs(value - y) <= tolerance * np.maximum(1, np.abs(y))))


for problem in problems:
    for seed in range(1, runs + 1):
        (X, y), (Xt, yt), symbols = cases(problem, seed)
        regressor = SymbolicRegressor(
            allowed_symbols=",".join(symbols + ["constant", "variable"]), offspring_generator="basic",
            reinserter="keep-best", objectives=["r2", "length"], optimizer="lm", optimizer_iterations=10,
            local_search_probability=1.0, max_length=40, population_size=1000, generations=10**9,
            max_evaluations=10**9, epsilon=1e-12, model_selection_criterion="minimum_description_length", n_threads=1,
            max_time=seconds, random_state=seed)
        begin = time.process_time()
        regressor.fit(X, y)
        spent = time.process_time() - begin
        best = {}
        for tolerance in [1e-6, 1e-5, 1e-4]:
            # Any program of its final front may count, not only the one that it would choose.
            models = [regressor.get_model_string(m["tree"], 17) for m in regressor.pareto_front_] or [
                regressor.get_model_string(regressor.model_, 17)]
            best[tolerance] = any(right(m, X, y, tolerance) and right(m, Xt, yt, tolerance) for m in models)
        print(json.dumps({"task": problem, "random_seed": seed, "seconds": spent, "solved": best[1e-6],
                          "solved_1e-5": best[1e-5], "solved_1e-4": best[1e-4],
                          "model": regressor.get_model_string(regressor.model_, 17)}), flush=True)
