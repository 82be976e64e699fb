import { showFaults } from "./faults.ts";
import { forget, type Kept, keep, keepSent, keyOf, keysOf, read, takeSent, textOf } from "./kept.ts";
import { saveBeforeLeaving } from "./leaving.ts";
import { showUnsaved } from "./unsaved.ts";

/**
 * Keeps answers from getting lost. htmx saves a form when a field changes; this island says so, keeps in the browser what could not
 * be sent, puts it back into the form after a reload or a new sign-in, and sends it when the connection is there again.
 */

/** Where a page leads that saved what was chosen between two answers. */
const CHOSEN = "#saving";
const RETRY_MS = 5000;
/** Too many at once, or something is away that comes back. */
const LATER: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const LATER_SECONDS = 15;
const CONFLICT = "#attempt [data-conflict]";

const form = document.querySelector<HTMLFormElement>("form[data-autosave]");
const key = form && keyOf(form);
/** A network that is said to be there and brings nothing: what was sent by its button came back to its own page. */
let cameBack = forgetWhatWasSaved();
if (form && key) {
  restore(form, key);
  if (form.dataset.locked === undefined) watch(form, key);
}
const others = showUnsaved(form?.dataset.locked === undefined ? key : null);
// without a line nothing has failed
if (others > 0 && navigator.onLine) say("some");
else if (others > 0) say("waiting", keysOf(form?.dataset.autosave ?? "").length);

/**
 * Another page of the assessment came after the button: so the answer was saved. Refusals come on pages of their own or with `#attempt`.
 * @returns whether the same page came, and nothing tells why
 */
function forgetWhatWasSaved(): boolean {
  const sent = takeSent();
  if (!sent || !document.querySelector("#saving")) return false;
  const saved = sent !== key || location.hash === CHOSEN;
  if (saved) forget(sent);
  return !saved && !document.querySelector("#attempt > *");
}

/** A request of this form is under way, and what was pressed meanwhile. */
let running = false;
let goesOn: (() => void) | null = null;

function watch(answer: HTMLFormElement, own: string): void {
  answer.addEventListener("input", () => {
    cameBack = false;
    store(answer, own);
    showWaiting(answer);
  });
  answer.addEventListener("submit", (event) => {
    store(answer, own);
    // a page that cannot come would take this one away
    if (!navigator.onLine) {
      event.preventDefault();
      showWaiting(answer);
      goOnAlone(event.submitter);
    } else if (running) {
      // what is saved just now changes the version from which the form is filled: sent beside it, a person would clash with himself
      event.preventDefault();
      goesOn = () => answer.requestSubmit(event.submitter);
    } else keepSent(own);
  });
  answer.addEventListener("htmx:confirm", (event) => {
    if (!canBeSent()) event.preventDefault();
  });
  watchRequests(answer, own);
  window.addEventListener("online", () => send(answer));
  saveBeforeLeaving(
    () => canBeSent() && read(own) !== null,
    () => send(answer),
  );
}

/** Pages that were taken along are there without a network too: what was typed is kept, and the next one comes. */
function goOnAlone(button: HTMLElement | null): void {
  const onward = button?.dataset.onward;
  if (onward && navigator.serviceWorker?.controller) location.assign(onward);
}

/** Between two answers a person chooses, not the next change; and without a line there is nothing to try. */
function canBeSent(): boolean {
  return navigator.onLine && !isClash();
}

function isClash(): boolean {
  return document.querySelector(CONFLICT) !== null;
}

