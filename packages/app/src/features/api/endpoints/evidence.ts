import { createRoute, z } from "@hono/zod-openapi";
import type { HonoRequest } from "hono";
import type { Services } from "../../../platform/services.ts";
import type { HeldFile } from "../../../platform/uploads/uploads.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import * as evidence from "../../evidence/index.ts";
import { findCluster } from "../../registry/index.ts";
import { type Api, addEndpoint, problemAnswers, refuseNobody } from "../endpoint.ts";
import { sameVersion } from "../etag.ts";
import { pageWith } from "../examples.ts";
import * as example from "../examples-evidence.ts";
import { pageOf, pageQuery } from "../paging.ts";
import { evidenceEtag, presentEvidence, presentVersions } from "../present-evidence.ts";
import * as shape from "../shapes/evidence.ts";

const clusterParams = z.object({ cluster: z.string() });
const params = z.object({ evidence: z.string() });

/** Files and links that show the answers of a cluster, in versions. */
export function addEvidence(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/evidence",
    name: "listEvidence",
    group: "evidence",
    params: clusterParams,
    query: pageQuery,
    answer: { schema: shape.evidencePage, example: pageWith(example.evidence) },
    run: async ({ services, person, params: { cluster }, query }) => {
      const list = await services.db.asPerson(person.id, async (tx) => {
        found(await findCluster(tx, cluster, person.id));
        return evidence.listEvidence(tx, cluster);
      });
      const { items, next } = pageOf(list.map(presentEvidence), query, ({ id }) => id);
      return { body: { items, next }, next };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/evidence/{evidence}",
    name: "getEvidence",
    group: "evidence",
    params,
    answer: { schema: shape.evidenceWithVersions, example: example.evidenceWithVersions },
    run: async ({ services, person, params: { evidence: id } }) => answered(await load(services, person, id)),
  });

  addLinks(api);
  addFiles(api);

  addEndpoint(api, {
    method: "post",
    path: "/evidence/{evidence}/withdraw",
    name: "withdrawEvidence",
    group: "evidence",
    params,
    ifMatch: true,
    answer: { schema: shape.evidenceWithVersions, example: example.evidenceWithVersions },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { evidence: id }, ifMatch }) => {
      const version = await versionIn(services, person, id, ifMatch);
      await evidence.withdrawEvidence(services, person, { id, version });
      return answered(await load(services, person, id));
    },
  });

  addDownload(api);
}

function addLinks(api: Api): void {
  addEndpoint(api, {
    method: "post",
    path: "/clusters/{cluster}/evidence/links",
    name: "addEvidenceLink",
    group: "evidence",
    params: clusterParams,
    body: { schema: shape.newLink, example: example.newLink },
    answer: { schema: shape.evidenceWithVersions, example: example.evidenceWithVersions, status: 201 },
    problems: ["not_allowed", "evidence_same"],
    run: ({ services, person, params: { cluster: clusterId }, body: { scheme, row: rowId, url, ...said } }) =>
      add(services, person, { place: { clusterId, scheme, rowId }, said: saidIn(said), brought: { url } }),
  });

  addEndpoint(api, {
    method: "post",
    path: "/evidence/{evidence}/links",
    name: "replaceEvidenceLink",
    group: "evidence",
    params,
    ifMatch: true,
    body: { schema: shape.nextLink, example: example.nextLink },
    answer: { schema: shape.evidenceWithVersions, example: example.evidenceWithVersions },
    problems: ["not_allowed", "evidence_same", "evidence_withdrawn"],
    run: async ({ services, person, params: { evidence: id }, body: { url, ...said }, ifMatch }) => {
      const version = await versionIn(services, person, id, ifMatch);
      return replace(services, person, { id, version, said: saidIn(said), brought: { url } });
    },
  });
}

const REFUSED_FILES = ["file_empty", "file_kind", "file_misnamed", "disk_full"] as const;

