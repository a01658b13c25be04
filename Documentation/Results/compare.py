"""Success rates of `gp bench` and of pyoperon on the same problems: Fisher's exact test, Holm's correction.

usage: python compare.py GP.jsonl PYOPERON.jsonl
"""
import json, math, statistics, sys


def runs(path):
    tasks = {}
    for line in open(path):
        run = json.loads(line)
        tasks.setdefault(run["task"], []).append(run)
    return tasks


def fisher(a, n, b, m):
    """Two-sided: the sum of the probabilities of tables no likelier than this one."""
    total, all_ = a + b, n + m
    p = lambda k: math.comb(n, k) * math.comb(m, total - k) / math.comb(all_, total)
    return min(1.0, sum(p(k) for k in range(max(0, total - m), min(n, total) + 1) if p(k) <= p(a) * (1 + 1e-9)))


ours, theirs = runs(sys.argv[1]), runs(sys.argv[2])
rows = []
for task in sorted(theirs, key=lambda t: (len(t), t)):
    if task not in ours:
        continue
    a, b = ours[task], theirs[task]
    x, y = sum(r["solved"] and r["generalised"] is not False for r in a), sum(r["solved"] for r in b)
    loose = sum(r["solved_1e-4"] for r in b)
    rows.append([task, x, len(a), y, loose, len(b), fisher(x, len(a), y, len(b)), statistics.median(r["seconds"] for r in b)])
adjusted, largest = {}, 0.0
for rank, row in enumerate(sorted(rows, key=lambda r: r[6])):
    largest = max(largest, min(1.0, row[6] * (len(rows) - rank)))
    adjusted[row[0]] = largest
print("| problem | gp | pyoperon, 1e-6 | pyoperon, 1e-4 | p (Holm) | CPU s of pyoperon, median |\n| --- | --- | --- | --- | --- | --- |")
for task, x, n, y, loose, m, _, seconds in rows:
    print(f"| {task} | {x}/{n} | {y}/{m} | {loose}/{m} | {adjusted[task]:.2g} | {seconds:.1f} |")
