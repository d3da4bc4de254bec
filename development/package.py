# SPDX-License-Identifier: GPL-3.0-or-later
"""Build and validate the zips that artists install, with Blender's own builder."""

import argparse
import shutil
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .builder import run_builder
from .repository import make_repository
from .wheel_target import PLATFORMS, PYTHONS, WheelTarget
from .wheels import NoWheels, wheels_for

REPOSITORY = Path(__file__).resolve().parent.parent
SHIPPED = (
    "__init__.py",
    "blender_manifest.toml",
    "LICENSE",
    "blueprint_properties.py",
    "match_properties.py",
    "preferences.py",
    "service_preferences.py",
    "properties.py",
    "agent",
    "operators",
    "panels",
    "prompts",
    "scene",
    "stages",
    "translations",
)
"""What the extension consists of; nothing else of the repository gets into the zip."""


def main(arguments: Sequence[str]) -> int:
    """Build what ``arguments`` ask for, and print each zip's path, size and number of wheels."""
    parser = argparse.ArgumentParser(prog="dev.py package", description="Build and validate the installable zips.")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "dist", help="folder for the zips (default: dist)")
    parser.add_argument("--wheels", action="store_true", help="also a zip with wheels for each platform")
    parser.add_argument(
        "--platform", action="append", choices=PLATFORMS, help="a zip with wheels for this one only (repeatable)"
    )
    parser.add_argument(
        "--python", action="append", default=[], metavar="3.N", help="wheels for this Python too (repeatable)"
    )
    parser.add_argument(
        "--repository", type=Path, metavar="DIR", help="also a repository of the zips with wheels, to subscribe to"
    )
    options = parser.parse_args(arguments)
    tell(build(options.out))
    if not (options.wheels or options.platform or options.repository):
        return 0
    pythons = tuple(dict.fromkeys((*PYTHONS, *options.python)))
    try:
        packages = build_with_wheels(options.out, options.platform or tuple(PLATFORMS), pythons)
    except NoWheels as error:
        sys.exit(str(error))
    for package in packages:
        tell(package)
    if options.repository:
        print(make_repository(options.repository, packages))
    return 0


def tell(package: Path) -> None:
    """Print a zip's path, size and number of wheels."""
    with zipfile.ZipFile(package) as archive:
        wheels = sum(name.endswith(".whl") for name in archive.namelist())
    print(f"{package} ({package.stat().st_size / 1e6:.1f} MB, {wheels or 'no'} wheels)", flush=True)


def build(folder: Path) -> Path:
    """The validated zip for every platform, without wheels, made in ``folder``.

    Raises ``CalledProcessError`` after the builder has said why.
    """
    with tempfile.TemporaryDirectory() as temporary:
        sources = stage(Path(temporary))
        return build_staged(sources, folder)


def build_with_wheels(folder: Path, platforms: Iterable[str], pythons: Iterable[str] = PYTHONS) -> list[Path]:
    """A validated zip for each of ``platforms``, with wheels for all of ``pythons``, made in ``folder``.

    Raises ``NoWheels`` where they cannot be fetched, and ``CalledProcessError`` as ``build`` does.
    """
    targets = [WheelTarget(platform, python) for platform in platforms for python in pythons]
    wheels = wheels_for(targets)
    packages = []
    for platform in dict.fromkeys(target.platform for target in targets):
        with tempfile.TemporaryDirectory() as temporary:
            sources = stage(Path(temporary))
            # A wheel for more than one Python is there for each of them.
            own = {wheel.name: wheel for target in targets if target.platform == platform for wheel in wheels[target]}
            add_wheels(sources, platform, own)
            packages.append(build_staged(sources, folder, f"-{platform}"))
    return packages


def stage(folder: Path) -> Path:
    """Copy what is shipped into a new folder in ``folder``, and return that."""
    target = folder / "maquette"
    target.mkdir()
    for name in SHIPPED:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copy(source, target / name)
    return target


def add_wheels(sources: Path, platform: str, wheels: Mapping[str, Path]) -> None:
    """Add ``wheels``, by file name, to staged ``sources`` and name them, and ``platform``, in the manifest there.

    The repository's own manifest names none: with wheels, Blender refuses an extension on each
    platform and Python that has none.
    """
    folder = sources / "wheels"
    folder.mkdir()
    for wheel in wheels.values():
        shutil.copy(wheel, folder)
    manifest = sources / "blender_manifest.toml"
    head, tables = manifest.read_text(encoding="utf-8").split("\n[", maxsplit=1)
    paths = "".join(f'  "./wheels/{name}",\n' for name in sorted(wheels))
    keys = f'platforms = ["{platform}"]\nwheels = [\n{paths}]\n'
    manifest.write_text(f"{head}{keys}\n[{tables}", encoding="utf-8")


def build_staged(sources: Path, folder: Path, suffix: str = "") -> Path:
    """The validated zip of ``sources``, made in ``folder``; ``suffix`` comes after the version in its name."""
    run_builder("validate", str(sources))
    manifest = tomllib.loads((sources / "blender_manifest.toml").read_text(encoding="utf-8"))
    name = f"{manifest['id']}-{manifest['version']}{suffix}.zip"
    made = sources.parent / name
    run_builder("build", f"--source-dir={sources}", f"--output-filepath={made}")
    run_builder("validate", str(made))
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(made, folder))
