import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

/** What the worker of a visit answers while the program is away; with a network of its own the whole visit is in test/browser/visit.test.ts. */

const SCOPE = "/cases/1/scoring";
const KEPT = "kept on the device";

type Answered = { respondWith: (answer: Promise<Response>) => void; waitUntil: (work: Promise<unknown>) => void };
const listeners = new Map<string, (event: Answered & { request: object }) => void>();
let fromNetwork: () => Promise<Response>;
let store: Map<string, Response>;

beforeAll(async () => {
  vi.stubGlobal("registration", { scope: `https://klynge.example${SCOPE}` });
  vi.stubGlobal("clients", { claim: async () => {} });
  vi.stubGlobal("skipWaiting", async () => {});
  vi.stubGlobal("location", { origin: "https://klynge.example" });
  vi.stubGlobal("addEventListener", (type: string, listener: (event: never) => void) =>
    listeners.set(type, listener as never),
  );
  vi.stubGlobal("fetch", () => fromNetwork());
  vi.stubGlobal("caches", {
    open: async () => ({
      match: async (path: string) => store.get(path)?.clone(),
      put: async (path: string, answer: Response) => void store.set(path, answer),
      delete: async (path: string) => store.delete(path),
    }),
    delete: async () => store.clear(),
  });
  await import("./scoring-worker.ts");
});
// the files of this project share their globals: another one had no network
afterAll(() => {
  vi.unstubAllGlobals();
});
beforeEach(() => {
  store = new Map([[SCOPE, new Response(KEPT)]]);
});

async function asked(path: string, method: "GET" | "POST" = "GET"): Promise<string> {
  const answer = await answered(path, method);
  return `${answer.status} ${await answer.text()}`;
}

async function answered(path: string, method: "GET" | "POST"): Promise<Response> {
  let answer = Promise.resolve(new Response(""));
  const request = { url: `https://klynge.example${path}`, method, mode: "navigate" };
  listeners.get("fetch")?.({
    request,
    respondWith: (given) => {
      answer = given;
    },
    waitUntil: () => {},
  });
  return answer;
}

// the page of the proxy was shown though the page was on the device
test.each([502, 503, 504])("a proxy that says %i is a network that brings nothing", async (status) => {
  fromNetwork = async () => new Response("Bad gateway", { status });
  expect(await asked(SCOPE)).toBe(`200 ${KEPT}`);
  expect(await asked(SCOPE, "POST")).toBe(`200 ${KEPT}`);
  expect(await asked(`${SCOPE}/1.1.1`)).toBe(`${status} Bad gateway`);
});

// signing has no page that could be kept, and led to the browser's own page about a missing network
test("a form that has no page of its own leads to the list, which says that it needs a network", async () => {
  const toTheList = { status: 303, to: `https://klynge.example${SCOPE}#no-network` };
  for (const [network, expected] of [
    [async () => Promise.reject(new TypeError("no network")), toTheList],
    [async () => new Response("Bad gateway", { status: 502 }), toTheList],
    [async () => new Response("of the program", { status: 409 }), { status: 409, to: null }],
  ] as const) {
    fromNetwork = network;
    const { status, headers } = await answered(`${SCOPE}/sign`, "POST");
    expect({ status, to: headers.get("location") }).toEqual(expected);
  }
});

test("what the program itself answers is shown, also a fault", async () => {
  for (const status of [200, 404, 500]) {
    fromNetwork = async () => new Response("of the program", { status });
    expect(await asked(SCOPE)).toBe(`${status} of the program`);
    store.set(SCOPE, new Response(KEPT));
  }
});

test("without a network comes what is kept", async () => {
  fromNetwork = async () => Promise.reject(new TypeError("no network"));
  expect(await asked(SCOPE)).toBe(`200 ${KEPT}`);
});
