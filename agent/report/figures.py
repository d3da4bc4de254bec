# SPDX-License-Identifier: GPL-3.0-or-later
"""The seven figures in words that a person understands."""

from dataclasses import dataclass

from ..gate import FIGURE_NAMES
from ..measurements import LOWER_IS_BETTER, Measurements

MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"
TIGHT = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Figure:
    """How one of the figures is named, written and explained."""

    name: str
    """Its field in ``Measurements``."""
    meaning: str
    """One sentence for the artist."""
    unit: str = ""
    digits: int = 1
    percent: bool = False
    of_objects: bool = False
    """Taken on object masks: a flat picture has none, so that it has no yardsticks."""

    @property
    def title(self) -> str:
        """The name as a heading."""
        label = FIGURE_NAMES[self.name]
        return label[0].upper() + label[1:]

    @property
    def lower_is_better(self) -> bool:
        """Whether a smaller value is the better one."""
        return self.name in LOWER_IS_BETTER

    def value(self, measurements: Measurements) -> float:
        """This figure of ``measurements``."""
        value: float = getattr(measurements, self.name)
        return value

    def write(self, value: float) -> str:
        """``value`` with its unit."""
        return self._number(value, "") + self._suffix()

    def write_difference(self, value: float) -> str:
        """``value`` with its sign and unit; shares in percentage points."""
        number = self._number(value, "+")
        if self.percent:
            return f"{number}{TIGHT}{'point' if number.lstrip('+' + MINUS) == '1' else 'points'}"
        return number + self._suffix()

    def write_amount(self, value: float) -> str:
        """The size of a difference, without its sign."""
        return self.write_difference(abs(value)).lstrip("+")

    def _number(self, value: float, sign: str) -> str:
        scaled = value * 100 if self.percent else value
        # Adding zero turns the negative zero of rounding into a plain one.
        return f"{round(scaled, self.digits) + 0.0:{sign}.{self.digits}f}".replace("-", MINUS)

    def _suffix(self) -> str:
        return f"{TIGHT}%" if self.percent else f"{TIGHT}{self.unit}" if self.unit else ""


FIGURES = (
    Figure("psnr", "How close the pixels are to the reference. Half the squared error is 3 dB more.", unit="dB"),
    Figure("ssim", "How alike brightness, contrast and pattern are from spot to spot. 1 is identical.", digits=3),
    Figure("ciede2000", "How far the colours are off, as the eye sees it. Lower is better; 1 is barely visible."),
    Figure("edge_f1", "How much of the drawing matches: edges no more than 3 pixels apart.", percent=True, digits=0),
    Figure("histogram", "How well the shares of dark, middle and light tones agree.", percent=True, digits=0),
    Figure("coverage", "How many of the objects in the picture can be seen.", percent=True, digits=0, of_objects=True),
    Figure("mean_iou", "How far the objects' outlines overlap.", percent=True, digits=0, of_objects=True),
)


def compare_with(figure: Figure, value: float, yardstick: float, name: str) -> str:
    """Such as ``2.1 dB better than the mean-colour card``."""
    gain = (yardstick - value) if figure.lower_is_better else (value - yardstick)
    amount = figure.write_amount(gain)
    if amount == figure.write_amount(0.0):
        return f"as good as {name}"
    return f"{amount} {'better' if gain > 0 else 'worse'} than {name}"


def duration(seconds: float) -> str:
    """``0.4 s``, ``12 s`` or ``3 min 5 s``."""
    if seconds < 9.95:
        return f"{seconds:.1f}{TIGHT}s"
    whole = round(seconds)
    return f"{whole}{TIGHT}s" if whole < 60 else f"{whole // 60}{TIGHT}min {whole % 60}{TIGHT}s"


def count(number: int, singular: str, plural: str = "") -> str:
    """``1 object``, ``2 objects``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
