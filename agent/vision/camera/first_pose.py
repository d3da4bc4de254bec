# SPDX-License-Identifier: GPL-3.0-or-later
"""A first camera from points alone, some of which may be wrong.

Random samples of six points (four where all lie in one plane) are solved directly; the sample that
most points agree with wins (RANSAC, Fischler and Bolles 1981, scored as MSAC). Direct solutions:
Hartley and Zisserman, algorithms 7.1 and 4.2; focal length of a plane's homography from the
orthogonality of its axes, with the principal point in the middle.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .pinhole import Floats, Pinhole

SAMPLES: Final = 300
"""With a fifth of the points wrong, 1 - (1 - 0.8^6)^300 leaves no chance of meeting no sound sample."""
AGREES: Final = 0.012
"""Longer sides: what a point may lie off and still speak for a sample's solution, which six points give roughly."""
FLAT: Final = 1e-3
"""Least extent over largest below which points count as lying in one plane."""
FOCALS: Final = (0.7, 1.1, 1.8, 3.0)
"""Longer sides, tried where the points do not tell the focal length."""
FEWEST: Final = 4
"""Points, and only where all lie in one plane."""
SEED: Final = 1


def first_poses(film: Floats, world: Floats, aspect: float) -> Iterator[tuple[Pinhole, NDArray[np.bool_]]]:
    """Cameras to start from, most likely first, and which points agree. None where nothing can be solved.

    ``film`` is (count, 2) in film coordinates, ``world`` (count, 3).
    """
    if len(world) < FEWEST:
        return
    centre = world.mean(axis=0)
    extents, axes = np.linalg.svd(world - centre, full_matrices=False)[1:]
    size = float(extents[0]) / np.sqrt(len(world))
    if size == 0.0 or extents[1] < FLAT * extents[0]:
        return
    flat = extents[2] < FLAT * extents[0]
    if np.linalg.det(axes) < 0.0:
        axes[2] = -axes[2]
    # In a frame of the points' own, in which the plane of flat ones is z = 0.
    own = (world - centre) @ axes.T / size
    solved = _best_sample(film, own[:, :2] if flat else own)
    if solved is None:
        return
    matrix, agree = solved
    for focal in (_focal_of_plane(matrix) if flat else _focal_of(matrix), *FOCALS):
        if np.isfinite(focal) and (pose := _pose(matrix, focal)):
            yield Pinhole(focal, axes.T @ pose[0], axes.T @ pose[1] * size + centre, aspect), agree


def _best_sample(film: Floats, own: Floats) -> tuple[Floats, NDArray[np.bool_]] | None:
    """The matrix from homogeneous ``own`` to homogeneous film that most points agree with, and which do."""
    homogeneous = np.column_stack([own, np.ones(len(own))])
    columns = homogeneous.shape[1]
    needed = 4 if columns == 3 else 6
    if len(film) < needed:
        return None
    rows = np.zeros((len(film), 2, 3, columns))
    rows[:, 0, 0] = rows[:, 1, 1] = homogeneous
    rows[:, 0, 2], rows[:, 1, 2] = -film[:, :1] * homogeneous, -film[:, 1:] * homogeneous
    rows = rows.reshape(len(film), 2, 3 * columns)
    everything = np.arange(len(film))[None]
    matrices, off = _solve_samples(rows, everything, film, homogeneous)
    if off.max() > AGREES:
        random = np.random.default_rng(SEED)
        picks = np.argsort(random.random((SAMPLES, len(film))), axis=1)[:, :needed]
        matrices, off = _solve_samples(rows, picks, film, homogeneous)
    best = int(np.minimum(off / AGREES, 1.0).sum(axis=1).argmin())
    matrix, agree = matrices[best], off[best] < AGREES
    if needed <= agree.sum() < len(film):
        refitted, refitted_off = _solve_samples(rows, np.flatnonzero(agree)[None], film, homogeneous)
        if (refitted_off[0] < AGREES).sum() >= agree.sum():
            matrix, agree = refitted[0], refitted_off[0] < AGREES
    return matrix, agree


def _solve_samples(rows: Floats, picks: NDArray[np.intp], film: Floats, homogeneous: Floats) -> tuple[Floats, Floats]:
    """For each of ``picks`` (samples, points) its matrix, and how far off it sees each point, infinite behind it."""
    systems = rows[picks].reshape(len(picks), -1, rows.shape[-1])
    vectors = np.linalg.eigh(np.swapaxes(systems, 1, 2) @ systems)[1][..., 0]
    matrices = vectors.reshape(len(picks), 3, -1)
    # The centre of the points lies in front of the camera.
    matrices = matrices * np.where(matrices[:, 2, -1] > 0.0, 1.0, -1.0)[:, None, None]
    seen = homogeneous @ np.swapaxes(matrices, 1, 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        distances = np.linalg.norm(seen[..., :2] / seen[..., 2:] - film, axis=-1)
    return matrices, np.where(seen[..., 2] > 0.0, distances, np.inf)


def _focal_of(matrix: Floats) -> float:
    """Focal length of a camera matrix (3, 4) whose principal point is the middle and whose pixels are square."""
    inner = matrix[:, :3] @ matrix[:, :3].T
    return float(np.sqrt((inner[0, 0] + inner[1, 1]) / (2.0 * inner[2, 2]))) if inner[2, 2] > 0.0 else np.nan


def _focal_of_plane(matrix: Floats) -> float:
    """Focal length that makes the axes of a plane's homography (3, 3) square and of one length; NaN where none does."""
    first, second = matrix[:, 0], matrix[:, 1]
    across = np.array([first[:2] @ second[:2], first[:2] @ first[:2] - second[:2] @ second[:2]])
    along = np.array([first[2] * second[2], first[2] ** 2 - second[2] ** 2])
    inverse = -(across @ along) / max(float(across @ across), 1e-30)
    return float(1.0 / np.sqrt(inverse)) if inverse > 0.0 else np.nan


def _pose(matrix: Floats, focal: float) -> tuple[Floats, Floats] | None:
    """The rotation (3, 3) and position (3,) next to ``matrix``, in the points' own frame; None where there is none."""
    # The film's third coordinate is the depth, which runs against the camera's z.
    local = np.diag([1.0 / focal, 1.0 / focal, 1.0]) @ matrix * np.array([[1.0], [1.0], [-1.0]])
    turned = local[:, :-1]
    if turned.shape[1] == 2:
        turned = np.column_stack([turned, np.cross(turned[:, 0], turned[:, 1]) / np.linalg.norm(turned[:, 0])])
    left, sizes, right = np.linalg.svd(turned)
    if sizes[2] < 1e-9 * sizes[0]:
        return None
    inverse = left @ np.diag([1.0, 1.0, np.linalg.det(left @ right)]) @ right
    return inverse.T, -inverse.T @ local[:, -1] / float(sizes.mean())
