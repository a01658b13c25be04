#!/usr/bin/env python3
"""techniques.py FILE …: a table of what techniques are worth, from results of `gp bench`.

A row is a way of searching, a column a problem: runs right on all cases, seen and unseen / runs right on the train
cases / runs. The last columns are the sums, with Wilson's 95 % interval of the rate of the former.
"""
import collections
import json
import math
import sys


def name(options):
    """What is not as usual, as it is said on the command line."""
    words = []
    if options["selection"] != "lexicase":
        words.append("--selection " + options["selection"])
    if options["down_sample"] != 0.05:
        words.append(f"--down-sample {options['down_sample']:g}")
    if options.get("islands"):
        words.append(f"--islands {options['islands']}")
    for word in ["without", "with"]:
        if options.get(word):
            words.append(f"--{word} " + " ".join(options[word]))
    return " ".join(words) or "as usual"


def wilson(successes, runs, z=1.959964):
    rate = successes / runs
    middle = rate + z * z / (2 * runs)
    spread = z * math.sqrt(rate * (1 - rate) / runs + z * z / (4 * runs * runs))
    return [100 * (middle + sign * spread) / (1 + z * z / runs) for sign in (-1, 1)]


def main():
    counts = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0, 0]))
    seen = set()
    for path in sys.argv[1:]:
        for line in open(path):
            run = json.loads(line)
            row = name(run["options"])
            key = (row, run["task"], run["random_seed"])
            if key in seen:
                continue
            seen.add(key)
            for place, is_so in enumerate([run["solved"] and run["generalised"], run["solved"], True]):
                counts[row][run["task"]][place] += bool(is_so)
    tasks = sorted({task for row in counts.values() for task in row})
    print("| | " + " | ".join(tasks) + " | all | 95 % |")
    print("| --- " * (len(tasks) + 3) + "|")
    for row, by_task in counts.items():
        total = [sum(count[place] for count in by_task.values()) for place in range(3)]
        low, high = wilson(total[0], total[2])
        cells = ["/".join(map(str, by_task[task])) if task in by_task else "-" for task in tasks]
        cells += ["/".join(map(str, total)), f"{low:.0f}–{high:.0f}"]
        print("| " + " | ".join([f"`{row}`"] + cells) + " |")


main()
