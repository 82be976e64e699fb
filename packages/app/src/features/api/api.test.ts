import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration, PERSON_HEADER } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import type { Of } from "./endpoint.ts";
import { commitment, membershipInput, merging, organisationInput } from "./examples-organisation.ts";
import { confirmation, entryInput, profileInput, publication } from "./examples-register.ts";
import type * as assessments from "./shapes/assessment.ts";
import type * as clusters from "./shapes/cluster.ts";
import type * as scores from "./shapes/score.ts";
import {
  Client,
  linkOf,
  type RegisterIds,
  type Row,
  refusalIn,
  registerOf,
  rowsOf,
  type Told,
  tokenFor,
} from "./testing.ts";

type Submitted = Of<typeof assessments.submitted>;
type Submissions = Of<typeof assessments.submissionPage>;
type Rows = Of<typeof assessments.rowPage>;
type Clusters = Of<typeof clusters.clusterPage>;
type Summary = Of<typeof clusters.assessmentSummary>;
type Summaries = Of<typeof clusters.assessmentPage>;
type Score = Of<typeof scores.score>;
type Answer = Row["answer"];

/** Ingrid owns Fjordkraft, Bjørn works for it, Lars reads along, Piotr is of another cluster, Claire is the secretariat. */
let services: Services;
let app: Hono<AppEnv>;
let ingrid: Client;
let bjorn: Client;
let lars: Client;
let piotr: Client;
let claire: Client;
const nobody = () => new Client(app, null);
/** Of Fjordkraft. */
let cluster: string;
let assessment: string;
let order: string;
let evidence: string;
let register: RegisterIds;

const KEY = "c".repeat(64);
const GOLD = "ecei-gold";
const BRONZE = "ecei-bronze";

beforeAll(async () => {
  services = await demonstration();
  app = createApp(services);
  const [own] = await rowsOf(
    services,
    "select a.id, a.cluster_id from assessment a join cluster c on c.id = a.cluster_id where c.name = 'Fjordkraft Industriklynge'",
  );
  [assessment, cluster] = [own?.id ?? "", own?.cluster_id ?? ""];
  await rowsOf(services, "insert into person (id, name, email) values ('lars', 'Lars Vik', 'lars@demo.invalid')");
  await rowsOf(
    services,
    `insert into cluster_person (cluster_id, person_id, role) values ('${cluster}', 'lars', 'reader')`,
  );
  const [ordered] = await rowsOf(
    services,
    `insert into report_order (assessment_id, language, case_file, key, ordered_by) values ('${assessment}', 'nb', '{}', '${KEY}', 'ingrid-solheim') returning id`,
  );
  order = ordered?.id ?? "";
  evidence = await linkOf(services, "Fjordkraft Industriklynge");
  register = await registerOf(services, "Fjordkraft Industriklynge");
  const clientOf = async (person: string) => new Client(app, await tokenFor(services, person));
  ingrid = await clientOf("ingrid-solheim");
  bjorn = await clientOf("bjorn-aas");
  lars = await clientOf("lars");
  piotr = await clientOf("piotr-zielinski");
  claire = await clientOf("claire-dubois");
});

const row = (id = "2.5") => `/assessments/${assessment}/rows/${id}`;
const rowNow = async (client: Client, id?: string) => (await client.get<Row>(row(id))).json;
const problemOf = (told: Told) => [told.status, told.type, refusalIn(told).type];
const problem = (status: number, code: string) => [status, "application/problem+json", `/problems/${code}`];

