import { type Context, Hono } from "hono";
import { isId } from "../../platform/ids.ts";
import { today } from "../../platform/services.ts";
import { readUploadForm } from "../../platform/uploads/upload-form.ts";
import { contentDisposition } from "../../platform/web/content-disposition.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf, versionOf } from "../../platform/web/forms.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { findCluster } from "../registry/index.ts";
import type { Brought } from "./content.ts";
import { faultsOf } from "./faults.ts";
import { MOST_BYTES } from "./kinds.ts";
import { addEvidence, mayAdd } from "./operations/add-evidence.ts";
import { replaceable, replaceEvidence } from "./operations/replace-evidence.ts";
import { withdrawEvidence } from "./operations/withdraw-evidence.ts";
import { AddPage } from "./pages/add-page.tsx";
import { ClusterEvidencePage, SHOWN } from "./pages/cluster-evidence-page.tsx";
import { EvidencePage } from "./pages/evidence-page.tsx";
import type { Faults, Typed } from "./pages/form-state.ts";
import { mayKeepEvidence } from "./policy.ts";
import { findEvidence, findVersion, listEvidence, type VersionRow } from "./queries.ts";
import { NEW_FILES, readSaid } from "./schema.ts";
import { sendThumbnail, sendVersion } from "./send-version.ts";
import { evidenceCsv } from "./spreadsheet.ts";

/** Pages, forms and files of the evidence; thin: read, call the operation, show. */
export const evidenceRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;
type Fields = Readonly<Record<string, string>>;

evidenceRoutes.get("/clusters/:id/evidence", async (c) => {
  const { cluster, list } = await loadList(c);
  const show = SHOWN.find((one) => one === c.req.query("show")) ?? "all";
  const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query("page"))) || 1), LAST_PAGE);
  return c.html(<ClusterEvidencePage c={c} cluster={cluster} list={list} show={show} page={page} />);
});

const LAST_PAGE = 10_000;

evidenceRoutes.get("/clusters/:id/evidence.csv", async (c) => {
  const { cluster, list } = await loadList(c);
  const { edition } = c.var.services;
  return c.body(evidenceCsv(list, { ...c.var, edition, today: today(c.var.services) }), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": contentDisposition("attachment", `${cluster.name} ${c.var.say("evidence.title")}.csv`),
  });
});

function loadList(c: C) {
  const person = signedIn(c);
  return c.var.services.db.asPerson(person.id, async (tx) => {
    const { cluster } = found(await findCluster(tx, c.req.param("id") ?? "", person.id));
    return { cluster, list: await listEvidence(tx, cluster.id) };
  });
}

evidenceRoutes.post("/clusters/:id/evidence/files", async (c) => {
  await mayAdd(c.var.services, signedIn(c), c.req.param("id"));
  return withUpload(c, (fields, file) => add(c, fields, file));
});

evidenceRoutes.post("/clusters/:id/evidence/links", async (c) => {
  const fields = await formOf(c);
  return add(c, fields, { url: fields.url ?? "" });
});

/** A refusal that the person can mend shows the form again; every other is a problem as anywhere. */
async function add(c: C, fields: Fields, brought: Brought | null): Promise<Response> {
  const { services } = c.var;
  const place = { clusterId: c.req.param("id") ?? "", scheme: fields.scheme ?? "", rowId: fields.row ?? "" };
  const assessmentId = assessmentIn(fields);
  try {
    if (!brought) throw new Problem("bad_input", { field: "file" });
    const made = await addEvidence(services, signedIn(c), { place, said: saidIn(fields), brought });
    return c.redirect(assessmentId ? rowAddress(assessmentId, place.rowId) : `/evidence/${made.id}`, 303);
  } catch (error) {
    const faults = faultsOf(error, fields, c.var.say);
    if (!faults) throw error;
    const { cluster } = await loadList(c);
    const page = { c, cluster, place, assessmentId, typed: typedIn(fields), faults };
    return c.html(<AddPage {...page} />, statusOf(error));
  }
}

evidenceRoutes.get("/evidence/:id", async (c) => showEvidence(c, {}));

