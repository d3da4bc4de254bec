# SPDX-License-Identifier: GPL-3.0-or-later
"""Two pictures laid over each other, to be wiped, blinked or seen side by side."""

from .markup import Markup, element

MODES = (("wipe", "Wipe"), ("blink", "Blink"), ("beside", "Side by side"))


def comparison(first: Markup, second: Markup, first_name: str, second_name: str, *, wiped: int = 50) -> Markup:
    """``first`` over ``second``, uncovered to ``wiped`` percent of the width.

    Where scripts do not run, and on paper, both stand side by side.
    """
    stack = element(
        "div",
        element("div", second, element("span", second_name, class_="tag"), class_="layer under"),
        element("div", first, element("span", first_name, class_="tag"), class_="layer over"),
        element(
            "input",
            type="range",
            class_="wipe",
            min=0,
            max=100,
            value=wiped,
            aria_label=f"Wipe between {first_name.lower()} and {second_name.lower()}",
        ),
        element("span", class_="handle", aria_hidden="true"),
        class_="stack",
    )
    buttons = [
        element("button", label, type="button", data_choose=mode, aria_pressed="true" if mode == "wipe" else "false")
        for mode, label in MODES
    ]
    choice = element("div", *buttons, class_="modes", role="group", aria_label="How to compare")
    return element("figure", stack, element("figcaption", choice), class_="comparison", data_mode="wipe")
