import { desc, sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntry, installation, office } from "../../platform/tables.ts";
import type { Office, Person } from "../../platform/web/env.ts";
import { type Browser, openWorld, PASSWORD, type World, type WorldOptions } from "../account/testing.ts";
import { cluster, clusterPerson } from "../registry/index.ts";
import { takeOffice } from "./operations/take-office.ts";
import { administrationRoutes } from "./routes.tsx";

const ADMIN = "admin@owner.example";
const SECRETARIAT = "secretariat@owner.example";
const MANAGER = "manager@a.example";

const CLUSTER = {
  name: "Havklyngen",
  country: "NO",
  place: "Bergen",
  owner_email: "ola@a.example",
  owner_language: "nb",
};
const SETTINGS = {
  scheme_owner: "The Owner",
  sign_up: "invitation",
  languages: "en",
  mail_from: "klynge@localhost",
  version: "1",
};

describe("administration", () => {
  let world: World;
  let admin: Person;
  let secretariat: Person;
  let manager: Person;

  async function begin(options: WorldOptions = {}): Promise<void> {
    world = await openWorld({ routes: administrationRoutes, ...options });
    admin = await world.addPerson({ email: ADMIN, name: "Ada Admin", offices: ["administrator"] });
    secretariat = await world.addPerson({ email: SECRETARIAT, name: "Siri", offices: ["secretariat"] });
    manager = await world.addPerson({ email: MANAGER, name: "Mina" });
    await world.addCluster("Elsewhere", { [manager.id]: "owner" });
  }
  /** A world of its own for each test of a group. */
  function fresh(options: WorldOptions = {}): void {
    beforeEach(() => begin(options));
    afterEach(() => world.db.close());
  }

  async function as(email: string): Promise<Browser> {
    const browser = world.browser();
    await browser.signIn(email);
    return browser;
  }

  const clusters = () => world.db.asWorker((tx) => tx.select().from(cluster));
  const offices = () => world.db.asWorker((tx) => tx.select().from(office));
  const settings = async () => (await world.db.asWorker((tx) => tx.select().from(installation)))[0];
  const trail = () =>
    world.db.asWorker((tx) =>
      tx
        .select({
          personId: auditEntry.personId,
          action: auditEntry.action,
          before: auditEntry.before,
          after: auditEntry.after,
        })
        .from(auditEntry)
        .orderBy(desc(auditEntry.id)),
    );

  describe("refuses", () => {
    // what is refused leaves no trace: one world for all
    beforeAll(() => begin());

    it("whoever holds no office: there is no such page", async () => {
      const browser = await as(MANAGER);
      const asked = await Promise.all([
        browser.get("/administration"),
        browser.post("/administration/clusters", CLUSTER),
        browser.post("/administration/offices", { email: MANAGER, office: "administrator", language: "en" }),
        browser.post(`/administration/offices/${admin.id}/administrator/take`),
        browser.post("/administration/offices/invitations/x/withdraw"),
        browser.post("/administration/settings", SETTINGS),
      ]);
      expect(asked.map(({ status }) => status)).toEqual(Array(6).fill(404));
      expect((await world.browser().get("/administration")).headers.get("location")).toBe(
        "/sign-in?then=%2Fadministration",
      );
      expect((await world.browser().post("/administration/clusters", CLUSTER)).status).toBe(401);
      expect((await clusters()).length).toBe(1);
    });

    it("the secretariat everything but clusters", async () => {
      const browser = await as(SECRETARIAT);
      const page = await (await browser.get("/administration")).text();
      expect(page).toContain("Elsewhere");
      for (const hidden of ["Invite somebody to an office", "Sender of letters", "Give up office", ADMIN])
        expect(page).not.toContain(hidden);
      const asked = [
        await browser.post("/administration/offices", { email: SECRETARIAT, office: "administrator", language: "en" }),
        await browser.post(`/administration/offices/${admin.id}/administrator/take`),
        await browser.post("/administration/offices/invitations/x/withdraw"),
        await browser.post("/administration/settings", SETTINGS),
      ];
      expect(asked.map(({ status }) => status)).toEqual(Array(4).fill(403));
    });

    it("in the database too, whatever a page forgets to ask", async () => {
      const attempts = [
        `update installation set sign_up = 'open' returning 1`,
        `delete from office returning 1`,
        `insert into office (person_id, office) values ('${secretariat.id}', 'administrator') returning 1`,
        `insert into invitation (token_hash, role, email, invited_by, expires_at) values
           ('${"e".repeat(64)}', 'administrator', 'x@x.example', '${secretariat.id}', now()) returning 1`,
      ];
      for (const { id } of [secretariat, manager])
        for (const attempt of attempts) {
          const rows = await world.db
            .asPerson(id, async (tx) => (await tx.execute(sql.raw(attempt))) as unknown as { rows: unknown[] })
            .catch(() => ({ rows: [] }));
          expect([attempt, rows.rows.length]).toEqual([attempt, 0]);
        }
      // not even an administrator turns a real installation into a demonstration
      await expect(
        world.db.asPerson(admin.id, (tx) => tx.execute(sql`update installation set kind = 'demonstration'`)),
      ).rejects.toThrow();
      await expect(
        world.db.asPerson(manager.id, (tx) => tx.insert(cluster).values({ name: "Mine", country: "NO" })),
      ).rejects.toThrow();
    });

    it.each([
      [{ name: " " }, "Enter the name of the cluster."],
      [{ name: "x".repeat(401) }, "This is too long."],
      [{ country: "XX" }, "Choose a country."],
      [{ country: "" }, "Choose a country."],
      [{ owner_email: "nobody" }, "Enter an e-mail address"],
      [{ owner_language: "xx" }, "Choose a language."],
      [{ place: "x".repeat(201) }, "This is too long."],
      [{ name: " ELSEWHERE " }, "This country has a cluster of this name already."],
    ])("a cluster with %j, and keeps what was typed", async (change, sentence) => {
      const answer = await (await as(ADMIN)).post("/administration/clusters", { ...CLUSTER, ...change });
      const page = await answer.text();
      expect([answer.status, page.includes(sentence)]).toEqual([422, true]);
      if (!("place" in change)) expect(page).toContain('value="Bergen"');
      expect([(await clusters()).length, (await world.letters()).length]).toEqual([1, 0]);
    });

    it.each([
      [{ scheme_owner: "" }, "Enter the name of the scheme owner."],
      [{ sign_up: "sometimes" }, "Choose how people get an account."],
      [{ languages: "xx" }, "Choose at least one language."],
      [{ mail_from: "klynge" }, "Enter an address such as"],
      [{ mail_from: "a@b.example\r\nBcc: x@x.example" }, "Enter an address such as"],
      [{ mail_from: "Klynge <a@b.example" }, "Enter an address such as"],
    ])("settings with %j", async (change, sentence) => {
      const answer = await (await as(ADMIN)).post("/administration/settings", { ...SETTINGS, ...change });
      expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true]);
      expect(await settings()).toMatchObject({ version: 1, schemeOwner: "Scheme owner" });
    });

    it("the office of the last administrator, also when two take each other's at once", async () => {
      const browser = await as(ADMIN);
      const page = await (await browser.get("/administration")).text();
      expect(page).not.toContain("Give up office");
      const answer = await browser.post(`/administration/offices/${admin.id}/administrator/take`);
      expect([answer.status, (await answer.text()).includes("This is the last administrator.")]).toEqual([409, true]);
      await world.db.asWorker((tx) => tx.insert(office).values({ personId: manager.id, office: "administrator" }));
      const other: Person = { ...manager, offices: ["administrator"] };
      const outcomes = await Promise.allSettled([
        takeOffice(world.services, admin, other.id, "administrator"),
        takeOffice(world.services, other, admin.id, "administrator"),
      ]);
      expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
      expect((await offices()).filter((one) => one.office === "administrator").length).toBe(1);
    });
  });

  describe("clusters", () => {
    fresh();

    it.each([
      [ADMIN, "administrator"],
      [SECRETARIAT, "secretariat"],
    ])("are added with their owner's invitation in one go, by %s", async (email) => {
      const browser = await as(email);
      const answer = await browser.post("/administration/clusters", CLUSTER);
      expect(answer.headers.get("location")).toBe("/administration?done=cluster_created");
      const made = (await clusters()).find(({ name }) => name === "Havklyngen");
      expect(made).toMatchObject({ country: "NO", place: "Bergen", invented: false, label: null });
      const page = await (await browser.get("/administration?done=cluster_created")).text();
      for (const part of ["The cluster is added", "Bergen, Norway", "invited: ola@a.example"])
        expect(page).toContain(part);
      const inviter = email === ADMIN ? admin : secretariat;
      expect((await trail()).slice(0, 2)).toMatchObject([
        { personId: inviter.id, action: "person.invited", after: { role: "owner" } },
        {
          personId: inviter.id,
          action: "cluster.created",
          after: { name: "Havklyngen", country: "NO", place: "Bergen" },
        },
      ]);
      const link = await world.linkTo("ola@a.example");
      const owner = world.browser();
      await owner.post(link, { name: "Ola Eier", password: PASSWORD });
      const seats = await world.db.asWorker((tx) => tx.select().from(clusterPerson));
      expect(seats.find(({ clusterId }) => clusterId === made?.id)?.role).toBe("owner");
      expect(await (await browser.get("/administration")).text()).toContain("Ola Eier");
      expect((await owner.get("/administration")).status).toBe(404);
    });

    it("pressed twice make one", async () => {
      const browser = await as(ADMIN);
      const answers = await Promise.all([1, 2].map(() => browser.post("/administration/clusters", CLUSTER)));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
      expect((await clusters()).length).toBe(2);
    });

    it("have countries by their names in the reader's language", async () => {
      const browser = await as(ADMIN);
      const page = await (await browser.get("/administration?lang=pl")).text();
      expect(page).toContain('<option value="DE">Niemcy</option>');
      expect(page.match(/<option value="[A-Z]{2}"/g)?.length).toBeGreaterThan(240);
      // in the order of the language: Ł after L, before M
      const at = (name: string) => page.indexOf(`>${name}</option>`);
      expect([at("Łotwa") > at("Luksemburg"), at("Łotwa") < at("Macedonia Północna")]).toEqual([true, true]);
    });

    it("without an owner get one from any office, on the page of their people", async () => {
      const id = await world.addCluster("Alone", {});
      const browser = await as(ADMIN);
      const path = `/clusters/${id}/people`;
      expect(await (await browser.get(path)).text()).toContain("Invite somebody");
      const form = { email: "eva@b.example", language: "en" };
      expect((await browser.post(`${path}/invite`, { ...form, role: "member" })).status).toBe(403);
      expect((await browser.post(`${path}/invite`, { ...form, role: "owner" })).status).toBe(303);
      const withdraw = (await (await browser.get(path)).text()).match(/\/clusters\/[^"]+\/withdraw/)?.[0] ?? "";
      expect((await browser.post(withdraw)).status).toBe(303);
      // a cluster with an owner is the owner's
      const [other] = await clusters();
      expect((await browser.post(`/clusters/${other?.id}/people/invite`, { ...form, role: "owner" })).status).toBe(403);
    });
  });

  describe("where no mail is sent", () => {
    fresh({ sendsMail: false });

    const LINK = /value="(http:\/\/localhost:3000\/invitations\/([\w-]{43}))"/;

    it("shows the link of an invitation once, to whoever invites, and keeps it nowhere", async () => {
      const browser = await as(ADMIN);
      const [elsewhere] = await clusters();
      const answers: [Browser, string, Record<string, string>][] = [
        [browser, "/administration/clusters", CLUSTER],
        [browser, "/administration/offices", { email: "new@owner.example", office: "secretariat", language: "en" }],
        [
          await as(MANAGER),
          `/clusters/${elsewhere?.id}/people/invite`,
          { email: "m@a.example", role: "member", language: "en" },
        ],
      ];
      for (const [who, path, form] of answers) {
        const answer = await who.post(path, form);
        const page = await answer.text();
        expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
        const [, link, token = "none"] = LINK.exec(page) ?? [];
        expect(link).toBeDefined();
        expect(page).not.toContain("on its way");
        expect(LINK.test(await (await who.get(path.replace(/\/(clusters|offices|invite)$/, ""))).text())).toBe(false);
        expect(JSON.stringify([await trail(), await world.letters()])).not.toContain(token);
        expect((await world.browser().get(`/invitations/${token}`)).status).toBe(200);
      }
      expect(await world.letters()).toEqual([]);
    });

    it("nobody can sign up by himself", async () => {
      const answer = await (await as(ADMIN)).post("/administration/settings", { ...SETTINGS, sign_up: "open" });
      expect([answer.status, (await answer.text()).includes("no mail is sent yet")]).toEqual([422, true]);
      expect((await settings())?.signUp).toBe("invitation");
    });
  });

  describe("offices", () => {
    fresh();

    it("are given by invitation and taken away, on record", async () => {
      const browser = await as(ADMIN);
      const form = { email: MANAGER, office: "secretariat", language: "pl" };
      expect((await browser.post("/administration/offices", form)).headers.get("location")).toBe(
        "/administration?done=invited",
      );
      const first = await world.linkTo(MANAGER);
      await browser.post("/administration/offices", form);
      const guest = await as(MANAGER);
      // the newer letter counts
      expect((await guest.post(first)).status).toBe(410);
      expect((await guest.post(await world.linkTo(MANAGER))).status).toBe(303);
      expect((await guest.get("/administration")).status).toBe(200);
      expect((await browser.post("/administration/offices", form)).status).toBe(422);
      const take = `/administration/offices/${manager.id}/secretariat/take`;
      expect((await browser.post(take)).headers.get("location")).toBe("/administration?done=taken");
      expect((await guest.get("/administration")).status).toBe(404);
      expect((await browser.post(take)).status).toBe(404);
      expect((await browser.post(`/administration/offices/${manager.id}/king/take`)).status).toBe(404);
      expect((await trail())[0]).toMatchObject({
        personId: admin.id,
        action: "office.taken",
        before: { office: "secretariat" },
      });
      expect(await (await browser.get("/administration")).text()).toContain("took an office away");
    });

    // one click on the list took an office away
    it("are taken on a page that says what is lost, for administrators only", async () => {
      const take = `/administration/offices/${secretariat.id}/secretariat/take`;
      expect((await (await as(MANAGER)).get(take)).status).toBe(404);
      expect((await (await as(SECRETARIAT)).get(take)).status).toBe(403);
      const browser = await as(ADMIN);
      expect((await browser.get(`/administration/offices/${manager.id}/secretariat/take`)).status).toBe(404);
      const list = await (await browser.get("/administration")).text();
      expect(list.match(/action="[^"]*take"/)).toBe(null);
      expect(list).toContain(`href="${take}"`);
      const page = await (await browser.get(take)).text();
      expect(page).toContain("<h1>Take away the office: secretariat?</h1>");
      expect(page).toContain("no longer sees the clusters and cases of the installation");
      expect(page).toContain(`action="${take}"`);
      expect((await offices()).length).toBe(2);
    });

    it("that somebody gives up lead to the start page", async () => {
      await world.db.asWorker((tx) =>
        tx.insert(office).values({ personId: manager.id, office: "administrator" as Office }),
      );
      const browser = await as(ADMIN);
      const answer = await browser.post(`/administration/offices/${admin.id}/administrator/take`);
      expect(answer.headers.get("location")).toBe("/");
      expect((await browser.get("/administration")).status).toBe(404);
    });

    it("that are offered can be withdrawn, once", async () => {
      const browser = await as(ADMIN);
      await browser.post("/administration/offices", { email: "x@x.example", office: "administrator", language: "en" });
      const page = await (await browser.get("/administration")).text();
      const withdraw = page.match(/\/administration\/offices\/invitations\/[^"]+\/withdraw/)?.[0] ?? "";
      expect((await browser.post(withdraw)).headers.get("location")).toBe("/administration?done=withdrawn");
      expect((await browser.post(withdraw)).status).toBe(404);
      expect((await world.browser().get(await world.linkTo("x@x.example"))).status).toBe(410);
    });
  });

  describe("settings", () => {
    fresh();

    it("are changed with their entry in the trail, and say who changed them last", async () => {
      const browser = await as(ADMIN);
      expect(await (await browser.get("/administration")).text()).toContain("Version 1, not changed yet.");
      const form = { ...SETTINGS, sign_up: "open", mail_from: "Klynge <klynge@owner.example>" };
      expect((await browser.post("/administration/settings", form)).headers.get("location")).toBe(
        "/administration?done=saved",
      );
      expect(await settings()).toMatchObject({
        schemeOwner: "The Owner",
        signUp: "open",
        languages: ["en"],
        version: 2,
      });
      expect((await trail())[0]).toEqual({
        personId: admin.id,
        action: "installation.changed",
        before: {
          schemeOwner: "Scheme owner",
          signUp: "invitation",
          languages: ["en", "nb", "da", "pl"],
          mailFrom: "klynge@localhost",
        },
        after: {
          schemeOwner: "The Owner",
          signUp: "open",
          languages: ["en"],
          mailFrom: "Klynge <klynge@owner.example>",
        },
      });
      const page = await (await browser.get("/administration")).text();
      expect(page).toContain("Version 2, last changed by Ada Admin");
      // the same again changes nothing and leaves no entry
      await browser.post("/administration/settings", { ...form, version: "2" });
      expect([
        (await settings())?.version,
        (await trail()).filter(({ action }) => action === "installation.changed").length,
      ]).toEqual([2, 1]);
    });

    it("that somebody else changed meanwhile are shown, and what was typed is kept", async () => {
      const browser = await as(ADMIN);
      await browser.post("/administration/settings", { ...SETTINGS, scheme_owner: "Faster" });
      const answer = await browser.post("/administration/settings", { ...SETTINGS, scheme_owner: "Slower" });
      const page = await answer.text();
      expect(answer.status).toBe(409);
      for (const part of [
        "Ada Admin changed the settings meanwhile",
        "<dd>Faster</dd>",
        'value="Slower"',
        'name="version" value="2"',
      ])
        expect(page).toContain(part);
      expect((await settings())?.schemeOwner).toBe("Faster");
    });

    it("of languages hold on every page: menu, address, person and browser", async () => {
      const browser = await as(ADMIN);
      await browser.post("/administration/settings", { ...SETTINGS, languages: "da" });
      for (const path of ["/sign-in?lang=nb", "/sign-in?lang=en", "/sign-in"]) {
        const page = await (await world.browser().get(path)).text();
        expect(page).toContain('<html lang="da"');
        expect(page).not.toContain('hreflang="nb"');
      }
      expect(await (await browser.get("/administration")).text()).toContain('<html lang="da"');
    });

    it("of sign-up hold at once", async () => {
      const browser = await as(ADMIN);
      expect(await (await world.browser().get("/sign-up")).text()).toContain("given by invitation");
      const account = { name: "New", email: "new@c.example", password: PASSWORD };
      expect((await world.browser().post("/sign-up", account)).status).toBe(403);
      await browser.post("/administration/settings", { ...SETTINGS, sign_up: "open" });
      expect((await world.browser().post("/sign-up", account)).status).toBe(200);
      await browser.post("/administration/settings", { ...SETTINGS, version: "2" });
      expect((await world.browser().post("/sign-up", { ...account, email: "other@c.example" })).status).toBe(403);
    });
  });

  describe("the page", () => {
    beforeAll(() => begin());

    it("is linked from the head of each page for offices, and for nobody else", async () => {
      expect(await (await (await as(SECRETARIAT)).get("/account")).text()).toContain('href="/administration"');
      expect(await (await (await as(MANAGER)).get("/account")).text()).not.toContain('href="/administration"');
    });

    it.each(["en", "nb", "da", "pl"])(
      "has in %s no name of a button or link that does not begin with what it shows",
      async (lang) => {
        await world.db.asWorker((tx) =>
          tx.insert(office).values({ personId: manager.id, office: "administrator" }).onConflictDoNothing(),
        );
        const browser = await as(ADMIN);
        for (const one of ["secretariat", "administrator"])
          await browser.post("/administration/offices", { email: "x@x.example", office: one, language: "en" });
        const page = await (await browser.get(`/administration?lang=${lang}`)).text();
        const named = [...page.matchAll(/<(?:a|button)[^>]* aria-label="([^"]+)"[^>]*>([^<]+)</g)];
        expect(named.length).toBeGreaterThanOrEqual(6);
        expect(named.filter(([, name = "", shown = ""]) => !name.startsWith(shown)).map(([all]) => all)).toEqual([]);
      },
    );

    it("lists clusters by pages", async () => {
      await world.db.asWorker((tx) =>
        tx
          .insert(cluster)
          .values(Array.from({ length: 120 }, (_, n) => ({ name: `Cluster ${1000 + n}`, country: "PL" }))),
      );
      const browser = await as(SECRETARIAT);
      const count = async (query: string) =>
        (await (await browser.get(`/administration${query}`)).text()).match(/href="\/clusters\/[^"]+\/people"/g)
          ?.length;
      expect([await count(""), await count("?page=2"), await count("?page=3"), await count("?page=nonsense")]).toEqual([
        50, 50, 21, 50,
      ]);
    });
  });
});