async function showEvidence(
  c: C,
  { fields = {}, typed, faults, status = 200 }: { fields?: Fields; typed?: Typed; faults?: Faults; status?: Status },
): Promise<Response> {
  const person = signedIn(c);
  const { db } = c.var.services;
  const seen = found(await db.asPerson(person.id, (tx) => findEvidence(tx, c.req.param("id") ?? "", person.id)));
  const assessmentId = assessmentIn({ assessment: c.req.query("assessment") ?? "", ...fields });
  return c.html(
    <EvidencePage
      c={c}
      found={seen}
      assessmentId={assessmentId}
      mayWrite={mayKeepEvidence(seen.role)}
      {...(typed && { typed })}
      {...(faults && { faults })}
    />,
    status,
  );
}

evidenceRoutes.post("/evidence/:id/files", async (c) => {
  await replaceable(c.var.services, signedIn(c), c.req.param("id"));
  return withUpload(c, (fields, file) => replace(c, fields, file));
});

evidenceRoutes.post("/evidence/:id/links", async (c) => {
  const fields = await formOf(c);
  return replace(c, fields, { url: fields.url ?? "" });
});

async function replace(c: C, fields: Fields, brought: Brought | null): Promise<Response> {
  const id = c.req.param("id") ?? "";
  try {
    const given = { id, version: versionOf(fields), said: saidIn(fields), brought };
    await replaceEvidence(c.var.services, signedIn(c), given);
    return c.redirect(evidenceAddress(id, fields), 303);
  } catch (error) {
    const faults = faultsOf(error, fields, c.var.say);
    if (!faults) throw error;
    return showEvidence(c, { fields, typed: typedIn(fields), faults, status: statusOf(error) });
  }
}

evidenceRoutes.post("/evidence/:id/withdraw", async (c) => {
  const fields = await formOf(c);
  const id = c.req.param("id");
  await withdrawEvidence(c.var.services, signedIn(c), { id, version: versionOf(fields) });
  return c.redirect(evidenceAddress(id, fields), 303);
});

evidenceRoutes.get("/evidence/:id/versions/:number", async (c) =>
  sendVersion(c, c.var.services.files, await loadVersion(c)),
);

evidenceRoutes.get("/evidence/:id/versions/:number/thumbnail", async (c) =>
  sendThumbnail(c, c.var.services.files, await loadVersion(c)),
);

async function loadVersion(c: C): Promise<VersionRow> {
  const [id, number] = [c.req.param("id") ?? "", versionOf({ version: c.req.param("number") })];
  return found(await c.var.services.db.asPerson(signedIn(c).id, (tx) => findVersion(tx, id, number)));
}

/** Reads the form as it comes; whatever becomes of the work, nothing that came stays held. */
async function withUpload(c: C, work: (fields: Fields, file: Brought | null) => Promise<Response>): Promise<Response> {
  const { services } = c.var;
  services.limits.count(NEW_FILES, signedIn(c).id);
  const { fields, file } = await readUploadForm(c, MOST_BYTES);
  try {
    return await work(fields, file && { file: file.held, name: file.name });
  } finally {
    if (file) await services.uploads.drop(file.held);
  }
}

function saidIn({ title = "", valid_until: validUntil = "", seen_by: seenBy = "" }: Fields) {
  return readSaid({ title, validUntil, seenBy });
}

function typedIn({ title, valid_until: validUntil, seen_by: seenBy, url }: Fields): Typed {
  return { title: title ?? "", validUntil, seenBy, url };
}

function assessmentIn({ assessment = "" }: Fields): string | null {
  return isId(assessment) ? assessment : null;
}

function rowAddress(assessmentId: string, rowId: string): string {
  return `/assessments/${assessmentId}/rows/${rowId}#files`;
}

function evidenceAddress(id: string, fields: Fields): string {
  const assessmentId = assessmentIn(fields);
  return assessmentId ? `/evidence/${id}?assessment=${assessmentId}` : `/evidence/${id}`;
}

type Status = 200 | Problem["status"];

function statusOf(error: unknown): Status {
  return error instanceof Problem ? error.status : 500;
}
