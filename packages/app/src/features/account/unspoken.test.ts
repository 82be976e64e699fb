import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LIMITS } from "./limits.ts";
import { accountSessions } from "./sessions.ts";
import { openWorld, PASSWORD, type World } from "./testing.ts";

/** What goes out beside the pages: to the log, by the time an answer takes, through requests of other sites. */
describe("nobody learns", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ signUp: "open" });
    await world.addPerson({ email: "anna@a.example" });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("from the log who joined (better-auth printed failed statements with their values)", async () => {
    const owner = await world.addPerson({ email: "owner@a.example" });
    const clusterId = await world.addCluster("Havklyngen", { [owner.id]: "owner" });
    const inviting = world.browser();
    await inviting.signIn(owner.email);
    const form = { email: "guest@c.example", role: "member", language: "en" };
    await inviting.post(`/clusters/${clusterId}/people/invite`, form);
    const link = await world.linkTo(form.email);
    const printed: unknown[] = [];
    for (const method of ["debug", "info", "log", "warn", "error"] as const)
      vi.spyOn(console, method).mockImplementation((...words) => void printed.push(...words));
    const guests = [1, 2, 3].map(() => world.browser().post(link, { name: "Gudrun Guest", password: PASSWORD }));
    const statuses = (await Promise.all(guests)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    // something failed, and says which way
    expect(printed).toContain("23505");
    expect(printed.every((word) => typeof word === "string")).toBe(true);
    expect(printed.join(" ")).not.toMatch(/guest|gudrun|insert|@/i);
  });

  it("by the time of an answer who has an account (a new address took half a second more)", async () => {
    const { password } = await accountSessions(world.services).auth.$context;
    const hash = vi.spyOn(password, "hash");
    const wait = vi.spyOn(globalThis, "setTimeout");
    const signUp = async (email: string) => {
      hash.mockClear();
      wait.mockClear();
      const before = (await world.letters()).length;
      expect((await world.browser().post("/sign-up", { name: "X", email, password: PASSWORD })).status).toBe(200);
      const waits = new Set(wait.mock.calls.map(([, ms]) => ms));
      return { hashes: hash.mock.calls.length, letters: (await world.letters()).length - before, waits };
    };
    const known = await signUp("anna@a.example");
    expect([known.hashes, known.letters]).toEqual([1, 1]);
    expect(await signUp("cleo@a.example")).toEqual(known);
  });

  it("how to lock the readers of a page out (its images used up their tries)", async () => {
    const path = "/sign-in/passkey/options";
    const reader = world.browser();
    expect((await reader.get(path)).status).toBe(404);
    reader.headers["sec-fetch-site"] = "cross-site";
    expect((await reader.postJson(path, {})).status).toBe(403);
    reader.headers["sec-fetch-site"] = "same-origin";
    for (let count = 0; count < LIMITS.passkey_address.most; count += 1)
      expect((await reader.postJson(path, {})).status).toBe(200);
    expect((await reader.postJson(path, {})).status).toBe(429);
    expect((await reader.signIn("anna@a.example")).status).toBe(303);
  });
});
