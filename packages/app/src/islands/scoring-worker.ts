/**
 * The service worker of one case that an expert takes along for a visit: its scope is `/cases/<id>/scoring`. With a network every page
 * comes from the program; without one, what was taken along comes from this device. What is typed is not its business (`autosave`, `visit`).
 */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}

const worker = globalThis as unknown as Worker;
const SCOPE = new URL(worker.registration.scope).pathname;
const STORE = `klynge-visit:${SCOPE}`;
/** A network that is there and brings nothing is none. */
const PATIENCE_MS = 4000;
/** What a proxy says while the program does not answer. */
const UNREACHED: ReadonlySet<number> = new Set([502, 503, 504]);

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "GET" && pathname.startsWith("/assets/")) event.respondWith(fromDevice(request));
  else if (!isTaken(pathname)) return;
  else if (request.method === "GET") event.respondWith(fromProgram(event, pathname));
  else if (request.method === "POST") event.respondWith(sent(event, pathname));
});

function isTaken(pathname: string): boolean {
  return pathname === SCOPE || pathname.startsWith(`${SCOPE}/`);
}

/** Addresses of assets carry their hash: what is on the device is what the program would bring. */
async function fromDevice(request: Request): Promise<Response> {
  const store = await caches.open(STORE);
  const kept = await store.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await store.put(request.url, answer.clone());
  return answer;
}

async function fromProgram(event: FetchEvent, pathname: string): Promise<Response> {
  const kept = await (await caches.open(STORE)).match(pathname);
  const asked = fetch(event.request);
  event.waitUntil(asked.then((answer) => keep(pathname, answer.clone())).catch(() => {}));
  if (!kept) return asked;
  const brought = asked.then((answer) => (UNREACHED.has(answer.status) ? kept : answer)).catch(() => kept);
  const tooLong = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  return Promise.race([brought, tooLong]);
}

/**
 * A form whose way is broken leads back to its row, where what was typed still stands, and one that has no page of its own (signing) to the
 * list, which says that it needs a network (island `visit`); a row that was saved is kept as it is now.
 */
async function sent(event: FetchEvent, pathname: string): Promise<Response> {
  const answer = await fetch(event.request).catch((error: unknown) => error as Error);
  if (answer instanceof Error || UNREACHED.has(answer.status)) {
    const store = await caches.open(STORE);
    if (event.request.mode === "navigate") {
      const kept = await store.match(pathname);
      if (kept) return kept;
      if (await store.match(SCOPE)) return Response.redirect(`${location.origin}${SCOPE}#no-network`, 303);
    }
    if (answer instanceof Error) throw answer;
    return answer;
  }
  event.waitUntil(
    fetch(pathname, { redirect: "manual" })
      .then((page) => keep(pathname, page))
      .catch(() => {}),
  );
  return answer;
}

/** Whoever may not see a page any more has none of the case on his device: signed out, left, or taken out of it. */
async function keep(pathname: string, answer: Response): Promise<void> {
  const store = await caches.open(STORE);
  if (answer.ok && !answer.redirected) await store.put(pathname, answer);
  else if (answer.status === 404 && pathname !== SCOPE) await store.delete(pathname);
  else if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) await caches.delete(STORE);
}
