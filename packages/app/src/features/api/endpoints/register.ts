import { z } from "@hono/zod-openapi";
import { isDay } from "@klynge/core";
import { isId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import {
  CONFIRMABLE,
  confirmSection,
  deleteEntry,
  type EntryRow,
  findEntry,
  listEntries,
  loadLanding,
  loadSection,
  makeRegisterFile,
  SECTIONS,
  saveEntry,
} from "../../registry/index.ts";
import { type Api, addEndpoint } from "../endpoint.ts";
import { sameVersion } from "../etag.ts";
import { pageWith } from "../examples.ts";
import * as example from "../examples-register.ts";
import { badCursor, pageQuery, readCursor, writeCursor } from "../paging.ts";
import { entryEtag, presentEntry, presentState } from "../present-register.ts";
import { asInvalidRequest } from "../refused-input.ts";
import * as shape from "../shapes/register.ts";

const params = z.object({ cluster: z.string() });
const sectionParams = params.extend({ section: z.enum(SECTIONS) });
const entryParams = sectionParams.extend({ entry: z.string() });

/** The register of a cluster: how much is there, all of it, and the entries of its sections. */
export function addRegister(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/register",
    name: "getRegister",
    group: "register",
    params,
    answer: { schema: shape.registerState, example: example.registerState },
    run: async ({ services, person, params: { cluster } }) => ({
      body: presentState(await services.db.asPerson(person.id, (tx) => loadLanding(tx, services, person, cluster))),
    }),
  });

  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/register.json",
    name: "getRegisterFile",
    group: "register",
    params,
    answer: { schema: shape.registerFile, example: example.registerFile },
    run: async ({ services, person, params: { cluster: clusterId } }) => ({
      body: await services.db.asPerson(person.id, (tx) =>
        makeRegisterFile(tx, person, { clusterId, now: services.now() }),
      ),
    }),
  });

  addEndpoint(api, {
    method: "post",
    path: "/clusters/{cluster}/register/{section}/confirm",
    name: "confirmSection",
    group: "register",
    params: params.extend({ section: z.enum(CONFIRMABLE) }),
    body: { schema: shape.confirmation, example: example.confirmation },
    answer: { schema: shape.registerState, example: example.registerState },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { cluster, section }, body }) => {
      await confirmSection(services, person, { clusterId: cluster, section, holds: body.holds });
      const now = await services.db.asPerson(person.id, (tx) => loadLanding(tx, services, person, cluster));
      return { body: presentState(now) };
    },
  });

  addEntries(api);
}

function addEntries(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/register/{section}",
    name: "listEntries",
    group: "register",
    params: sectionParams,
    query: pageQuery,
    answer: { schema: shape.entryPage, example: pageWith(example.entry) },
    run: async ({ services, person, params: { cluster: clusterId, section }, query: { cursor, limit } }) => {
      const after = cursor === undefined ? null : readPlace(cursor);
      const seen = await services.db.asPerson(person.id, async (tx) => {
        await loadSection(tx, person, { clusterId, section });
        return listEntries(tx, { clusterId, section }, { after, limit: limit + 1 });
      });
      const items = seen.slice(0, limit);
      const last = seen.length > limit ? items.at(-1) : undefined;
      const next = last ? writeCursor(last.starts, last.id) : null;
      return { body: { items: items.map(presentEntry), next }, next };
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/clusters/{cluster}/register/{section}",
    name: "addEntry",
    group: "register",
    params: sectionParams,
    body: { schema: shape.entryInput, example: example.entryInput },
    answer: { schema: shape.entry, example: example.entry, status: 201 },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { cluster: clusterId, section }, body }) => {
      const change = { clusterId, section, entryId: null, version: 0, given: body };
      const saved = await asInvalidRequest(saveEntry(services, person, change));
      if (!saved.saved) throw changedMeanwhile(saved.now);
      const { entry } = saved;
      return { ...answered(entry), status: 201, location: `/clusters/${clusterId}/register/${section}/${entry.id}` };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/register/{section}/{entry}",
    name: "getEntry",
    group: "register",
    params: entryParams,
    answer: { schema: shape.entry, example: example.entry },
    run: async ({ services, person, params: place }) => answered(await load(services, person, place)),
  });

  addEndpoint(api, {
    method: "put",
    path: "/clusters/{cluster}/register/{section}/{entry}",
    name: "changeEntry",
    group: "register",
    params: entryParams,
    ifMatch: true,
    body: { schema: shape.entryInput, example: example.entryInput },
    answer: { schema: shape.entry, example: example.entry },
    problems: ["not_allowed"],
    run: async ({ services, person, params: place, body, ifMatch }) => {
      const before = await loadAsRead(services, person, place, ifMatch);
      const { clusterId, section, id, version } = before;
      const change = { clusterId, section, entryId: id, version, given: body };
      const saved = await asInvalidRequest(saveEntry(services, person, change));
      if (!saved.saved) throw changedMeanwhile(saved.now);
      return answered(saved.entry);
    },
  });

  addEndpoint(api, {
    method: "delete",
    path: "/clusters/{cluster}/register/{section}/{entry}",
    name: "deleteEntry",
    group: "register",
    params: entryParams,
    ifMatch: true,
    answer: { schema: shape.entry, example: example.entry },
    problems: ["not_allowed", "stale"],
    run: async ({ services, person, params: place, ifMatch }) => {
      const before = await loadAsRead(services, person, place, ifMatch);
      const { clusterId, section, id, version } = before;
      await deleteEntry(services, person, { clusterId, section, entryId: id, version });
      return answered(before);
    },
  });
}

function load(services: Services, person: Person, place: z.infer<typeof entryParams>): Promise<EntryRow> {
  const { cluster: clusterId, section, entry: entryId } = place;
  return services.db.asPerson(person.id, async (tx) => {
    await loadSection(tx, person, { clusterId, section });
    return found(await findEntry(tx, { clusterId, section, entryId }));
  });
}

/** As the caller read it; what changed since is refused. */
async function loadAsRead(
  services: Services,
  person: Person,
  place: z.infer<typeof entryParams>,
  ifMatch: string,
): Promise<EntryRow> {
  const row = await load(services, person, place);
  if (!sameVersion(ifMatch, entryEtag(row))) throw changedMeanwhile(row);
  return row;
}

function answered(row: EntryRow) {
  const body = presentEntry(row);
  return { body, etag: body.etag };
}

function changedMeanwhile(row: EntryRow): Problem {
  const details = { who: row.changedByName || "?", when: row.changedAt.toISOString() };
  return new Problem("precondition_failed", details, { etag: entryEtag(row) });
}

function readPlace(cursor: string): { starts: string; id: string } {
  const [starts = "", id = ""] = readCursor(cursor, 2);
  if (!isId(id) || !isDay(starts)) throw badCursor();
  return { starts, id };
}
