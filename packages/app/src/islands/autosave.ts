/**
 * Keeps answers from getting lost. htmx saves a form when a field changes; this island says so, keeps what could not be sent in
 * `localStorage`, puts it back into the form after a reload or a new sign-in, and sends it when the connection is there again.
 */
const PREFIX = "klynge:unsaved:";

interface Unsaved {
  readonly fields: readonly (readonly [string, string])[];
}

const form = document.querySelector<HTMLFormElement>("form[data-autosave]");
if (form) keep(form);
showWaiting();

function keep(answer: HTMLFormElement): void {
  const key = PREFIX + new URL(answer.action).pathname;
  restore(answer, key);
  answer.addEventListener("input", () => store(answer, key));
  answer.addEventListener("submit", () => store(answer, key));
  document.addEventListener("htmx:beforeRequest", () => say("saving"));
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    if (xhr.status >= 200 && xhr.status < 300) localStorage.removeItem(key);
    // signed out meanwhile: the text waits here, and the page says where to sign in
    if (xhr.status === 401 || xhr.status === 403 || xhr.status >= 500) say("failed");
    showWaiting();
  });
  document.addEventListener("htmx:sendError", () => {
    store(answer, key);
    showWaiting();
  });
  window.addEventListener("online", () => send(answer));
}

function store(answer: HTMLFormElement, key: string): void {
  const fields = [...new FormData(answer)].filter(
    (pair): pair is [string, string] =>
      typeof pair[1] === "string" && !pair[0].startsWith("__") && !pair[0].startsWith("version"),
  );
  localStorage.setItem(key, JSON.stringify({ fields } satisfies Unsaved));
}

/** What waits for this form wins over what the page brought: it is later, and was never saved. */
function restore(answer: HTMLFormElement, key: string): void {
  const waiting = localStorage.getItem(key);
  if (waiting === null) return;
  // the page that answers a form already holds what was typed
  if (document.querySelector("#attempt > *")) return;
  const { fields } = JSON.parse(waiting) as Unsaved;
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  const changed = [...answer.elements].filter((element) => putBack(element, values)).length > 0;
  if (changed && navigator.onLine) setTimeout(() => send(answer));
  else if (!changed) localStorage.removeItem(key);
}

/** Tells whether the field had something else. */
function putBack(element: Element, values: ReadonlyMap<string, readonly string[]>): boolean {
  if (element instanceof HTMLInputElement && (element.type === "radio" || element.type === "checkbox")) {
    const checked =
      values.get(element.name)?.includes(element.value) ?? (element.type === "radio" ? element.checked : false);
    const changed = element.checked !== checked;
    element.checked = checked;
    return changed;
  }
  const fillable =
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
  if (!fillable || element.type === "hidden") return false;
  const kept = values.get(element.name)?.[0];
  if (kept === undefined || element.value === kept) return false;
  element.value = kept;
  return true;
}

/** As if the last field had changed: the same way to the server, with the same checks. */
function send(answer: HTMLFormElement): void {
  answer.dispatchEvent(new Event("change", { bubbles: true }));
}

function showWaiting(): void {
  const count = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).length;
  if (count > 0 && !navigator.onLine) say("waiting", count);
}

/** The words stand in the page, in its language; only which of them is shown changes. */
function say(state: "saving" | "waiting" | "failed", count = 0): void {
  const place = document.querySelector<HTMLElement>("#saving");
  const words = place?.querySelector<HTMLElement>(".k-saving-text");
  if (!place || !words) return;
  place.dataset.state = state;
  const text = document.querySelector<HTMLElement>(
    `#saving-words [data-words="${state}${count > 1 ? "-many" : ""}"]`,
  )?.textContent;
  if (text) words.textContent = text.replace("[count]", String(count));
}
