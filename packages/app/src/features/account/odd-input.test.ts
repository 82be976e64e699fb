import { beforeAll, describe, expect, test } from "vitest";
import { type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { createApp } from "../../server.tsx";
import { Client, rowsOf, type Told, tokenFor } from "../api/testing.ts";
import { createSessions } from "./sessions.ts";

/**
 * NUL and halves of letters, which the database refuses with an error of its own: each address refuses or cleans them before. Some were
 * answered with an internal error.
 */
const SECRET = "a secret of thirty-two characters";
const INGRID = "ingrid-solheim";
const NOBODY = "00000000-0000-4000-8000-000000000000";
const ODD = ["%00", "a%00b", "%ED%A0%80", "x"];

let services: Services;
let app: ReturnType<typeof createApp>;
let ids: { cluster: string; assessment: string };

beforeAll(async () => {
  const given = await demonstration();
  services = { ...given, sessions: createSessions({ db: given.db, settings: given.settings, secret: SECRET }) };
  app = createApp(services);
  const [row] = await rowsOf(
    services,
    `select a.id as assessment, a.cluster_id as cluster from assessment a join cluster_person p on p.cluster_id = a.cluster_id
     where p.person_id = '${INGRID}' and p.role = 'owner' and a.scheme like '%gold%' limit 1`,
  );
  ids = { cluster: row?.cluster ?? "", assessment: row?.assessment ?? "" };
  await rowsOf(services, `insert into office (person_id, office) values ('${INGRID}', 'administrator')`);
});

/** Somebody who is signed in, and sends a form. */
async function post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
  const visitor = new Visitor(app, null);
  await visitor.open("/sign-in");
  const inside = await visitor.send("/demonstration/sign-in", { person: INGRID });
  const cookie = inside.response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  await visitor.open("/account", { cookie });
  return visitor.send(path, fields, { cookie });
}

describe.each(ODD)("%s in an address", (odd) => {
  test.each([
    [404, "/account/sessions/ODD/end"],
    [404, "/account/passkeys/ODD/remove"],
    [404, "/account/tokens/ODD/revoke"],
    [404, "/clusters/ODD/people/invite"],
    [404, "/clusters/ODD/people/hand-over"],
    [404, "/clusters/CLUSTER/people/ODD/remove"],
    [404, "/clusters/ODD/people/invitations/ODD/withdraw"],
    [404, "/clusters/CLUSTER/people/invitations/ODD/withdraw"],
    [404, "/administration/offices/invitations/ODD/withdraw"],
    [404, "/administration/offices/ODD/secretariat/take"],
    [404, `/administration/offices/${INGRID}/ODD/take`],
    [404, "/invitations/ODD"],
    [410, "/recover/ODD"],
    [410, "/confirm/ODD"],
  ])("%i %s", async (status, path) => {
    const address = path.replaceAll("ODD", odd).replace("CLUSTER", ids.cluster);
    const form = { email: "x@x.example", role: "member", language: "en", person: INGRID, password: "a long password" };
    expect((await post(address, form)).status).toBe(status);
  });
});

describe("NUL in a form", () => {
  test.each([
    [404, "/demonstration/sign-in", { person: "ingrid\u0000" }],
    [422, "/clusters/CLUSTER/people/hand-over", { person: "bjorn\u0000", reason: "" }],
    [422, "/clusters/CLUSTER/people/invite", { email: "a\u0000@x.example", role: "member", language: "en" }],
    [422, "/administration/offices", { email: "a\u0000@x.example", office: "secretariat", language: "en" }],
    [422, "/recover", { email: "a\u0000@x.example" }],
    [303, "/account/profile", { name: "Ingrid\u0000Solheim", language: "en" }],
    [303, "/clusters/CLUSTER/people/hand-over", { person: "bjorn-aas", reason: "She \u0000leaves.\u202E" }],
  ] as const)("%i %s %j", async (status, path, fields) => {
    expect((await post(path.replace("CLUSTER", ids.cluster), fields)).status).toBe(status);
  });

  test("is left out of the reason on record", async () => {
    const entries = await rowsOf(
      services,
      "select after ->> 'reason' as reason from audit_entry where action = 'cluster.handed_over'",
    );
    expect(entries).toEqual([{ reason: "She leaves." }]);
  });
});

describe.each(["a\u0000b", "a\ud800b"])("%j in the API", (odd) => {
  const refused = [400, "/problems/invalid_request", "cursor"];
  const told = ({ status, json }: Told) => {
    const { type, path } = json as { type: string; path: string };
    return [status, type, path];
  };
  const client = async () => new Client(app, await tokenFor(services, INGRID));
  const cursor = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

  test.each([
    ["/clusters", [odd, NOBODY]],
    ["/clusters", ["x", odd]],
    ["/clusters/CLUSTER/assessments", [odd]],
    ["/clusters/CLUSTER/reports", [odd]],
    ["/assessments/ASSESSMENT/rows", [odd]],
    ["/assessments/ASSESSMENT/submissions", [odd]],
  ])("a cursor of %s", async (path, parts) => {
    const address = path.replace("CLUSTER", ids.cluster).replace("ASSESSMENT", ids.assessment);
    expect(told(await (await client()).get(`${address}?cursor=${cursor(...parts)}`))).toEqual(refused);
  });

  test("texts of a row are cleaned", async () => {
    const asking = await client();
    const path = `/assessments/${ids.assessment}/rows/2.5`;
    const before = (await asking.get<{ etag: string; answer: Record<string, unknown> }>(path)).json;
    const answer = { ...before.answer, evidence: odd, comment: odd };
    const saved = await asking.send<typeof before>("PUT", path, answer, { "if-match": before.etag });
    expect(saved.status).toBe(200);
    const clean = odd.toWellFormed().replace("\u0000", "");
    expect([saved.json.answer.evidence, saved.json.answer.comment]).toEqual([clean, clean]);
  });

  test.each([
    ["PUT", "/assessments/ASSESSMENT/rows/2.5", { facts: { [odd]: odd }, evidence: "", comment: "", texts: {} }],
    ["PUT", "/assessments/ASSESSMENT/rows/2.5", { facts: {}, evidence: "", comment: "", texts: { [odd]: odd } }],
    ["POST", "/assessments/ASSESSMENT/reopen", { because: odd }],
    ["POST", "/clusters/CLUSTER/assessments", { scheme: odd, reference_date: odd }],
    ["POST", "/assessments/ASSESSMENT/reports", { language: "en", groups: [odd] }],
  ])("%s %s %j is refused", async (method, path, body) => {
    const address = path.replace("CLUSTER", ids.cluster).replace("ASSESSMENT", ids.assessment);
    const answer = await (await client()).send(method, address, body, { "if-match": '"0"' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});
