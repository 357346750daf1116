"""Leaves a process's peak memory, in bytes, in the file that the environment names, at its end."""

import atexit
import os
import re
import resource


def _peak_bytes() -> int:
    # ru_maxrss of a child begins with what its parent held; the high-water mark does not.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    try:
        with open("/proc/self/status", encoding="utf-8") as status:
            found = re.search(r"^VmHWM:\s+(\d+) kB$", status.read(), re.MULTILINE)
            own = int(found.group(1)) * 1024 if found else own
    except OSError:
        pass
    # The largest process that this one started, if any: a lower bound of what they took together.
    return own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def report_peak_at_exit() -> None:
    file = os.environ.get("NEARMATCH_BENCH_PEAK")
    if file is not None:
        atexit.register(lambda: open(file, "w", encoding="utf-8").write(str(_peak_bytes())))
