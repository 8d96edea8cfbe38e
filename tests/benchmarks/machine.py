"""The machine that was measured on: what a reader needs to compare figures."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("duckdb", "pandas", "numpy", "pyarrow", "streamlit", "plotly")
CPU_FACTS = Path("/proc/cpuinfo")
GB = 1e9


def machine() -> dict[str, str]:
    """Date, processor, cores, memory, how busy, system, Python and libraries, in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "Date": date.today().isoformat(),
        "Processor": f"{_processor()}, {_cores()} cores",
        "Memory": f"{memory / GB:.1f} GB",
        "Busy": f"load average {os.getloadavg()[0]:.1f} before the first measurement",
        "System": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Libraries": ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    }


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    facts = CPU_FACTS.read_text("utf-8").splitlines() if CPU_FACTS.exists() else []
    names = [line.split(":", 1)[1].strip() for line in facts if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
