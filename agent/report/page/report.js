// SPDX-License-Identifier: GPL-3.0-or-later
// Wiping and blinking. Without this script the pictures stand side by side.

const BLINK_MILLISECONDS = 800;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

document.documentElement.classList.add("live");

for (const comparison of document.querySelectorAll(".comparison")) {
  const slider = comparison.querySelector(".wipe");
  const buttons = comparison.querySelectorAll("button");
  let timer = 0;

  const wipe = () => comparison.style.setProperty("--wipe", `${slider.value}%`);
  const flip = () => comparison.classList.toggle("flipped");

  const choose = (button) => {
    const again = comparison.dataset.mode === button.dataset.choose;
    comparison.dataset.mode = button.dataset.choose;
    for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    window.clearInterval(timer);
    timer = 0;
    if (button.dataset.choose === "blink") {
      // Who wants no motion flips by pressing again.
      if (again || calm.matches) flip();
      if (!calm.matches) timer = window.setInterval(flip, BLINK_MILLISECONDS);
    } else {
      comparison.classList.remove("flipped");
    }
  };

  slider.addEventListener("input", wipe);
  for (const button of buttons) button.addEventListener("click", () => choose(button));
  wipe();
}
