"""gp and pyoperon on the same regression problems with the same processor time: one JSON line a run.

usage: python equal_cpu.py GP SECONDS RUNS OUT PROBLEM...      (goes on where OUT stops)

Cases are those of `gp new --problem NAME --random-seed SEED`, so run for run the same for both. One thread each. A run is
over when it has a formula that is right within 1e-6 (relative, absolute below 1) on all train cases, or when SECONDS of
processor time are spent. It counts if such a formula is right on all unseen cases as well.

gp: `gp evolve` with its defaults, interrupted when its time is spent.
pyoperon: the task's function set, Levenberg-Marquardt on every offspring, linear scaling, NSGA-II on error and length (its
settings for finding formulas), and any program of its final front counts, not only the one it would choose. It stops
where its own single-precision error is nought; as long as its formula is not right and time is left, it is started again
with another seed. `solved_1e-4` is the same with the laxer tolerance, which single precision does not stand in the way of.
"""
import json, os, signal, subprocess, sys, time
import numpy as np
from pyoperon.sklearn import SymbolicRegressor

gp, limit, runs, out, problems = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5:]
NAMES = {"+": "add", "-": "sub", "*": "mul", "/": "div", "sin": "sin", "cos": "cos", "exp": "exp", "log": "log",
         "sqrt": "sqrt", "square": "square", "tanh": "tanh", "tan": "tan", "abs": "abs", "pow": "pow",
         # What it does not have is made of what it has.
         "inv": "div", "neg": "sub", "cube": "mul"}
NUMPY = {name: getattr(np, name) for name in ["sin", "cos", "exp", "log", "sqrt", "square", "tanh", "tan", "abs"]}
POPULATION = 1000


def task(problem, seed):
    text = subprocess.run([gp, "new", "--problem", problem, "--random-seed", str(seed)], capture_output=True, text=True).stdout
    path = f"/tmp/equal-cpu-{problem}-{seed}.txt"
    open(path, "w").write(text)
    return path, text


def cases(path, text):
    first = next(line.split()[1].rstrip(":") for line in text.splitlines() if line.startswith("input "))
    rows = json.loads(subprocess.run([gp, "run", f"(+ {first} 0.0)", "--task", path, "--json"],
                                     capture_output=True, text=True).stdout)["cases"]
    operators = next(line for line in text.splitlines() if line.startswith("operators:")).split()[1:]
    split = lambda name: (np.array([r["inputs"] for r in rows if r["split"] == name]),
                          np.array([r["expected"][0] for r in rows if r["split"] == name]))
    return split("train"), split("test"), sorted({NAMES[o] for o in operators if o in NAMES})


def processor_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run_gp(path, seed):
    process = subprocess.Popen([gp, "evolve", path, "--threads", "1", "--random-seed", str(seed), "--executions", str(10**12),
                                "--json", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    spent = 0.0
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        spent = processor_seconds(process.pid)
        if spent >= limit:
            process.send_signal(signal.SIGINT)
            break
        time.sleep(0.02)
    answer = json.loads(process.communicate()[0])
    return {"seconds": spent, "solved": bool(answer["solved"]) and answer["generalised"] is not False,
            "solved_on_train": bool(answer["solved"]), "model": answer["program"]}


def right(model, X, y, tolerance):
    with np.errstate(all="ignore"):
        value = eval(model.replace("^", "**"), {}, {f"X{i + 1}": X[:, i] for i in range(X.shape[1])} | NUMPY) * np.ones(len(y))
    return bool(np.all(np.abs(value - y) <= tolerance * np.maximum(1, np.abs(y))))


def fit(X, y, symbols, seed, evaluations, seconds):
    regressor = SymbolicRegressor(
        allowed_symbols=",".join(symbols + ["constant", "variable"]), offspring_generator="basic", reinserter="keep-best",
        objectives=["r2", "length"], optimizer="lm", optimizer_iterations=10, local_search_probability=1.0, max_length=40,
        population_size=POPULATION, generations=10**9, max_evaluations=evaluations, epsilon=1e-12,
        model_selection_criterion="minimum_description_length", n_threads=1, max_time=seconds, random_state=seed)
    begin = time.process_time()
    regressor.fit(X, y)
    models = [regressor.get_model_string(m["tree"], 17) for m in regressor.pareto_front_]
    return models or [regressor.get_model_string(regressor.model_, 17)], time.process_time() - begin


def run_pyoperon(path, text, seed):
    (X, y), (Xt, yt), symbols = cases(path, text)
    result = {"seconds": 0.0, "starts": 0, "solved": False, "solved_1e-4": False, "solved_on_train": False}
    spent = 0.0
    # Its own limit is a clock's; on a busy machine that is less than the time of the processor, so it goes on till that is spent.
    while spent < limit - 0.5 and not result["solved_on_train"]:
        models, seconds = fit(X, y, symbols, seed + 1000 * result["starts"], 10**9, max(1, round(limit - spent)))
        spent += seconds
        result["starts"] += 1
        result["model"] = models[-1]
        for key, tolerance in [("solved", 1e-6), ("solved_1e-4", 1e-4)]:
            result[key] = result[key] or any(right(m, X, y, tolerance) and right(m, Xt, yt, tolerance) for m in models)
        result["solved_on_train"] = any(right(m, X, y, 1e-6) for m in models)
    return result | {"seconds": spent}


done = set()
if os.path.exists(out):
    done = {(run["engine"], run["task"], run["random_seed"]) for run in map(json.loads, open(out))}
for seed in range(1, runs + 1):
    for problem in problems:
        path, text = task(problem, seed)
        for engine, run in [("gp", lambda: run_gp(path, seed)), ("pyoperon", lambda: run_pyoperon(path, text, seed))]:
            if (engine, problem, seed) in done:
                continue
            line = {"engine": engine, "task": problem, "random_seed": seed, "limit": limit} | run()
            with open(out, "a") as file:
                file.write(json.dumps(line) + "\n")
