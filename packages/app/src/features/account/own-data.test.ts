import { eq, sql } from "drizzle-orm";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntry, office, person as people } from "../../platform/tables.ts";
import type { AppEnv, Person } from "../../platform/web/env.ts";
import { administrationRoutes } from "../administration/routes.tsx";
import { apiRoutes } from "../api/index.ts";
import { clusterPerson } from "../registry/index.ts";
import { LIMITS } from "./limits.ts";
import { type Browser, openWorld, PASSWORD, type World } from "./testing.ts";

const ANNA = "anna@a.example";
const BERIT = "berit@a.example";
const HASH = "a".repeat(64);

/** Anna works for Havklyngen, which Berit owns, and stands in every table that names people. */
describe("one's own data", () => {
  let world: World;
  let anna: Person;
  let berit: Person;
  let browser: Browser;
  let clusterId: string;

  beforeEach(async () => {
    const routes = new Hono<AppEnv>().route("/", administrationRoutes).route("/", apiRoutes);
    world = await openWorld({ routes });
    anna = await world.addPerson({ email: ANNA, name: "Anna Andersen", language: "nb", offices: ["secretariat"] });
    berit = await world.addPerson({ email: BERIT, name: "Berit", offices: ["administrator"] });
    clusterId = await world.addCluster("Havklyngen", { [anna.id]: "member", [berit.id]: "owner" });
    await answersOf(anna.id);
    await registerOf(anna.id);
    await casesOf(anna.id);
    browser = await as(ANNA);
  });
  afterEach(() => world.db.close());

  async function as(email: string): Promise<Browser> {
    const browser = world.browser();
    await browser.signIn(email);
    return browser;
  }

  const run = (text: string) =>
    world.db.asWorker(async (tx) => (await tx.execute(sql.raw(text))) as unknown as { rows: Record<string, string>[] });

  async function answersOf(id: string): Promise<void> {
    const { rows } = await run(
      `insert into assessment (cluster_id, scheme, edition, edition_hash, label, reference_date, created_by)
       values ('${clusterId}', 'ecei-gold', 'e', '${HASH}', 'gold', '2026-05-01', '${id}') returning id`,
    );
    const assessment = rows[0]?.id ?? "";
    await run(
      `insert into fact_value (cluster_id, reference_date, fact, value, changed_by) values ('${clusterId}', '2026-05-01', 'website.exists', 'true', '${id}')`,
    );
    await run(
      `insert into row_note (assessment_id, row_id, evidence, changed_by) values ('${assessment}', '2.5', 'a secret of the cluster', '${id}')`,
    );
    await run(
      `insert into submission (assessment_id, number, case_file, sha256, submitted_by, reopened_by, reopened_at, reopened_because)
       values ('${assessment}', 1, 'a secret case', '${HASH}', '${id}', '${id}', now(), 'Too early')`,
    );
    await run(
      `insert into report_order (assessment_id, language, case_file, key, ordered_by) values ('${assessment}', 'nb', 'a secret case', '${HASH}', '${id}')`,
    );
    await run(
      `with kept as (insert into evidence (cluster_id, scheme, row_id, changed_by) values ('${clusterId}', 'ecei-gold', '2.5', '${id}') returning id)
       insert into evidence_version (evidence_id, number, cluster_id, title, url, added_by)
       select id, 1, '${clusterId}', 'a secret title', 'https://example.org', '${id}' from kept`,
    );
  }

  /** She stands in the team of the cluster that she works for, and wrote that herself. */
  async function registerOf(id: string): Promise<void> {
    await run(
      `insert into register_entry (cluster_id, section, starts, fields, changed_by)
       values ('${clusterId}', 'team', '2026-01-01', '{"name": "Anna Andersen", "email": "Anna@a.example", "title": "Adviser"}', '${id}')`,
    );
    await run(
      `insert into register_section (cluster_id, section, confirmed_on, confirmed_by) values ('${clusterId}', 'team', '2026-05-01', '${id}')`,
    );
    await run(`insert into cluster_profile (cluster_id, changed_by) values ('${clusterId}', '${id}')`);
    await run(`insert into cluster_logo (cluster_id, changed_by) values ('${clusterId}', '${id}')`);
    await run(
      `insert into register_import (cluster_id, kind, file_name, sha256, bytes, started_by)
       values ('${clusterId}', 'members', 'members.csv', '${HASH}', 1, '${id}')`,
    );
    await run(
      `with asked as (insert into survey (cluster_id, title, language, closes_on, changed_by)
         values ('${clusterId}', 'How are we doing?', 'en', '2026-12-10', '${id}') returning id)
       insert into survey_invitation (cluster_id, survey_id, email) select '${clusterId}', id, '${ANNA}' from asked`,
    );
  }

  /** She assessed, judged evidence, voted a meeting into being; what she typed says who she is. */
  async function casesOf(id: string): Promise<void> {
    const { rows } = await run(
      `insert into label_case (cluster_id, label, opened, since, edition_hash, hash, opened_by, opened_at, appeals_officer)
       values ('${clusterId}', 'gold', '{}', '2026-05-01', '${HASH}', '${HASH}', '${id}', now(), '${id}') returning id`,
    );
    const caseId = rows[0]?.id ?? "";
    for (const statement of [
      `insert into case_expert (case_id, person_id, state) values ('${caseId}', '${id}', 'free')`,
      `insert into case_event (case_id, number, at, person_id, party, step, data, audience, command_id, previous_hash, hash)
       values ('${caseId}', 1, now(), '${id}', 'expert', 'decline_case', '{}', 'case', gen_random_uuid(), '', '${HASH}')`,
      `insert into case_text (case_id, number, path, salt, text)
       values ('${caseId}', 1, 'because', 'a secret salt', 'I am Anna Andersen, ${ANNA}')`,
      `insert into expert_score (case_id, person_id, row_id, points, because, note)
       values ('${caseId}', '${id}', '2.5', 3, 'Seen', 'Note of Anna Andersen')`,
      `insert into expert_correction (case_id, person_id, row_id, facts, because, seen)
       values ('${caseId}', '${id}', '2.5', '{"team.fte": 2}', 'Counted', 'A list')`,
      `insert into expert_sheet (case_id, person_id, signed_at, sha256) values ('${caseId}', '${id}', now(), '${HASH}')`,
      `insert into evidence_verdict (case_id, person_id, evidence_id, evidence_number, verdict, note)
       select '${caseId}', '${id}', id, 1, 'seen', 'Note of Anna Andersen' from evidence`,
      `insert into board_meeting (held_on, changed_by) values ('2026-06-01', '${id}')`,
      `insert into edition (hash, name, content, brought_by, brought_at)
       values ('${HASH}', '2027-1', '{}', '${id}', '2026-06-01T10:00:00Z')`,
      `insert into cluster_label (cluster_id, label, valid_from, valid_until, source, changed_by)
       select id, 'bronze', '2024-01-01', '2026-01-01', 'Certificate 17', '${id}' from cluster where name = 'Havklyngen'`,
      `insert into letter_template (letter, language, subject, body, changed_by) values ('welcome', 'nb', 'x', 'x', '${id}')`,
      `insert into expert (person_id, country, firm, languages, sectors, auditor_until, changed_by)
       values ('${id}', 'NO', 'Andersen Consulting', '{nb}', '{C}', '2027-01-01', '${id}')`,
      `insert into expert_tie (person_id, kind, organisation, starts, changed_by)
       values ('${id}', 'leads', 'Andersen Consulting', '2020-01-01', '${id}')`,
      `insert into calendar_feed (person_id, token_hash, made_at) values ('${id}', '${HASH}', now())`,
      `insert into absence (person_id, starts, ends) values ('${id}', '2026-07-01', '2026-07-14')`,
      `insert into absence (person_id, starts, ends, delegate) values ('${berit.id}', '2026-08-01', '2026-08-14', '${id}')`,
      `insert into audit_entry (person_id, action, target, after)
       values ('${id}', 'tie.added', 'person:${id}', '{"organisation": "Andersen Consulting"}')`,
    ])
      await run(statement);
  }

  /** Letters, invitations, a second device, a passkey, a token: what piles up around a person. */
  async function liveOn(): Promise<{ device: Browser; token: string; invitation: string; recovery: string }> {
    const owner = await as(BERIT);
    await owner.post(`/clusters/${clusterId}/people/invite`, {
      email: "new@a.example",
      role: "member",
      language: "en",
    });
    await browser.post(`/clusters/${clusterId}/people/invite`, {
      email: "x@a.example",
      role: "reader",
      language: "en",
    });
    const other = await world.addCluster("Elsewhere", { [berit.id]: "owner" });
    await owner.post(`/clusters/${other}/people/invite`, { email: ANNA, role: "reader", language: "nb" });
    await (await as(ANNA)).post(await world.linkTo(ANNA));
    await owner.post("/administration/offices", { email: ANNA, office: "administrator", language: "nb" });
    const invitation = await world.linkTo(ANNA);
    await world.browser().post("/recover", { email: ANNA });
    const recovery = await world.linkTo(ANNA);
    await world.db.asAuth((tx) =>
      tx.execute(sql`insert into auth.passkey (id, name, public_key, user_id, credential_id, counter, device_type, backed_up)
        values ('p', 'laptop', 'a public key', ${anna.id}, 'c', 0, 'singleDevice', false)`),
    );
    const page = await (await browser.post("/account/tokens", { name: "Nightly", days: "30" })).text();
    const token = page.match(/klynge_[\w-]{43}/)?.[0] ?? "";
    return { device: await as(ANNA), token, invitation, recovery };
  }

  /** Every table with a row in which the words stand, as those who may read it see it. */
  async function tablesWith(words: string): Promise<string[]> {
    const { rows } = await run(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'pgboss') and c.relname <> 'klynge_migration' order by 1, 2`,
    );
    const found: string[] = [];
    for (const { schema, name } of rows) {
      const asked = sql.raw(`select 1 from ${schema}."${name}" t where t::text ilike '%${words}%' limit 1`);
      const read = schema === "auth" ? world.db.asAuth : world.db.asWorker;
      const answer = (await read((tx) => tx.execute(asked))) as unknown as { rows: unknown[] };
      if (answer.rows.length > 0) found.push(`${schema}.${name}`);
    }
    return found;
  }

  const personNow = async () =>
    (await world.db.asWorker((tx) => tx.select().from(people).where(eq(people.id, anna.id))))[0];

  describe("to take along", () => {
    it("is nobody else's", async () => {
      const answer = await world.browser().get("/account/data");
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in?then=%2Faccount%2Fdata"]);
      await liveOn();
      const text = await (await (await as(BERIT)).get("/account/data")).text();
      for (const foreign of [ANNA, "Anna", anna.id, "Nightly", "laptop"]) expect(text).not.toContain(foreign);
    });

    it("is everything from every table, and nothing that lets anybody in or belongs to others", async () => {
      const { token } = await liveOn();
      const answer = await browser.get("/account/data");
      expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
        200,
        "application/json",
        "no-store",
      ]);
      expect(answer.headers.get("content-disposition")).toMatch(
        /^attachment; filename="klynge-\d{4}-\d\d-\d\d\.json"$/,
      );
      const text = await answer.text();
      const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
      const where = { cluster: "Havklyngen", scheme: "ecei-gold", reference_date: "2026-05-01" };
      const inCase = { cluster: "Havklyngen", label: "gold" };
      const session = { browser: browser.headers["user-agent"], signed_in_at: at, last_used_at: at, ends_at: at };
      const data = JSON.parse(text) as { record_of_changes: { action: string; by_you: boolean; at: string }[] };
      expect(data).toEqual({
        made_at: at,
        installation: "Scheme owner",
        person: { id: anna.id, name: "Anna Andersen", email: ANNA, language: "nb", created_at: at },
        offices: ["secretariat"],
        clusters: [
          { cluster: "Havklyngen", role: "member", since: at },
          { cluster: "Elsewhere", role: "reader", since: at },
        ],
        tokens: [{ name: "Nightly", made_at: at, last_used_at: null, expires_at: at, withdrawn_at: null }],
        invitations: [
          { cluster: "Elsewhere", role: "reader", written_at: at, accepted_at: at, withdrawn_at: null },
          { cluster: null, role: "administrator", written_at: at, accepted_at: null, withdrawn_at: null },
        ],
        invitations_of_others: [
          { cluster: "Havklyngen", role: "reader", written_at: at, accepted_at: null, withdrawn_at: null },
        ],
        letters: [
          { subject: "Invitasjon til Elsewhere", language: "nb", written_at: at, sent_at: null },
          { subject: "Invitasjon til Klynge", language: "nb", written_at: at, sent_at: null },
          { subject: "Nytt passord til Klynge", language: "nb", written_at: at, sent_at: null },
          { subject: "Et nytt token til Klynge", language: "nb", written_at: at, sent_at: null },
        ],
        expert: {
          country: "NO",
          firm: "Andersen Consulting",
          languages: ["nb"],
          sectors: ["C"],
          capacity: 6,
          benchmarking_until: null,
          auditor_until: "2027-01-01",
          changed_at: at,
        },
        ties: [
          {
            kind: "leads",
            organisation: "Andersen Consulting",
            country: "",
            register_number: "",
            cluster: null,
            starts: "2020-01-01",
            ends: null,
            changed_at: at,
          },
        ],
        absences: [{ starts: "2026-07-01", ends: "2026-07-14" }],
        calendar_addresses: [{ made_at: at }],
        stands_in: [{ starts: "2026-08-01", ends: "2026-08-14" }],
        cases_opened: [{ ...inCase, opened_at: at }],
        appeals: [inCase],
        assessed: [{ ...inCase, state: "free" }],
        steps_in_cases: [{ ...inCase, number: 1, step: "decline_case", at }],
        texts_in_cases: [{ ...inCase, number: 1, text: `I am Anna Andersen, ${ANNA}` }],
        scores: [{ ...inCase, row: "2.5", points: 3, because: "Seen", note: "Note of Anna Andersen", changed_at: at }],
        answers_corrected: [
          { ...inCase, row: "2.5", facts: { "team.fte": 2 }, because: "Counted", seen: "A list", changed_at: at },
        ],
        scores_signed: [{ ...inCase, signed_at: at }],
        evidence_judged: [{ ...inCase, verdict: "seen", note: "Note of Anna Andersen", changed_at: at }],
        meetings: [{ held_on: "2026-06-01", changed_at: at }],
        editions: [{ name: "2027-1", brought_at: at, effective_from: null }],
        labels_entered: [{ cluster: "Havklyngen", label: "bronze", source: "Certificate 17", at }],
        letters_worded: [{ letter: "welcome", language: "nb" }],
        sign_in: {
          email_confirmed: true,
          second_step: false,
          passwords: [{ set_at: at, changed_at: at }],
          passkeys: [{ name: "laptop", added_at: at, device: "singleDevice" }],
          sessions: [session, session, session],
        },
        facts: [{ cluster: "Havklyngen", reference_date: "2026-05-01", fact: "website.exists", changed_at: at }],
        notes: [{ ...where, row: "2.5", changed_at: at }],
        assessments: [{ ...where, started_at: at }],
        submissions: [{ ...where, number: 1, submitted_at: at }],
        reopened: [{ ...where, number: 1, reopened_at: at, because: "Too early" }],
        reports: [{ ...where, language: "nb", ordered_at: at }],
        registers: [{ cluster: "Havklyngen", section: "team", since: "2026-01-01" }],
        surveys: [{ cluster: "Havklyngen", title: "How are we doing?", opened_on: null, closes_on: "2026-12-10" }],
        surveys_run: [{ cluster: "Havklyngen", title: "How are we doing?", changed_at: at }],
        register_entries: [{ cluster: "Havklyngen", section: "team", changed_at: at }],
        register_confirmed: [{ cluster: "Havklyngen", section: "team", confirmed_on: "2026-05-01" }],
        profiles: [{ cluster: "Havklyngen", changed_at: at }],
        logos: [{ cluster: "Havklyngen", changed_at: at }],
        imports: [{ cluster: "Havklyngen", file: "members.csv", started_at: at }],
        evidence_added: [{ cluster: "Havklyngen", row: "2.5", version: 1, added_at: at }],
        evidence_changed: [{ cluster: "Havklyngen", row: "2.5", changed_at: at }],
        record_of_changes: [
          { at, by_you: true, action: "person.signed_up", target: `person:${anna.id}`, cluster: null },
          { at, by_you: true, action: "tie.added", target: `person:${anna.id}`, cluster: null },
          { at, by_you: true, action: "person.invited", target: expect.any(String), cluster: "Havklyngen" },
          { at, by_you: true, action: "person.joined", target: `person:${anna.id}`, cluster: "Elsewhere" },
          { at, by_you: true, action: "token.created", target: expect.any(String), cluster: null },
        ],
      });
      for (const hidden of [token, "a secret", "a public key", "x@a.example", BERIT, "Berit", HASH, "http"])
        expect(text).not.toContain(hidden);
    });

    it("says what others did to one, without who they are", async () => {
      const owner = await as(BERIT);
      await owner.post(`/clusters/${clusterId}/people/hand-over`, { person: anna.id });
      await browser.post(`/clusters/${clusterId}/people/hand-over`, { person: berit.id });
      await owner.post(`/clusters/${clusterId}/people/${anna.id}/remove`);
      const text = await (await browser.get("/account/data")).text();
      const { record_of_changes: entries } = JSON.parse(text) as {
        record_of_changes: { action: string; by_you: boolean }[];
      };
      expect(entries.slice(2).map(({ action, by_you }) => [action, by_you])).toEqual([
        ["cluster.handed_over", false],
        ["cluster.handed_over", true],
        ["person.removed", false],
      ]);
      expect(text).not.toContain(berit.id);
    });

    it("is not made without end", async () => {
      for (let count = 0; count < LIMITS.export_person.most; count += 1)
        world.services.limits.count(LIMITS.export_person, anna.id);
      expect((await browser.get("/account/data")).status).toBe(429);
      world.wait(LIMITS.export_person.minutes);
      expect((await browser.get("/account/data")).status).toBe(200);
    });
  });

  describe("is not erased", () => {
    async function refused(form: Record<string, string>, status: number, sentence: string, who = browser) {
      const answer = await who.post("/account/erase", form);
      expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([status, true]);
      expect((await who.who()).person).not.toBeNull();
    }

    it("by nobody in particular, or a form of another site", async () => {
      expect((await world.browser().get("/account/erase")).headers.get("location")).toBe(
        "/sign-in?then=%2Faccount%2Ferase",
      );
      expect((await world.browser().post("/account/erase", { password: PASSWORD })).status).toBe(401);
      expect((await browser.postRaw("/account/erase", { password: PASSWORD })).status).toBe(403);
      expect(await personNow()).toMatchObject({ email: ANNA, erasedAt: null });
    });

    it("without the password, and guesses are counted", async () => {
      await refused({ password: "" }, 422, "Skriv inn passordet ditt.");
      await refused({ password: "a wrong password" }, 422, "Det nåværende passordet er ikke riktig.");
      for (let count = 1; count < LIMITS.sign_in_account.most; count += 1)
        world.services.limits.count(LIMITS.sign_in_account, ANNA);
      expect((await browser.post("/account/erase", { password: PASSWORD })).status).toBe(429);
      expect(await personNow()).toMatchObject({ email: ANNA, erasedAt: null });
    });

    it("while a cluster would be left without an owner", async () => {
      const owner = await as(BERIT);
      await run(`delete from office where person_id = '${berit.id}'`);
      const page = await (await owner.get("/account/erase")).text();
      expect(page).toContain(`<a href="/clusters/${clusterId}/people">Havklyngen</a>`);
      expect(page).not.toContain('action="/account/erase"');
      await refused({ password: PASSWORD }, 409, "A cluster must not be left without an owner.", owner);
      await owner.post(`/clusters/${clusterId}/people/hand-over`, { person: anna.id });
      expect((await owner.post("/account/erase", { password: PASSWORD })).status).toBe(303);
    });

    it("while the installation would be left without an administrator", async () => {
      const owner = await as(BERIT);
      await owner.post(`/clusters/${clusterId}/people/hand-over`, { person: anna.id });
      await refused({ password: PASSWORD }, 409, "You are the last administrator.", owner);
      await world.db.asWorker((tx) => tx.insert(office).values({ personId: anna.id, office: "administrator" }));
      expect((await owner.post("/account/erase", { password: PASSWORD })).status).toBe(303);
    });
  });

  describe("is erased", () => {
    it("with the consequences told first", async () => {
      const page = await (await browser.get("/account/erase?lang=en")).text();
      for (const part of ["This cannot be undone.", "What goes at once", "What stays", "“an erased person”"])
        expect(page).toContain(part);
      expect(await (await browser.get("/account?lang=en")).text()).toContain('<a href="/account/erase">');
    });

    it("from every table: neither the address nor the name is left anywhere", async () => {
      await liveOn();
      expect(await tablesWith(ANNA)).toEqual([
        "auth.user",
        "public.case_text",
        "public.invitation",
        "public.mail",
        "public.person",
        "public.register_entry",
        "public.survey_invitation",
      ]);
      const answer = await browser.post("/account/erase", { password: PASSWORD });
      expect(answer.headers.get("location")).toBe("/sign-in?done=erased");
      expect(await tablesWith(ANNA)).toEqual([]);
      expect(await tablesWith("Andersen")).toEqual(["public.mail"]);
      // what is left of the name stands in a letter of hers to somebody else, which loses its text when it is sent
      expect((await world.letters()).map(({ recipient }) => recipient).sort()).toEqual([
        "new@a.example",
        "x@a.example",
      ]);
      const left = await world.db.asAuth((tx) =>
        tx.execute(sql`select id from auth.session where user_id = ${anna.id} union all select id from auth.passkey
          union all select id from auth.verification where strpos(value, ${anna.id}) > 0`),
      );
      expect((left as unknown as { rows: unknown[] }).rows).toEqual([]);
      expect((await run("select 1 from api_token")).rows).toEqual([]);
    });

    it("and what was answered stays, with its entries, as done by an erased person", async () => {
      const before = await run(
        "select person_id, cluster_id, action, target, before, after from audit_entry order by id",
      );
      await browser.post("/account/erase", { password: PASSWORD });
      expect(await personNow()).toMatchObject({ name: "", email: `${anna.id}@erased.invalid`, language: "en" });
      const { rows } = await run(
        `select changed_by as by from fact_value union all select changed_by from row_note union all
         select submitted_by from submission union all select ordered_by from report_order union all
         select created_by from assessment`,
      );
      expect(rows.map(({ by }) => by)).toEqual(Array(5).fill(anna.id));
      const after = await run(
        "select person_id, cluster_id, action, target, before, after from audit_entry order by id",
      );
      const entry = { person_id: anna.id, target: `person:${anna.id}`, after: null };
      const [waiting] = (await run("select id::text from register_import")).rows;
      expect(after.rows).toEqual([
        // of what bound somebody to whom nothing is left but that it was entered
        ...before.rows.map((row) => (row.action === "tie.added" ? { ...row, after: null } : row)),
        // its file names whom the register names
        {
          ...entry,
          person_id: null,
          cluster_id: clusterId,
          action: "import.cancelled",
          target: waiting?.id,
          before: { state: "reading" },
        },
        { ...entry, cluster_id: clusterId, action: "person.removed", before: { role: "member" } },
        { ...entry, cluster_id: null, action: "office.taken", before: { office: "secretariat" } },
        { ...entry, cluster_id: null, action: "person.erased", before: null },
      ]);
      const page = await (await as(BERIT)).get("/administration");
      expect(await page.text()).toContain("an erased person erased the account");
      const seats = await world.db.asWorker((tx) => tx.select().from(clusterPerson));
      expect(seats.map(({ personId }) => personId)).toEqual([berit.id]);
    });

    it("and no way in is left: devices, token, links, password", async () => {
      const { device, token, invitation, recovery } = await liveOn();
      await browser.post("/account/erase", { password: PASSWORD });
      expect([(await browser.who()).person, (await device.who()).person]).toEqual([null, null]);
      device.headers.authorization = `Bearer ${token}`;
      expect((await device.get("/api/v1/me")).status).toBe(401);
      expect((await world.browser().get(invitation)).status).toBe(404);
      expect((await world.browser().post(recovery, { password: "a new long password" })).status).toBe(410);
      const again = await world.browser().signIn(ANNA);
      const unknown = await world.browser().signIn("nobody@a.example");
      expect([again.status, unknown.status]).toEqual([401, 401]);
      expect((await again.text()).replaceAll(ANNA, "X")).toBe(
        (await unknown.text()).replaceAll("nobody@a.example", "X"),
      );
      const letters = (await world.letters()).length;
      await world.browser().post("/recover", { email: ANNA });
      expect((await world.letters()).length).toBe(letters);
    });

    it("and the address can be invited again, as somebody new", async () => {
      await browser.post("/account/erase", { password: PASSWORD });
      const owner = await as(BERIT);
      await owner.post(`/clusters/${clusterId}/people/invite`, { email: ANNA, role: "member", language: "en" });
      const guest = world.browser();
      const answer = await guest.post(await world.linkTo(ANNA), { name: "Anna", password: PASSWORD });
      expect(answer.headers.get("location")).toBe(`/clusters/${clusterId}`);
      const { person } = await guest.who();
      expect([person?.email, person?.name, person?.id === anna.id, person?.offices]).toEqual([ANNA, "Anna", false, []]);
    });

    it("once: who erases twice at the same moment is refused the second time", async () => {
      const other = await as(ANNA);
      const answers = await Promise.all(
        [browser, other].map((one) => one.post("/account/erase", { password: PASSWORD })),
      );
      expect(answers.filter(({ status }) => status === 303).length).toBe(1);
      const entries = await world.db.asWorker((tx) =>
        tx.select().from(auditEntry).where(eq(auditEntry.action, "person.erased")),
      );
      expect(entries.length).toBe(1);
    });
  });
});