/** Every address with something of a cluster in it. */
const TENANT: readonly [method: string, path: string, body?: unknown][] = [
  ["GET", "/clusters/{cluster}"],
  ["GET", "/clusters/{cluster}/assessments"],
  ["POST", "/clusters/{cluster}/assessments", { scheme: GOLD, label: "gold", reference_date: "2026-01-01" }],
  ["GET", "/clusters/{cluster}/reports"],
  ["GET", "/assessments/{assessment}"],
  ["GET", "/assessments/{assessment}/score"],
  ["GET", "/assessments/{assessment}/label"],
  ["GET", "/assessments/{assessment}/benchmark"],
  ["GET", "/assessments/{assessment}/rows"],
  ["GET", "/assessments/{assessment}/rows/{row}"],
  ["PUT", "/assessments/{assessment}/rows/{row}", { facts: {}, evidence: "", comment: "", texts: {} }],
  ["POST", "/assessments/{assessment}/rows/{row}/take-over", { facts: ["contacts.participants_contacted"] }],
  ["POST", "/assessments/{assessment}/fill"],
  ["POST", "/assessments/{assessment}/submit"],
  ["POST", "/assessments/{assessment}/reopen", { because: "a long enough reason" }],
  ["GET", "/assessments/{assessment}/submissions"],
  ["POST", "/assessments/{assessment}/reports", { language: "nb" }],
  ["GET", "/reports/{order}"],
  ["POST", "/reports/{order}/cancel"],
  ["GET", "/reports/{order}/file"],
  ["GET", "/clusters/{cluster}/evidence"],
  ["POST", "/clusters/{cluster}/evidence/files?scheme=ecei-gold&row=2.5&file_name=a.pdf"],
  ["POST", "/clusters/{cluster}/evidence/links", { scheme: GOLD, row: "2.5", url: "https://example.org" }],
  ["GET", "/evidence/{evidence}"],
  ["POST", "/evidence/{evidence}/files?file_name=a.pdf"],
  ["POST", "/evidence/{evidence}/links", { url: "https://example.org" }],
  ["POST", "/evidence/{evidence}/withdraw"],
  ["GET", "/evidence/{evidence}/versions/{number}/file"],
  ["GET", "/clusters/{cluster}/organisations"],
  ["POST", "/clusters/{cluster}/organisations", { ...organisationInput, name: "X" }],
  ["GET", "/organisations/{organisation}"],
  ["PUT", "/organisations/{organisation}", organisationInput],
  ["DELETE", "/organisations/{organisation}"],
  ["POST", "/organisations/{organisation}/merge", merging],
  ["POST", "/merges/{merge}/undo"],
  ["GET", "/organisations/{organisation}/memberships"],
  ["POST", "/organisations/{organisation}/memberships", membershipInput],
  ["GET", "/memberships/{membership}"],
  ["PUT", "/memberships/{membership}", membershipInput],
  ["POST", "/memberships/{membership}/commit", commitment],
  ["GET", "/clusters/{cluster}/register"],
  ["GET", "/clusters/{cluster}/register.json"],
  ["POST", "/clusters/{cluster}/register/{section}/confirm", confirmation],
  ["GET", "/clusters/{cluster}/register/{section}"],
  ["POST", "/clusters/{cluster}/register/{section}", entryInput],
  ["GET", "/clusters/{cluster}/register/{section}/{entry}"],
  ["PUT", "/clusters/{cluster}/register/{section}/{entry}", entryInput],
  ["DELETE", "/clusters/{cluster}/register/{section}/{entry}"],
  ["GET", "/clusters/{cluster}/profile"],
  ["PUT", "/clusters/{cluster}/profile", profileInput],
  ["POST", "/clusters/{cluster}/profile/confirm"],
  ["POST", "/clusters/{cluster}/profile/publish", publication],
  ["GET", "/clusters/{cluster}/logo"],
];

function call(client: Client, [method, template, body]: (typeof TENANT)[number]): Promise<Told> {
  const ids: Readonly<Record<string, string>> = {
    cluster,
    assessment,
    order,
    evidence,
    number: "1",
    row: "2.5",
    section: "mention",
    ...register,
  };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
  const headers = { "if-match": '"x"' };
  return body ? client.send(method, path, body, headers) : client.ask(method, path, { headers });
}

