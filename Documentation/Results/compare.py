"""gp and pyoperon at equal processor time: success rates, Fisher's exact test, Holm's correction.

usage: python compare.py equal-cpu.jsonl      (the results of equal_cpu.py)
"""
import json, math, statistics, sys


def fisher(a, n, b, m):
    """Two-sided: the sum of the probabilities of tables no likelier than this one."""
    total, all_ = a + b, n + m
    p = lambda k: math.comb(n, k) * math.comb(m, total - k) / math.comb(all_, total)
    return min(1.0, sum(p(k) for k in range(max(0, total - m), min(n, total) + 1) if p(k) <= p(a) * (1 + 1e-9)))


runs = {}
for line in open(sys.argv[1]):
    run = json.loads(line)
    runs.setdefault(run["task"], {"gp": {}, "pyoperon": {}})[run["engine"]][run["random_seed"]] = run
rows = []
for task, engines in runs.items():
    # Only cases that both have had.
    seeds = engines["gp"].keys() & engines["pyoperon"].keys()
    ours, theirs = ([engines[name][seed] for seed in seeds] for name in ["gp", "pyoperon"])
    x, y, n = sum(r["solved"] for r in ours), sum(r["solved"] for r in theirs), len(seeds)
    median = lambda runs: statistics.median(r["seconds"] for r in runs)
    rows.append([task, x, y, sum(r["solved_1e-4"] for r in theirs), n, fisher(x, n, y, n), median(ours), median(theirs)])
adjusted, largest = {}, 0.0
for rank, row in enumerate(sorted(rows, key=lambda r: r[5])):
    largest = max(largest, min(1.0, row[5] * (len(rows) - rank)))
    adjusted[row[0]] = largest
print("| problem | gp | pyoperon | pyoperon, 1e-4 | p (Holm) | CPU s, gp | CPU s, pyoperon |")
print("| --- | --- | --- | --- | --- | --- | --- |")
for task, x, y, loose, n, _, a, b in rows:
    print(f"| {task} | {x}/{n} | {y}/{n} | {loose}/{n} | {adjusted[task]:.2g} | {a:.1f} | {b:.1f} |")
higher, lower = sum(r[1] > r[2] for r in rows), sum(r[1] < r[2] for r in rows)
print(f"\n{len(rows)} problems: gp is right more often on {higher}, pyoperon on {lower}; "
      f"all runs: {sum(r[1] for r in rows)} against {sum(r[2] for r in rows)} of {sum(r[4] for r in rows)}.")
