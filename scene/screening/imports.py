# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be imported, and which names of it may be used.

A namespace is a module, or a part of one that holds functions rather than data. Code may use a
namespace only by naming something in it (``math.sin``), never as a value: so every use of it can be
seen in the text. Modules that pass other modules on (``enum.sys``, ``random._os``) are harmless that way.
"""

from .table import table

KIT = "kit"
"""The library for generated code, of which only ``from kit import NAME`` is allowed: so it can be inlined."""

OF_THE_SESSION = table("begin_stage stage start_scene")
"""Names of the kit for whole programs; a stage's code runs when scene and stage have begun."""

ANY_NAME = None
"""Any name without a leading underscore."""


NAMESPACES: dict[str, frozenset[str] | None] = {
    "__future__": table("annotations"),
    "abc": table("ABC abstractmethod"),
    "bisect": table("bisect bisect_left bisect_right insort insort_left insort_right"),
    "bmesh": table("new from_edit_mesh update_edit_mesh ops types geometry utils"),
    "bmesh.geometry": ANY_NAME,
    "bmesh.ops": ANY_NAME,
    "bmesh.types": ANY_NAME,
    "bmesh.utils": ANY_NAME,
    "bpy": table("app context data ops types"),
    "bpy.context": ANY_NAME,
    "bpy.app": table("version version_string"),
    "bpy.types": ANY_NAME,
    "bpy_extras": table("object_utils"),
    "bpy_extras.object_utils": table("world_to_camera_view object_data_add"),
    "collections": table("Counter OrderedDict abc defaultdict deque namedtuple"),
    "collections.abc": table("Callable Collection Hashable Iterable Iterator Mapping MutableMapping Sequence Set"),
    "colorsys": table("hls_to_rgb hsv_to_rgb rgb_to_hls rgb_to_hsv rgb_to_yiq yiq_to_rgb"),
    "dataclasses": table("asdict astuple dataclass field replace"),
    "enum": table("Enum Flag IntEnum IntFlag StrEnum auto unique"),
    "functools": table("cache cached_property cmp_to_key lru_cache partial reduce total_ordering wraps"),
    "itertools": table(
        """accumulate batched chain combinations combinations_with_replacement compress cycle dropwhile filterfalse
        groupby islice pairwise permutations product starmap takewhile zip_longest"""
    ),
    KIT: ANY_NAME,
    "math": ANY_NAME,
    "mathutils": table("Color Euler Matrix Quaternion Vector bvhtree geometry interpolate kdtree noise"),
    "mathutils.bvhtree": table("BVHTree"),
    "mathutils.geometry": ANY_NAME,
    "mathutils.interpolate": table("poly_3d_calc"),
    "mathutils.kdtree": table("KDTree"),
    "mathutils.noise": ANY_NAME,
    "numpy": table(
        """abs absolute add all allclose amax amin angle any append arange arccos arccosh arcsin arcsinh arctan arctan2
        arctanh argmax argmin argsort argwhere array array_equal array_split asarray atleast_1d atleast_2d average
        bincount bitwise_and bitwise_or bool_ broadcast_to cbrt ceil choose clip column_stack concatenate convolve
        copy copysign cos cosh count_nonzero cross cumprod cumsum deg2rad degrees delete diag diff digitize divide dot
        dstack e einsum empty empty_like equal exp expand_dims expm1 eye fabs flatnonzero flip fliplr flipud float32
        float64 floor floor_divide fmax fmin fmod full full_like geomspace gradient greater greater_equal heaviside
        histogram hsplit hstack hypot identity indices inf inner insert int16 int32 int64 int8 interp intersect1d
        invert isclose isfinite isin isinf isnan kron less less_equal lexsort linalg linspace log log10 log1p log2
        logical_and logical_not logical_or logical_xor logspace matmul max maximum mean median meshgrid min minimum mod
        moveaxis multiply nan nan_to_num nanmax nanmean nanmin ndim negative newaxis nonzero not_equal ones
        ones_like outer pad percentile pi polyfit polyval power prod ptp quantile rad2deg radians random ravel
        reciprocal remainder repeat reshape rint roll rollaxis rot90 round searchsorted setdiff1d
        shape sign signbit sin sinc sinh size sort split sqrt square squeeze stack std subtract sum swapaxes take tan
        tanh tensordot tile trace transpose tri tril triu trunc uint16 uint32 uint64 uint8 union1d unique unravel_index
        unwrap vander var vdot vectorize vsplit vstack where zeros zeros_like"""
    ),
    "numpy.linalg": table("cholesky cond det eig eigh eigvals eigvalsh inv lstsq matrix_rank norm pinv qr solve svd"),
    "numpy.random": table(
        """Generator RandomState choice default_rng exponential normal permutation poisson rand randint randn random
        random_sample seed shuffle standard_normal uniform"""
    ),
    "operator": table("add itemgetter mul neg sub truediv"),
    "random": table(
        """Random betavariate choice choices expovariate gammavariate gauss getrandbits lognormvariate normalvariate
        paretovariate randint random randrange sample seed shuffle triangular uniform vonmisesvariate weibullvariate"""
    ),
    "statistics": table("fmean mean median pstdev stdev"),
    "typing": table(
        """Any Callable ClassVar Dict Final FrozenSet Iterable Iterator List Literal Mapping NamedTuple Optional
        Sequence Set Tuple TypeAlias TypeVar Union"""
    ),
}
"""Dotted name of each namespace to the names that may be used of it. Operators have their own table."""

