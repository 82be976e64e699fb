/** Keys of the assessment page: Alt with the arrows leads to the row before and after, "/" to the search. */
document.addEventListener("keydown", (event) => {
  const typing =
    event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    const search = document.querySelector<HTMLInputElement>("#row-search");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowDown") press(event, "[name=next], a[rel=next]");
  if (event.key === "ArrowUp") press(event, "a[rel=prev]");
});

function press(event: KeyboardEvent, selector: string): void {
  const target = document.querySelector<HTMLElement>(`main ${selector.split(", ").join(", main ")}`);
  if (!target) return;
  event.preventDefault();
  target.click();
}