function addFiles(api: Api): void {
  addEndpoint(api, {
    method: "post",
    path: "/clusters/{cluster}/evidence/files",
    name: "addEvidenceFile",
    group: "evidence",
    params: clusterParams,
    query: shape.newFile,
    file: true,
    answer: { schema: shape.evidenceWithVersions, example: example.evidenceWithVersions, status: 201 },
    problems: ["not_allowed", "evidence_same", ...REFUSED_FILES],
    run: async ({ services, person, params: { cluster: clusterId }, query, request }) => {
      const { scheme, row: rowId, file_name: name, ...said } = query;
      await evidence.mayAdd(services, person, clusterId);
      return withFile(services, person, request, (file) =>
        add(services, person, { place: { clusterId, scheme, rowId }, said: saidIn(said), brought: { file, name } }),
      );
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/evidence/{evidence}/files",
    name: "replaceEvidenceFile",
    group: "evidence",
    params,
    query: shape.nextFile,
    file: true,
    ifMatch: true,
    answer: { schema: shape.evidenceWithVersions, example: example.evidenceWithVersions },
    problems: ["not_allowed", "evidence_same", "evidence_withdrawn", ...REFUSED_FILES],
    run: async ({ services, person, params: { evidence: id }, query, ifMatch, request }) => {
      const { file_name: name, ...said } = query;
      await evidence.replaceable(services, person, id);
      const version = await versionIn(services, person, id, ifMatch);
      return withFile(services, person, request, (file) =>
        replace(services, person, { id, version, said: saidIn(said), brought: { file, name } }),
      );
    },
  });
}

/** Whatever becomes of the work, nothing that came stays held. */
async function withFile<T>(
  services: Services,
  person: Person,
  req: HonoRequest,
  work: (file: HeldFile) => Promise<T>,
): Promise<T> {
  services.limits.count(evidence.NEW_FILES, person.id);
  const held = await evidence.readUpload({ req, uploads: services.uploads });
  try {
    return await work(held);
  } finally {
    await services.uploads.drop(held);
  }
}

async function add(services: Services, person: Person, given: Parameters<typeof evidence.addEvidence>[2]) {
  const { id } = await evidence.addEvidence(services, person, given);
  return { ...answered(await load(services, person, id)), status: 201 as const, location: `/evidence/${id}` };
}

async function replace(services: Services, person: Person, given: Parameters<typeof evidence.replaceEvidence>[2]) {
  await evidence.replaceEvidence(services, person, given);
  return answered(await load(services, person, given.id));
}

/** A file and nothing else. */
function addDownload(api: Api): void {
  const route = createRoute({
    method: "get",
    path: "/evidence/{evidence}/versions/{number}/file",
    operationId: "getEvidenceFile",
    tags: ["evidence"],
    security: [{ token: [] }, { session: [] }],
    middleware: [refuseNobody],
    request: { params: params.extend({ number: z.string() }) },
    responses: {
      200: {
        description: "",
        content: { "*/*": { schema: z.string(), example: "%PDF-1.7 …" } },
      },
      304: { description: "" },
      ...problemAnswers(["not_found", "evidence_lost"]),
    },
  });
  api.openapi(route, async (c) => {
    const { services, person } = c.env.asked;
    const { versions } = await load(services, person as Person, c.req.param("evidence") ?? "");
    const number = c.req.param("number");
    const { version } = found(versions.find((one) => String(one.version.number) === number));
    return evidence.sendVersion(c, services.files, version);
  });
}

type Loaded = NonNullable<Awaited<ReturnType<typeof evidence.findEvidence>>>;

async function load({ db }: Services, person: Person, id: string): Promise<Loaded> {
  return found(await db.asPerson(person.id, (tx) => evidence.findEvidence(tx, id, person.id)));
}

function answered({ current, versions }: Loaded) {
  const etag = evidenceEtag(current.evidence);
  return { body: { ...presentEvidence(current), versions: presentVersions(versions) }, etag };
}

/** The version that the change starts from, if it is still the one that stands. */
async function versionIn(services: Services, person: Person, id: string, ifMatch: string): Promise<number> {
  const { current } = await load(services, person, id);
  const etag = evidenceEtag(current.evidence);
  if (!sameVersion(ifMatch, etag)) {
    const when = current.evidence.changedAt.toISOString();
    throw new Problem("precondition_failed", { who: current.addedByName || "?", when }, { etag });
  }
  return current.evidence.version;
}

function saidIn({
  title,
  valid_until: validUntil,
  seen_by: seenBy,
}: {
  title: string;
  valid_until?: string | null | undefined;
  seen_by: string;
}) {
  return evidence.readSaid({ title, validUntil: validUntil ?? "", seenBy });
}
