"""Shuts the reading process in: no files but Python's own and the libraries', no writing, no TCP (Linux Landlock).

A parser that is taken over by its file can then neither read other documents nor send anything. Kernels before 5.13
and other systems lack Landlock; the limits on time and memory hold there all the same.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

#: Numbers of the three calls; the same on all architectures (linux/landlock.h, asm-generic/unistd.h).
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_NO_NEW_PRIVILEGES = 38
_BENEATH = 1
_READ_FILE, _READ_FOLDER, _EXECUTE = 1 << 2, 1 << 3, 1 << 0
#: Rights by the version of Landlock that knows them: file system, then TCP bind and connect.
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_TCP_SINCE, _TCP = 4, 0b11
_SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/proc/self",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
    "/dev/null",
    "/dev/urandom",
)


def confine(package: Path) -> bool:
    """Shut this process in for good; ``package`` is the folder of ``loaders``. Return False where it cannot be done."""
    version = landlock_version()
    if version < 1:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    rights = _FILE_RIGHTS[min(version, max(_FILE_RIGHTS))]
    attributes = struct.pack("QQ", rights, _TCP) if version >= _TCP_SINCE else struct.pack("Q", rights)
    ruleset = libc.syscall(_CREATE, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    try:
        for path in _readable(package):
            _allow(libc, ruleset, path)
        if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
            return False
        return bool(libc.syscall(_RESTRICT, ruleset, ctypes.c_uint32(0)) == 0)
    finally:
        os.close(ruleset)


def landlock_version() -> int:
    """Return the version of Landlock of this kernel, 0 without one."""
    if sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64", "riscv64", "loongarch64"):
        return 0
    libc = ctypes.CDLL(None, use_errno=True)
    return max(int(libc.syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))), 0)


def _readable(package: Path) -> Iterable[Path]:
    """Return what imports need: the libraries and, of a checkout of this project, only its code."""
    home = package.parent.resolve()
    installed = any(home.is_relative_to(Path(prefix).resolve()) for prefix in (sys.prefix, sys.base_prefix))
    search = [Path(entry).resolve() for entry in sys.path if entry]
    libraries = [folder for folder in search if installed or not home.is_relative_to(folder)]
    named = (Path(entry) for entry in (sys.prefix, sys.base_prefix, *_SYSTEM))
    return [folder for folder in (*libraries, *named, package, home / "graph") if folder.exists()]


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_FOLDER | _EXECUTE if path.is_dir() else _READ_FILE
        rule = struct.pack("=Qi", rights, handle)
        libc.syscall(_ADD, ruleset, ctypes.c_int(_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(handle)