describe("refused", () => {
  test.each(TENANT)("%s %s: nobody, and somebody of another cluster", async (...one) => {
    const unknown = await call(nobody(), one);
    expect(problemOf(unknown)).toEqual(problem(401, "sign_in_first"));
    expect(unknown.headers.get("www-authenticate")).toBe('Bearer realm="klynge"');
    expect(problemOf(await call(piotr, one))).toEqual(problem(404, "not_found"));
  });
  test("the list above has every address with an id", async () => {
    const { json } = await nobody().get<{ paths: Record<string, object> }>("/openapi.json");
    const described = Object.entries(json.paths).flatMap(([path, methods]) =>
      path.includes("{") ? Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`) : [],
    );
    const listed = TENANT.map(([method, path]) => `${method} /api/v1${path.replace(/\?.*/, "")}`);
    expect(listed.sort()).toEqual(described.sort());
  });
  test("tokens: unknown, of another make, withdrawn, expired; a cookie beside it does not help", async () => {
    const withdrawn = await tokenFor(services, "ingrid-solheim");
    const hash = createHash("sha256").update(withdrawn).digest("hex");
    await rowsOf(services, `update api_token set revoked_at = now() where token_hash = '${hash}'`);
    const expired = await tokenFor(services, "ingrid-solheim", { ago: 30, days: 30 });
    for (const token of [withdrawn, expired, `klynge_${"A".repeat(43)}`, "abc", "' or 1=1"]) {
      const told = await new Client(app, token, { [PERSON_HEADER]: "ingrid-solheim" }).get("/me");
      expect(problemOf(told)).toEqual(problem(401, "token_not_valid"));
      expect(told.headers.get("www-authenticate")).toBe('Bearer realm="klynge", error="invalid_token"');
    }
    const basic = await nobody().get("/me", { authorization: `Basic ${btoa("ingrid:x")}` });
    expect(problemOf(basic)).toEqual(problem(401, "token_not_valid"));
  });
  test("writing with the cookie alone", async () => {
    const browser = new Client(app, null, { [PERSON_HEADER]: "ingrid-solheim" });
    expect(problemOf(await call(browser, TENANT[2] as (typeof TENANT)[number]))).toEqual(problem(403, "forged"));
    const wrong = await browser.send("POST", `/assessments/${assessment}/reopen`, {}, { "x-klynge-form": "x" });
    expect(problemOf(wrong)).toEqual(problem(403, "forged"));
  });
  test("addresses that do not exist, methods that an address does not know", async () => {
    expect(problemOf(await ingrid.get("/nothing"))).toEqual(problem(404, "not_found"));
    expect(problemOf(await ingrid.get("/api/v2/me"))).toEqual(problem(404, "not_found"));
    const told = await ingrid.ask("DELETE", row());
    expect(problemOf(told)).toEqual(problem(405, "method_not_allowed"));
    expect(told.headers.get("allow")).toBe("GET, HEAD, PUT");
    expect((await ingrid.send("POST", "/me", {})).headers.get("allow")).toBe("GET, HEAD");
  });
  test("an id that is none, a row that the scheme has not", async () => {
    for (const path of ["/clusters/x", "/assessments/' or 1=1--", "/reports/x", row("9.9"), row("__proto__")])
      expect(problemOf(await ingrid.get(path.replaceAll(" ", "%20")))).toEqual(problem(404, "not_found"));
  });
  test.each([
    ["limit=0", "limit", "too_small"],
    ["limit=101", "limit", "too_big"],
    ["limit=x", "limit", "invalid_type"],
    ["cursor=x", "cursor", "unknown_cursor"],
    [`cursor=${Buffer.from('["a","b"]').toString("base64url")}`, "cursor", "unknown_cursor"],
    ["page=2", "page", "unrecognized_keys"],
  ])("a page of ?%s", async (query, path, reason) => {
    const told = await ingrid.get(`/clusters?${query}`);
    expect(problemOf(told)).toEqual(problem(400, "invalid_request"));
    expect(refusalIn(told)).toMatchObject({ path, reason });
  });
});

describe("a body that is refused", () => {
  const put = async (body: unknown, headers: Record<string, string> = {}) =>
    ingrid.send("PUT", row(), body, { "if-match": (await rowNow(ingrid)).etag, ...headers });
  const whole = async () => (await rowNow(ingrid)).answer;

  test("malformed JSON, with the place", async () => {
    const told = await put('{\n  "facts": {,}\n}');
    expect(problemOf(told)).toEqual(problem(400, "malformed_json"));
    expect(refusalIn(told).at).toBe("line 2, column 13");
    expect(refusalIn(await put("")).at).toBe("line 1, column 1");
  });
  test("not JSON by its own word, or without a word", async () => {
    expect(problemOf(await put("a=1", { "content-type": "application/x-www-form-urlencoded" }))).toEqual(
      problem(415, "media_type"),
    );
    const silent = await ingrid.ask("PUT", row(), { headers: { "if-match": '"x"' } });
    expect(problemOf(silent)).toEqual(problem(415, "media_type"));
  });
  test("2 MB", async () => {
    expect(problemOf(await put({ comment: "x".repeat(2 * 1024 * 1024) }))).toEqual(problem(413, "too_large"));
  });
  test.each<[string, (answer: Answer) => unknown, string, string]>([
    ["an unknown key", (answer) => ({ ...answer, points: 5 }), "points", "unrecognized_keys"],
    ["a part left out", ({ comment: _, ...answer }) => answer, "comment", "invalid_type"],
    ["a list", () => [], "", "invalid_type"],
    [
      "a fact of another row",
      (answer) => ({ ...answer, facts: { "website.exists": true } }),
      "facts.website.exists",
      "not_asked",
    ],
    ["a fact left out", (answer) => ({ ...answer, facts: {} }), "facts.participants.committed", "missing"],
    ["a text that the row has not", (answer) => ({ ...answer, texts: { a: "b" } }), "texts.a", "not_asked"],
    ["a comment of 20 001 letters", (answer) => ({ ...answer, comment: "x".repeat(20_001) }), "comment", "too_big"],
    [
      "a fact that is an object",
      (answer) => ({ ...answer, facts: { "participants.committed": {} } }),
      "facts.participants.committed",
      "invalid_union",
    ],
    ["a negative number", (answer) => withContacts(answer, -1), "facts.contacts.participants_contacted", "negative"],
    ["a half person", (answer) => withContacts(answer, 2.5), "facts.contacts.participants_contacted", "not_whole"],
  ])("%s: with the path of the fault, and nothing saved", async (_, change, path, reason) => {
    const before = await whole();
    const told = await put(change(before));
    expect([problemOf(told), refusalIn(told)]).toMatchObject([problem(400, "invalid_request"), { path, reason }]);
    expect(await whole()).toEqual(before);
  });
  test("in the language of whoever asks", async () => {
    const told = await ingrid.send("PUT", `${row()}?lang=pl`, "{", { "if-match": '"x"' });
    expect(refusalIn(told).title).toBe("Treść nie jest poprawnym JSON");
  });
});

const withContacts = (answer: Answer, contacts: unknown) => ({
  ...answer,
  facts: { ...answer.facts, "contacts.participants_contacted": contacts },
});

describe("reading", () => {
  test("who one is", async () => {
    expect((await ingrid.get("/me")).json).toEqual({
      id: "ingrid-solheim",
      name: "Ingrid Solheim",
      email: "ingrid-solheim@demo.invalid",
      language: "en",
      offices: [],
      clusters: [{ id: cluster, name: "Fjordkraft Industriklynge", role: "owner" }],
    });
    expect((await claire.get("/me")).json).toMatchObject({ offices: ["secretariat"], clusters: [] });
  });
  test("with the cookie of a browser", async () => {
    const told = await new Client(app, null, { [PERSON_HEADER]: "ingrid-solheim" }).get(`/clusters/${cluster}`);
    expect([told.status, told.json]).toMatchObject([200, { role: "owner" }]);
  });
  test("clusters come page by page, each once, in the order of their names", async () => {
    const names: string[] = [];
    let path: string | null = "/clusters?limit=1&lang=en";
    let pages = 0;
    while (path) {
      const told: Told<Clusters> = await claire.get(path);
      pages += 1;
      names.push(...told.json.items.map(({ name }) => name));
      const link = told.headers.get("link");
      expect(link === null).toBe(told.json.next === null);
      path = /^<(\/api\/v1\/clusters\?limit=1&lang=en&cursor=[\w-]+)>; rel="next"$/.exec(link ?? "")?.[1] ?? null;
    }
    expect([pages, names]).toEqual([
      3,
      ["Fjordkraft Industriklynge", "Grønn Prosessklynge", "Klaster Narzędziowy Brda"],
    ]);
    expect((await ingrid.get<Clusters>("/clusters")).json.items).toHaveLength(1);
  });
  test("rows come page by page, each once", async () => {
    const page = async (query: string) => (await ingrid.get<Rows>(`/assessments/${assessment}/rows?${query}`)).json;
    const whole = await page("limit=100");
    expect([whole.items.length, whole.next]).toEqual([43, null]);
    const first = await page("limit=30");
    const second = await page(`limit=30&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(whole.items);
  });
  test("what has not changed comes as 304; an answer to a row changes assessment, score and row, not another row", async () => {
    const paths = [`/assessments/${assessment}`, `/assessments/${assessment}/score`, row("2.5"), row("2.6")];
    const etags = await Promise.all(paths.map(async (path) => (await ingrid.get(path)).headers.get("etag") ?? ""));
    for (const [i, path] of paths.entries()) {
      const told = await ingrid.get(path, { "if-none-match": `"other", W/${etags[i]}` });
      expect([path, told.status, told.json, told.headers.get("etag")]).toEqual([path, 304, "", etags[i]]);
    }
    const { etag, answer } = await rowNow(ingrid, "2.5");
    expect((await ingrid.send("PUT", row("2.5"), withContacts(answer, 40), { "if-match": etag })).status).toBe(200);
    const statuses = await Promise.all(
      paths.map(async (path, i) => (await ingrid.get(path, { "if-none-match": etags[i] ?? "" })).status),
    );
    expect(statuses).toEqual([200, 200, 200, 304]);
  });
  test("HEAD has the headers and no body", async () => {
    const told = await ingrid.ask("HEAD", "/me");
    expect([told.status, told.headers.get("etag") !== null]).toEqual([200, true]);
  });
  test("another's raw values, ids and addresses are in no answer", async () => {
    const all = await Promise.all(TENANT.filter(([method]) => method === "GET").map((one) => call(ingrid, one)));
    const text = JSON.stringify(all.map(({ json }) => json));
    expect(text).toContain("Fjordkraft");
    for (const foreign of ["Brda", "piotr", "@demo.invalid", 'case_file":"{}']) expect(text).not.toContain(foreign);
  });
});

describe("an answer to a row", () => {
  test("needs the version that it starts from, and no asterisk", async () => {
    const { answer } = await rowNow(ingrid);
    for (const headers of [{}, { "if-match": "*" }])
      expect(problemOf(await ingrid.send("PUT", row(), answer, headers as Record<string, string>))).toEqual(
        problem(428, "precondition_required"),
      );
  });
  test("is refused to a reader", async () => {
    const { etag, answer } = await rowNow(lars);
    expect(problemOf(await lars.send("PUT", row(), answer, { "if-match": etag }))).toEqual(problem(403, "not_allowed"));
  });
  test("moves the score; the trail has it; what is put again changes nothing", async () => {
    const { etag, answer } = await rowNow(ingrid);
    const saved = await ingrid.send<Row>(
      "PUT",
      row(),
      { ...withContacts(answer, 48), evidence: "Log\r\nof 2025\u202e" },
      { "if-match": etag },
    );
    expect([saved.status, saved.headers.get("etag")]).toEqual([200, saved.json.etag]);
    expect(saved.json.answer.evidence).toBe("Log\nof 2025");
    expect(saved.json.score).toEqual({ points: 4, max: 5, value: 0.6, unit: "share", state: "scored", gate: "met" });
    const score = (await ingrid.get<Score>(`/assessments/${assessment}/score`)).json;
    const indicator = score.indicators.find(({ id }) => id === "2.5");
    expect(indicator?.next).toEqual({
      points: 5,
      needs: [{ fact: "contacts.participants_contacted", from: 48, to: 64, change: 16, unit: "count" }],
    });
    const trail = await rowsOf(
      services,
      "select person_id, before, after from audit_entry where action = 'fact.changed' and target like '%contacts.participants_contacted' order by id desc limit 1",
    );
    expect(trail).toEqual([{ person_id: "ingrid-solheim", before: 40, after: 48 }]);
    const again = await ingrid.send("PUT", row(), saved.json.answer, { "if-match": saved.json.etag });
    expect(again.json).toEqual(saved.json);
  });
  test("of two at once: the second is told who, when, and both values; with the new version it is saved", async () => {
    const [one, two] = [await rowNow(ingrid), await rowNow(bjorn)];
    await ingrid.send("PUT", row(), withContacts(one.answer, 50), { "if-match": one.etag });
    const refused = await bjorn.send("PUT", row(), withContacts(two.answer, 52), { "if-match": two.etag });
    expect(problemOf(refused)).toEqual(problem(412, "precondition_failed"));
    expect(refused.json).toMatchObject({
      who: "Ingrid Solheim",
      when: "2026-11-22T10:00:00.000Z",
      conflicts: [
        {
          of: "contacts.participants_contacted",
          mine: 52,
          theirs: 50,
          who: "Ingrid Solheim",
          when: "2026-11-22T10:00:00.000Z",
        },
      ],
    });
    const { etag } = refusalIn(refused);
    expect(refused.headers.get("etag")).toBe(etag);
    expect((await rowNow(ingrid)).answer.facts["contacts.participants_contacted"]).toBe(50);
    const saved = await bjorn.send<Row>("PUT", row(), withContacts(two.answer, 52), { "if-match": etag });
    expect([saved.status, saved.json.answer.facts["contacts.participants_contacted"]]).toEqual([200, 52]);
  });
  test("with a version that nobody gave: everything that stands is told", async () => {
    const { answer } = await rowNow(ingrid);
    const refused = await ingrid.send("PUT", row(), { ...answer, comment: "mine" }, { "if-match": '"guessed"' });
    expect(refusalIn(refused).conflicts.map(({ of }) => of)).toEqual([
      "participants.committed",
      "contacts.participants_contacted",
      "2.5",
    ]);
  });
  test("saved from a browser, with the token of its forms", async () => {
    const page = await new Visitor(app, "ingrid-solheim").open("/account/tokens");
    const form = /name="__form" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
    const browser = new Client(app, null, { [PERSON_HEADER]: "ingrid-solheim", "x-klynge-form": form });
    const { etag, answer } = await rowNow(browser);
    expect((await browser.send("PUT", row(), withContacts(answer, 48), { "if-match": etag })).status).toBe(200);
  });
  test("a compressed answer has a weak ETag, which is taken all the same", async () => {
    const response = await app.request(`/api/v1/assessments/${assessment}`, {
      headers: { [PERSON_HEADER]: "ingrid-solheim", "accept-encoding": "gzip" },
    });
    const etag = response.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\//);
    expect((await ingrid.get(`/assessments/${assessment}`, { "if-none-match": etag })).status).toBe(304);
  });
});

describe("an assessment", () => {
  test("is started once: the second gets the first", async () => {
    const body = { scheme: BRONZE, label: "bronze", reference_date: "2026-05-01" };
    const first = await ingrid.send<Summary>("POST", `/clusters/${cluster}/assessments`, body);
    expect([first.status, first.headers.get("location")]).toEqual([201, `/api/v1/assessments/${first.json.id}`]);
    const second = await bjorn.send("POST", `/clusters/${cluster}/assessments`, body);
    expect([second.status, second.json]).toEqual([200, first.json]);
    expect((await ingrid.get<Summaries>(`/clusters/${cluster}/assessments`)).json.items).toHaveLength(2);
    const interview = (await ingrid.get<Score>(`/assessments/${first.json.id}/score`)).json;
    expect([interview.scheme, interview.indicators.length]).toEqual([BRONZE, 36]);
    expect(interview.against?.synthetic).toBe(true);
  });
  test.each([
    [{ scheme: "platinum", label: "gold", reference_date: "2026-05-01" }, "scheme", "not_accepted"],
    [{ scheme: GOLD, label: "bronze", reference_date: "2026-05-01" }, "label", "not_accepted"],
    [{ scheme: GOLD, label: "gold", reference_date: "2027-05-01" }, "reference_date", "not_accepted"],
    [{ scheme: GOLD, label: "gold", reference_date: "2026-02-30" }, "reference_date", "invalid_format"],
  ])("is not started by %j", async (body, path, reason) => {
    const told = await ingrid.send("POST", `/clusters/${cluster}/assessments`, body);
    expect([problemOf(told), refusalIn(told)]).toMatchObject([problem(400, "invalid_request"), { path, reason }]);
  });
  test("is not started by a reader", async () => {
    const body = { scheme: GOLD, label: "gold", reference_date: "2025-05-01" };
    expect(problemOf(await lars.send("POST", `/clusters/${cluster}/assessments`, body))).toEqual(
      problem(403, "not_allowed"),
    );
  });
  test("has a label decision with reasons", async () => {
    const { json } = await ingrid.get<Of<typeof scores.label>>(`/assessments/${assessment}/label`);
    expect([json.label, json.hash, json.rules.length > 10]).toEqual(["gold", services.edition.hash, true]);
  });
});

describe("a submission", () => {
  test("names what is submitted; sent twice it is one; opened again on record", async () => {
    const path = `/assessments/${assessment}`;
    const etag = (await ingrid.get(path)).headers.get("etag") ?? "";
    expect(problemOf(await ingrid.ask("POST", `${path}/submit`))).toEqual(problem(428, "precondition_required"));
    const stale = await ingrid.ask("POST", `${path}/submit`, { headers: { "if-match": '"1-x"' } });
    expect(problemOf(stale)).toEqual(problem(412, "precondition_failed"));
    const done = await ingrid.ask<Submitted>("POST", `${path}/submit`, { headers: { "if-match": etag } });
    const twice = await bjorn.ask("POST", `${path}/submit`, { headers: { "if-match": etag } });
    expect([done.status, twice.status, twice.json]).toEqual([200, 200, done.json]);
    const { items } = (await ingrid.get<Submissions>(`${path}/submissions`)).json;
    expect(items).toHaveLength(1);
    expect(
      createHash("sha256")
        .update(items[0]?.case_file ?? "")
        .digest("hex"),
    ).toBe(done.json.sha256);

    const { etag: rowTag, answer } = await rowNow(ingrid);
    const late = await ingrid.send("PUT", row(), withContacts(answer, 1), { "if-match": rowTag });
    expect(problemOf(late)).toEqual(problem(409, "already_submitted"));

    const because = "The budget was that of 2024.";
    expect(problemOf(await bjorn.send("POST", `${path}/reopen`, { because }))).toEqual(problem(403, "not_allowed"));
    const short = await claire.send("POST", `${path}/reopen`, { because: " " });
    expect([problemOf(short), refusalIn(short).path]).toEqual([problem(400, "invalid_request"), "because"]);
    const open = await claire.send("POST", `${path}/reopen`, { because });
    expect([open.status, open.json]).toMatchObject([200, { state: "draft" }]);
    expect(problemOf(await claire.send("POST", `${path}/reopen`, { because }))).toEqual(problem(409, "not_submitted"));
    const reopened = (await ingrid.get<Submissions>(`${path}/submissions`)).json.items[0]?.reopened;
    expect(reopened?.because).toBe(because);
  });
});
