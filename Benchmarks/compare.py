#!/usr/bin/env python3
"""compare.py GAZETTE [-n NOTES] [--runs RUNS]: Gazette beside Hugo on the same notes. See README.md."""
import argparse, os, shutil, statistics, subprocess, sys, time

import sites

parser = argparse.ArgumentParser()
parser.add_argument("gazette")
parser.add_argument("-n", type=int, default=10000)
parser.add_argument("--runs", type=int, default=3)
parser.add_argument("--keep", action="store_true", help="leave the site that was made where it is")
options = parser.parse_args()
work = "/dev/shm/gazette-benchmark" if os.path.isdir("/dev/shm") else "/tmp/gazette-benchmark"
shutil.rmtree(work, ignore_errors=True)
actors = sites.make(work, options.n)


def measure(command, folder):
    shutil.rmtree(work + "/out", ignore_errors=True)
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


contestants = {"gazette": ([os.path.abspath(options.gazette), "build", "-q", "--output", work + "/out"], work + "/g")}
if shutil.which("hugo"):
    contestants["hugo"] = (["hugo", "--quiet", "-d", work + "/out"], work + "/h")
# The floor: cp writes the files of the site, from memory to memory.
contestants["floor"] = (["cp", "-r", work + "/kept", work + "/out"], work)
results = {name: [] for name in contestants}
for run in range(options.runs + 1):  # the first warms up
    for name, (command, folder) in contestants.items():
        figures = measure(command, folder)
        if run:
            results[name].append(figures)
        elif name == "gazette":
            os.rename(work + "/out", work + "/kept")
print(f"{options.n} notes, {actors} actors, medians of {options.runs} runs\n{'':9}{'wall s':>9}{'cpu s':>9}{'peak MiB':>10}")
medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
for name, (wall, cpu, peak) in medians.items():
    print(f"{name:9}{wall:9.3f}{cpu:9.3f}{peak:10.0f}")
if "hugo" in medians:
    print("hugo/gazette" + "".join(f"   {what} {h / g:.1f}x" for what, h, g in zip(("wall", "cpu", "memory"), medians["hugo"], medians["gazette"])))
print("gazette/floor" + "".join(f"   {what} {g / f:.1f}x" for what, g, f in zip(("wall", "cpu"), medians["gazette"], medians["floor"])))
if options.keep:
    print(f"the site is {work}/g")
else:
    shutil.rmtree(work, ignore_errors=True)