VALUES = table("bpy.context")
"""Namespaces that may also be handed on and share a name with others: what is most dangerous in them is
refused wherever it stands."""

INSTEAD = {
    "cmath": "Use math.",
    "copy": "Use obj.copy() for a datablock, list(x) or dict(x) for a container.",
    "json": "Write the data as Python literals.",
    "os": "Code may not reach files or the system.",
    "pathlib": "Code may not reach files or the system.",
    "re": "Use string methods.",
    "string": "Write the characters out.",
    "subprocess": "Code may not start programs.",
    "sys": "Code may not reach files or the system.",
    "time": "Code needs no clock; the run is timed from outside.",
}
"""What to do without a module that generated code often asks for."""


def refuse_import(module: str, names: tuple[str, ...] = ()) -> str:
    """Why ``import module``, or ``from module import names``, is not allowed; empty when it is.

    Also used while the code runs, so that a name put together at run time meets the same table.
    """
    if module == KIT and not names:
        return "Write `from kit import NAME, ...`: no other form of importing the kit is allowed."
    if module not in NAMESPACES and not is_operator_namespace(module):
        advice = INSTEAD.get(module.split(".", 1)[0], f"Only these can be imported: {', '.join(top_level_modules())}.")
        return f"`{module}` cannot be imported. {advice}"
    for name in names:
        refusal = refuse_name(module, name)
        if refusal:
            return refusal
    return ""


def refuse_name(namespace: str, name: str) -> str:
    """Why ``namespace.name`` is not allowed, by this table alone; empty when it is."""
    if name == "*":
        return f"Name what you import from `{namespace}`; a star is not allowed."
    if name.startswith("_"):
        return f"`{name}` of `{namespace}` is private; use public names only."
    if namespace == KIT and name in OF_THE_SESSION:
        return f"`{name}` has been called before this code runs; leave it out."
    allowed = NAMESPACES.get(namespace)
    if allowed is not None and name not in allowed:
        return f"`{namespace}.{name}` is not available. Available: {', '.join(sorted(allowed))}."
    return ""


def is_namespace(path: str) -> bool:
    """Whether the dotted ``path`` is a namespace rather than a value in one."""
    return path in NAMESPACES or is_operator_namespace(path)


def is_operator_namespace(path: str) -> bool:
    """``bpy.ops``, or a category of it such as ``bpy.ops.mesh``."""
    parts = path.split(".")
    return parts[:2] == ["bpy", "ops"] and len(parts) <= 3


def top_level_modules() -> list[str]:
    """The modules that can be imported, in alphabetical order."""
    return sorted(name for name in NAMESPACES if "." not in name and not name.startswith("_"))
