/** Longer than this nobody is kept waiting; what is not saved then is kept, and the next page says so. */
const MOST_MS = 1500;

/**
 * Whoever types an answer and goes straight on by a link would leave before it was sent: it is sent first, and the next page has
 * the score that it brought. What is refused does not hold anybody back.
 * @param waits tells whether something was typed that can be sent and is not saved
 */
export function saveBeforeLeaving(waits: () => boolean, send: () => void): void {
  let going: string | null = null;
  let sent = false;
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link || !leadsAway(event, link) || !waits()) return;
    event.preventDefault();
    if (going === null) setTimeout(go, MOST_MS);
    going = link.href;
    sent = false;
    send();
  });
  document.addEventListener("htmx:beforeRequest", () => {
    sent = true;
  });
  document.addEventListener("htmx:afterRequest", () => {
    if (sent || !waits()) go();
  });

  function go(): void {
    if (going !== null) location.assign(going);
  }
}

/** In this tab, to another page: not to a place on this one, not to a file, not into a tab beside it. */
export function leadsAway(event: MouseEvent, { href, target, download, pathname }: HTMLAnchorElement): boolean {
  const asUsual = event.button === 0 && !event.defaultPrevented;
  const elsewhere =
    event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || target !== "" || download !== "";
  return asUsual && !elsewhere && new URL(href).origin === location.origin && pathname !== location.pathname;
}
