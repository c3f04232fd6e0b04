"""Orca, whose log comes line by line and not when some kilobytes have gathered, and who reads a page
when asked and not by itself, so that what is heard does not hang on who is quicker."""
import builtins
import runpy
import sys

from orca import settings

_open = builtins.open


def _open_by_lines(file, mode="r", buffering=-1, *rest, **named):
    return _open(file, mode, 1 if mode == "w" else buffering, *rest, **named)


builtins.open = _open_by_lines
settings.sayAllOnLoad = False
sys.argv[0] = "/usr/bin/orca"
runpy.run_path(sys.argv[0], run_name="__main__")
