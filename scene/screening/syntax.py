# SPDX-License-Identifier: GPL-3.0-or-later
"""Which constructs of the language generated code may use.

A list of what is allowed, so that a construct of a future Python is refused until it has been
thought about. Left out on purpose: ``async`` and ``await`` (nothing here awaits) and ``except*``.
"""

from .table import table

ALLOWED_NODES = table(
    """
    Module Expr Expression Pass Break Continue Return Delete Assign AugAssign AnnAssign NamedExpr
    If IfExp For While With withitem Try ExceptHandler Raise Assert
    FunctionDef ClassDef Lambda arguments arg keyword Global Nonlocal Yield YieldFrom
    Import ImportFrom alias
    Name Attribute Subscript Slice Starred Constant JoinedStr FormattedValue
    List Tuple Dict Set ListComp SetComp DictComp GeneratorExp comprehension
    Call BoolOp BinOp UnaryOp Compare
    Load Store Del And Or
    Add Sub Mult Div FloorDiv Mod Pow MatMult LShift RShift BitOr BitXor BitAnd
    Invert Not UAdd USub Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn
    Match match_case MatchValue MatchSingleton MatchSequence MatchMapping MatchClass MatchStar MatchAs MatchOr
    """
)
"""Class names of ``ast``."""

ALLOWED_METHODS = table(
    """
    __init__ __post_init__ __repr__ __str__ __len__ __bool__ __iter__ __next__ __contains__ __call__
    __getitem__ __setitem__ __delitem__ __enter__ __exit__ __hash__
    __eq__ __ne__ __lt__ __le__ __gt__ __ge__
    __add__ __radd__ __iadd__ __sub__ __rsub__ __isub__ __mul__ __rmul__ __imul__ __matmul__
    __truediv__ __rtruediv__ __floordiv__ __mod__ __pow__ __neg__ __pos__ __abs__ __float__ __int__ __round__
    """
)
"""Special methods that a class may define."""