/** What was sent and saved need not be kept; anything else is, and the page says why. */
function watchRequests(answer: HTMLFormElement, own: string): void {
  let sending: string | null = null;
  let saved = false;
  document.addEventListener("htmx:beforeRequest", () => {
    sending = textOf(own);
    saved = false;
    running = true;
    say("saving");
  });
  document.addEventListener("klynge:saved", () => {
    saved = true;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    if (saved) forgetSent(answer, own, sending);
    else if (isClash()) store(answer, own);
    // signed out meanwhile, or worse: the text waits here, and the page says what to do
    if (LATER.has(xhr.status)) {
      say("later");
      setTimeout(() => send(answer), 1000 * (Number(xhr.getResponseHeader("retry-after")) || LATER_SECONDS));
    } else if (xhr.status >= 400) say(xhr.status === 413 ? "too-large" : "failed");
    else if (xhr.status > 0) showFaults(answer);
    showWaiting(answer);
    running = false;
    const next = goesOn;
    goesOn = null;
    if (xhr.status > 0 && canBeSent()) next?.();
  });
  document.addEventListener("htmx:sendError", () => {
    store(answer, own);
    say("waiting", waiting(answer));
    if (navigator.onLine) setTimeout(() => send(answer), RETRY_MS);
    if (cameBack) goOnAlone(answer.querySelector("[name=next]"));
    cameBack = false;
  });
}

/** What was typed since then is kept on, now with what the form is filled from since. */
function forgetSent(answer: HTMLFormElement, own: string, sent: string | null): void {
  if (textOf(own) === sent) forget(own);
  else store(answer, own);
}

/** With what the form was filled from, so that somebody else's later answer is not overwritten unseen. */
function store(answer: HTMLFormElement, own: string): void {
  const fields = [...new FormData(answer)].filter(
    (pair): pair is [string, string] => typeof pair[1] === "string" && !pair[0].startsWith("__"),
  );
  // a conflict that nobody has settled stays one after a reload
  const before = isClash() ? read(own)?.fields : undefined;
  const kept: Kept["fields"] = before
    ? [...fields.filter(([name]) => !isFilledFrom(name)), ...before.filter(([name]) => isFilledFrom(name))]
    : fields;
  const { row = "", of = "" } = answer.dataset;
  keep(own, { row, of, fields: kept, asks: before && "conflict" });
}

function isFilledFrom(name: string): boolean {
  return /^(version|was)(:|$)/.test(name);
}

/** What waits for this form wins over what the page brought: it is later, and was never saved. */
function restore(answer: HTMLFormElement, own: string): void {
  const unsaved = read(own);
  // the page that answers a form already holds what was typed
  if (!unsaved || document.querySelector("#attempt > *")) return;
  const values = new Map<string, string[]>();
  for (const [name, value] of unsaved.fields) values.set(name, [...(values.get(name) ?? []), value]);
  const changed = [...answer.elements].filter((element) => putBack(element, values)).length > 0;
  if (!changed) {
    forget(own);
    return;
  }
  for (const field of answer.querySelectorAll<HTMLInputElement>("#filled-from input"))
    field.value = values.get(field.name)?.[0] ?? field.value;
  if (navigator.onLine) setTimeout(() => send(answer));
  else showWaiting(answer);
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

function waiting(answer: HTMLFormElement): number {
  return keysOf(answer.dataset.autosave ?? "").length;
}

function showWaiting(answer: HTMLFormElement): void {
  const count = waiting(answer);
  if (count > 0 && !navigator.onLine) say("waiting", count);
  showUnsaved(key);
}

/** The words stand in the page, in its language; only which of them is shown changes. What is wrong is also read aloud. */
function say(state: "saving" | "some" | "waiting" | "failed" | "too-large" | "later", count = 0): void {
  const place = document.querySelector<HTMLElement>("#saving");
  const words = place?.querySelector<HTMLElement>(".k-saving-text");
  if (!place || !words) return;
  place.dataset.state = state === "saving" || state === "waiting" ? state : state === "later" ? "waiting" : "failed";
  const text = document
    .querySelector<HTMLElement>(`#saving-words [data-words="${state}${count > 1 ? "-many" : ""}"]`)
    ?.textContent?.replace("[count]", String(count));
  if (!text) return;
  words.textContent = text;
  const told = document.querySelector<HTMLElement>("#told");
  if (told && state !== "saving" && told.textContent !== text) told.textContent = text;
}
