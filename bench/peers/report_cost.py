"""Leaves a process's peak memory (bytes) and processor seconds in the file that the environment
names, at its end."""

import atexit
import json
import os
import re
import resource


def _cost() -> dict:
    own = resource.getrusage(resource.RUSAGE_SELF)
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    # ru_maxrss of a child begins with what its parent held; the high-water mark does not.
    peak = own.ru_maxrss * 1024
    try:
        with open("/proc/self/status", encoding="utf-8") as status:
            found = re.search(r"^VmHWM:\s+(\d+) kB$", status.read(), re.MULTILINE)
            peak = int(found.group(1)) * 1024 if found else peak
    except OSError:
        pass
    return {
        # Of processes that this one started, the largest: a lower bound of what they took together.
        "peakBytes": peak + started.ru_maxrss * 1024,
        "cpuSeconds": own.ru_utime + own.ru_stime + started.ru_utime + started.ru_stime,
    }


def _report(file: str) -> None:
    with open(file, "w", encoding="utf-8") as target:
        json.dump(_cost(), target)


def report_cost_at_exit() -> None:
    file = os.environ.get("NEARMATCH_BENCH_COST")
    if file is not None:
        atexit.register(_report, file)
