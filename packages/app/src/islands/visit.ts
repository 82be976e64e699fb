import { addressOf, forget, type Kept, keep, keysOf, read, textOf } from "./kept.ts";
import { leadsAway } from "./leaving.ts";
import { showProgress } from "./progress.ts";
import { showUnsaved } from "./unsaved.ts";

/**
 * An expert's rows of a case, also without a network: pages and files are taken along on request, and what was typed on any of its pages
 * is sent as soon as the program can be reached. What another device has saved meanwhile is overwritten by nobody but the person, on the
 * page of that row.
 */
const PREFIX = "klynge-visit:";
const RETRY_MS = 5000;
/** Longer than this nobody is kept waiting for a page that may not come. */
const PATIENCE_MS = 4000;

const place = document.querySelector<HTMLElement>("[data-scoring]");
const { scoring: base, person } = place?.dataset ?? {};
if (base && person) {
  sendWaiting(base, person);
  window.addEventListener("online", () => sendWaiting(base, person));
  stayWithoutNetwork(base);
}
const box = document.querySelector<HTMLElement>("#take-along");
if (box && "serviceWorker" in navigator && "caches" in window) offer(box);
// nothing of a case stays behind for the next person at this device
document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => void leaveBehind(PREFIX));

/**
 * What was not taken along, and signing, need a network: a sentence on the page says so, where the browser would put a page of its own in
 * the place of all rows. The worker leads here what was sent in vain.
 */
function stayWithoutNetwork(scope: string): void {
  const note = document.querySelector<HTMLElement>("#no-network");
  if (!note) return;
  const tell = (): void => {
    note.hidden = false;
    note.focus();
  };
  window.addEventListener("online", () => {
    note.hidden = true;
  });
  let reached = false;
  const leave = async (event: MouseEvent): Promise<void> => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    const taken = navigator.serviceWorker?.controller != null;
    if (reached || !taken || !link || !leadsAway(event, link) || isWithin(link.pathname, scope)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    reached = await isReached();
    // pressed once more it goes its usual way: what was typed is saved first
    if (reached) link.click();
    else tell();
    reached = false;
  };
  document.addEventListener("click", (event) => void leave(event), true);
  if (location.hash !== "#no-network") return;
  // it was true of that moment: loaded anew the page says nothing of it
  history.replaceState(null, "", location.pathname);
  tell();
}

/** Asked of the program: browsers say that there is a network where it brings nothing. */
async function isReached(): Promise<boolean> {
  const asked = fetch("/health", {
    method: "HEAD",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return asked.then(({ ok }) => ok).catch(() => false);
}

function isWithin(pathname: string, scope: string): boolean {
  return pathname === scope || pathname.startsWith(`${scope}/`);
}

/** One after the other; the row that is open sends itself. */
async function sendWaiting(scope: string, who: string): Promise<void> {
  const own = document.querySelector<HTMLFormElement>("form[data-autosave]");
  const open = own && new URL(own.action).pathname;
  const token = document.querySelector<HTMLInputElement>("input[name=__form]")?.value ?? "";
  let sent = 0;
  for (const key of keysOf(who)) {
    const path = addressOf(key, who).split("?")[0] ?? "";
    if (!path.startsWith(`${scope}/`) || path === open || !navigator.onLine) continue;
    const outcome = await send(key, path, token);
    if (outcome === "saved") sent += 1;
    if (outcome === "away") {
      setTimeout(() => sendWaiting(scope, who), RETRY_MS);
      break;
    }
  }
  showUnsaved((own && keysOf(who).find((key) => addressOf(key, who).split("?")[0] === open)) || null);
  showProgress(who);
  // the list says anew what has points
  if (sent > 0 && !own) location.reload();
}

async function send(key: string, path: string, token: string): Promise<"saved" | "kept" | "away"> {
  const [kept, before] = [read(key), textOf(key)];
  if (!kept) return "kept";
  const body = new URLSearchParams([...kept.fields.map(([name, value]) => [name, value]), ["__form", token]]);
  const answer = await fetch(path, { method: "POST", body, headers: { "hx-request": "true" } }).catch(() => null);
  if (!answer || [429, 502, 503, 504].includes(answer.status)) return "away";
  const saved = answer.headers.get("hx-trigger")?.includes("klynge:saved") ?? false;
  if (textOf(key) === before)
    if (saved) forget(key);
    else keep(key, { ...kept, asks: asksFor(answer) });
  return saved ? "saved" : "kept";
}

/** What a person has to settle; nothing where he is signed out, or where it is too early. */
function asksFor({ ok, redirected, headers }: Response): Kept["asks"] {
  const told = headers.get("klynge-asks");
  if (!ok || redirected || told === "early") return undefined;
  return told === "conflict" ? "conflict" : "refused";
}

async function offer(along: HTMLElement): Promise<void> {
  const scope = along.dataset.scope ?? "";
  const [take, leave] = ["[data-take]", "[data-leave]"].map((name) => along.querySelector<HTMLButtonElement>(name));
  take?.addEventListener("click", async () => {
    take.disabled = true;
    const taken = await takeAlong(along, scope).catch(() => fail(along));
    take.disabled = false;
    if (leave) leave.hidden = !taken;
  });
  leave?.addEventListener("click", async () => {
    await leaveBehind(PREFIX + scope);
    leave.hidden = true;
    say(along, "removed");
  });
  if (leave) leave.hidden = !(await caches.has(PREFIX + scope));
  along.hidden = false;
}

/** Tells whether all of it is on the device. */
async function takeAlong(along: HTMLElement, scope: string): Promise<boolean> {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")].map(({ pathname }) => pathname);
  const files = [...along.querySelectorAll<HTMLElement>("[data-file]")].map(({ dataset }) => dataset.file ?? "");
  const assets = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  const wanted = [...new Set([scope, ...rows, ...files, ...assets.filter((path) => path.startsWith("/assets/"))])];
  const store = await caches.open(PREFIX + scope);
  let done = 0;
  for (const path of wanted) {
    const answer = await fetch(path).catch(() => null);
    // a file that is lost is lost here too; a page has to come
    if (answer?.ok && !answer.redirected) await store.put(path, answer);
    else if (!files.includes(path)) return fail(along);
    done += 1;
    say(along, "taking", done, wanted.length);
  }
  await navigator.serviceWorker.register("/scoring-worker.js", { scope });
  await navigator.serviceWorker.ready;
  say(along, "taken", 1 + rows.length + files.length);
  return true;
}

function fail(along: HTMLElement): false {
  say(along, "failed");
  return false;
}

/** Everything that was taken along under these names, and who brought it. */
async function leaveBehind(name: string): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((one) => one.startsWith(name)).map((one) => caches.delete(one)));
  const workers = await navigator.serviceWorker.getRegistrations();
  const gone = workers.filter(({ scope }) => (PREFIX + new URL(scope).pathname).startsWith(name));
  await Promise.all(gone.map((one) => one.unregister()));
}

/** The words stand in the page, in its language. */
function say(along: HTMLElement, words: "taking" | "taken" | "failed" | "removed", count = 0, of = 0): void {
  const text = along.querySelector<HTMLTemplateElement>(`template[data-words=${words}]`)?.content.textContent ?? "";
  const told = along.querySelector<HTMLElement>("[data-told]");
  if (told) told.textContent = text.replace("[count]", String(count)).replace("[of]", String(of));
}
