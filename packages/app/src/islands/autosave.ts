/**
 * Keeps answers from getting lost. htmx saves a form when a field changes; this island says so, keeps what could not be sent in
 * `localStorage`, puts it back into the form after a reload or a new sign-in, and sends it when the connection is there again.
 */
const PREFIX = "klynge:unsaved:";
/** In the tab: the form that was sent by its button. What became of it is told by the page that comes. */
const SENT = "klynge:sent";
const RETRY_MS = 5000;
const CONFLICT = "#attempt [data-conflict]";

interface Unsaved {
  readonly fields: readonly (readonly [string, string])[];
}

const form = document.querySelector<HTMLFormElement>("form[data-autosave]");
const storage = openStorage();
if (storage) {
  forgetWhatWasSaved();
  if (form) keep(form, storage);
  showWaiting();
}

/** A browser that keeps nothing for this site throws when it is asked. */
function openStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The text of one person is not put into the form of another. */
function keyOf({ action, dataset }: HTMLFormElement): string {
  return `${PREFIX}${dataset.autosave}:${new URL(action).pathname}`;
}

/** Another page of the assessment came after the button: so the answer was saved. Refusals come on pages of their own or with `#attempt`. */
function forgetWhatWasSaved(): void {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && document.querySelector("#saving") && !(form && keyOf(form) === sent)) storage?.removeItem(sent);
}

function keep(answer: HTMLFormElement, kept: Storage): void {
  const key = keyOf(answer);
  let sending: string | null = null;
  restore(answer, key);
  answer.addEventListener("input", () => {
    store(answer, key);
    showWaiting();
  });
  answer.addEventListener("submit", (event) => {
    store(answer, key);
    // a page that cannot come would take this one away
    if (!navigator.onLine) {
      event.preventDefault();
      showWaiting();
    } else sessionStorage.setItem(SENT, key);
  });
  // whoever takes the other answer gives up this one
  answer.ownerDocument.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-discard]")) kept.removeItem(key);
  });
  // between two answers a person chooses, not the next change
  answer.addEventListener("htmx:confirm", (event) => {
    if (document.querySelector(CONFLICT)) event.preventDefault();
  });
  document.addEventListener("htmx:beforeRequest", () => {
    sending = kept.getItem(key);
    say("saving");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    if (xhr.status >= 200 && xhr.status < 300) {
      // typed since then: kept on, now with the versions that came
      if (kept.getItem(key) === sending) kept.removeItem(key);
      else store(answer, key);
    }
    // signed out meanwhile: the text waits here, and the page says where to sign in
    if (xhr.status === 401 || xhr.status === 403 || xhr.status >= 500) say("failed");
    showWaiting();
  });
  document.addEventListener("htmx:sendError", () => {
    store(answer, key);
    say("waiting", waiting());
    if (navigator.onLine) setTimeout(() => send(answer), RETRY_MS);
  });
  window.addEventListener("online", () => send(answer));
}

/** With the versions that the form was filled from, so that somebody else's later answer is not overwritten unseen. */
function store(answer: HTMLFormElement, key: string): void {
  const fields = [...new FormData(answer)].filter(
    (pair): pair is [string, string] => typeof pair[1] === "string" && !pair[0].startsWith("__"),
  );
  // a conflict that nobody has settled stays one after a reload
  const before = document.querySelector(CONFLICT) ? stored(key)?.fields : undefined;
  const kept = before
    ? [...fields.filter(([name]) => !isVersion(name)), ...before.filter(([name]) => isVersion(name))]
    : fields;
  storage?.setItem(key, JSON.stringify({ fields: kept } satisfies Unsaved));
}

function stored(key: string): Unsaved | null {
  const text = storage?.getItem(key) ?? null;
  return text === null ? null : (JSON.parse(text) as Unsaved);
}

function isVersion(name: string): boolean {
  return name === "version" || name.startsWith("version:");
}

/** What waits for this form wins over what the page brought: it is later, and was never saved. */
function restore(answer: HTMLFormElement, key: string): void {
  const unsaved = stored(key);
  // the page that answers a form already holds what was typed
  if (!unsaved || document.querySelector("#attempt > *")) return;
  const values = new Map<string, string[]>();
  for (const [name, value] of unsaved.fields) values.set(name, [...(values.get(name) ?? []), value]);
  const changed = [...answer.elements].filter((element) => putBack(element, values)).length > 0;
  if (!changed) {
    storage?.removeItem(key);
    return;
  }
  for (const field of answer.querySelectorAll<HTMLInputElement>("#versions input"))
    field.value = values.get(field.name)?.[0] ?? field.value;
  if (navigator.onLine) setTimeout(() => send(answer));
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

function waiting(): number {
  return Object.keys(storage ?? {}).filter((key) => key.startsWith(PREFIX)).length;
}

function showWaiting(): void {
  if (waiting() > 0 && !navigator.onLine) say("waiting", waiting());
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
