/** A button that opens the browser's own dialogue; without script it is not there, and the browser's menu does it. */
for (const button of document.querySelectorAll<HTMLElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
