#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The developer's one door: demo, test, package, bench. Works from any directory, on any Python 3.8 or later.

    python dev.py demo [PICTURE] [--out DIR] ...   reconstruct a picture, without a Blender installed
    python dev.py test [pytest arguments]          run every test that this machine can run
    python dev.py test --bpy 4.2.23                run the tests in another Blender
    python dev.py package [--wheels] ...           build and validate the installable zips into dist/
    python dev.py bench [--set DIR] ...            measure reconstructions and write docs/benchmark.md

The first call makes ``.venv`` beside this file from Python 3.11, the one that Blender 4.2 to 5.0
run on, and installs what ``requirements.lock`` lists. The commands themselves are in
``development/`` and run inside.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent
LOCK_FILE = REPOSITORY / "requirements.lock"
PYTHON_VERSION = (3, 11)
WINDOWS = os.name == "nt"
COMMANDS = ("demo", "test", "package", "bench")


def main(arguments: list[str]) -> int:
    """Run one command inside the environment and return its exit status."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    command, *rest = arguments
    requirements = LOCK_FILE.read_text(encoding="utf-8")
    folder = REPOSITORY / ".venv"
    if command == "test":
        rest, blender = take_blender_version(rest)
        if blender:
            requirements = re.sub(r"(?m)^bpy==.*$", f"bpy=={blender}", requirements)
            folder = REPOSITORY / f".venv-bpy-{blender}"
            rest = ["--only-blender", *rest]
    prepare(folder, requirements)
    inside = [str(python_of(folder)), "-P", "-m", "maquette.development", command, *rest]
    if WINDOWS:
        return subprocess.call(inside)
    # Replacing this process keeps its id, so that a signal sent to dev.py reaches the command.
    os.execv(inside[0], inside)


def take_blender_version(arguments: list[str]) -> tuple[list[str], str]:
    """``arguments`` without ``--bpy VERSION``, and the version: an empty string when it was not given."""
    for index, argument in enumerate(arguments):
        name, equals, version = argument.partition("=")
        if name == "--bpy":
            end = index + (1 if equals else 2)
            version = version if equals else "".join(arguments[index + 1 : end])
            if not re.fullmatch(r"\d+\.\d+\.\d+", version):
                sys.exit("--bpy needs a version of the bpy module, such as 4.2.23.")
            return arguments[:index] + arguments[end:], version
    return arguments, ""


def prepare(folder: Path, requirements: str) -> None:
    """Make ``folder`` a virtual environment with ``requirements`` installed.

    A stamp with their hash is written last. Without it an earlier call broke off and everything is
    made again; with another hash the lock file has changed and pip brings the environment up to date.
    """
    stamp = folder / "installed"
    digest = hashlib.sha256(requirements.encode()).hexdigest()
    whole = stamp.is_file() and python_of(folder).exists()
    if not whole or stamp.read_text(encoding="utf-8") != digest:
        if whole:
            stamp.unlink()
        else:
            make_environment(folder)
        install(folder, requirements)
        stamp.write_text(digest, encoding="utf-8")
    link_package(folder)


def make_environment(folder: Path) -> None:
    """An empty virtual environment in place of whatever ``folder`` was. Ends the program when there is no Python."""
    python = find_python()
    print(f"Making {folder.name} with {python}", flush=True)
    if folder.exists():
        shutil.rmtree(folder)
    if subprocess.call([python, "-m", "venv", str(folder)]) != 0:
        sys.exit("Python 3.11 cannot make virtual environments: install its venv module (Debian: python3.11-venv).")


def find_python() -> str:
    """A Python 3.11: the running one, else one on the path. Ends the program when there is none."""
    # The base of a virtual environment, because the environment may be the one that is made anew.
    question = "import sys; print(sys.version_info[:2], getattr(sys, '_base_executable', sys.executable), sep='\\n')"
    for candidate in ([sys.executable], ["python3.11"], ["py", "-3.11"]):
        if not shutil.which(candidate[0]):
            continue
        answer = subprocess.run([*candidate, "-c", question], capture_output=True, text=True, check=False)
        version, _, executable = answer.stdout.strip().partition("\n")
        if version == str(PYTHON_VERSION):
            return executable
    sys.exit("Python 3.11 is not on the path: install it from python.org, or with your system's packages.")


def install(folder: Path, requirements: str) -> None:
    """Install ``requirements`` into the environment and try Blender. Ends the program when either fails."""
    print(f"Installing what {LOCK_FILE.name} lists into {folder.name}: 1.3 GB on disk, once.", flush=True)
    python = str(python_of(folder))
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    with tempfile.TemporaryDirectory() as temporary:
        lock = Path(temporary) / LOCK_FILE.name
        lock.write_text(requirements, encoding="utf-8")
        if subprocess.call([*pip, "install", "-qq", "--no-deps", "-r", str(lock)]) != 0:
            sys.exit(f"Could not install what {LOCK_FILE.name} lists; see above.")
    check = subprocess.run([*pip, "check"], capture_output=True, text=True, check=False)
    if check.returncode != 0:
        sys.exit(f"The versions in {LOCK_FILE.name} do not fit together.\n{check.stdout}")
    if subprocess.call([python, "-c", "import bpy"]) != 0:
        sys.exit(
            "Blender's module cannot start; see above. On a bare Linux it lacks libraries (Debian, Ubuntu: "
            "apt install libgl1 libsm6 libxfixes3 libxi6 libxkbcommon0 libxrender1)."
        )


def link_package(folder: Path) -> None:
    """Let ``import maquette`` inside the environment find this repository, whatever its folder is called."""
    checkout = folder / "checkout"
    link = checkout / "maquette"
    if not (link.exists() and link.samefile(REPOSITORY)):
        if link.is_symlink():
            link.unlink()
        elif os.path.lexists(link):
            link.rmdir()  # A junction: removes the link, and refuses a folder with content.
        checkout.mkdir(exist_ok=True)
        if WINDOWS:
            # A junction: symbolic links need a privilege that Windows users lack.
            make_junction = ["cmd", "/c", "mklink", "/J", str(link), str(REPOSITORY)]
            subprocess.run(make_junction, check=True, stdout=subprocess.DEVNULL)
        else:
            link.symlink_to(os.path.relpath(REPOSITORY, checkout), target_is_directory=True)
    packages = site_packages_of(folder)
    entry = os.path.relpath(checkout, packages)
    path_file = packages / "maquette-checkout.pth"
    if not path_file.is_file() or path_file.read_text(encoding="utf-8") != entry:
        path_file.write_text(entry, encoding="utf-8")


def python_of(folder: Path) -> Path:
    """The interpreter of the virtual environment in ``folder``."""
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def site_packages_of(folder: Path) -> Path:
    """Where the virtual environment in ``folder`` keeps its packages."""
    return folder / ("Lib/site-packages" if WINDOWS else "lib/python3.11/site-packages")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
