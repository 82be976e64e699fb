import { z } from "@hono/zod-openapi";
import { isDay } from "@klynge/core";
import { isId } from "../../../platform/ids.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import {
  changeOrganisation,
  createOrganisation,
  deleteOrganisation,
  type FoundOrganisation,
  findOrganisation,
  listMemberships,
  loadOrganisations,
  type MembershipRow,
  mergeOrganisations,
  STANDINGS,
  undoMerge,
} from "../../registry/index.ts";
import { type Api, addEndpoint } from "../endpoint.ts";
import { etagsIn, sameVersion } from "../etag.ts";
import { pageWith } from "../examples.ts";
import * as example from "../examples-organisation.ts";
import { badCursor, pageQuery, readCursor, writeCursor } from "../paging.ts";
import { organisationEtag, presentMerge, presentOrganisation } from "../present-organisation.ts";
import { asInvalidRequest } from "../refused-input.ts";
import * as shape from "../shapes/organisation.ts";

const params = z.object({ organisation: z.string() });
const clusterParams = z.object({ cluster: z.string() });
const day = z.string().refine(isDay, "not_a_day").optional();
const listed = pageQuery.extend({
  q: z.string().max(200).optional(),
  standing: z.enum(STANDINGS).default("all"),
  day,
});

/** Organisations of a register, as their pages know them. */
export function addOrganisations(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/organisations",
    name: "listOrganisations",
    group: "register",
    params: clusterParams,
    query: listed,
    answer: { schema: shape.organisationPage, example: pageWith(example.organisation) },
    run: async ({ services, person, params: { cluster }, query: { cursor, limit, ...query } }) => {
      const [after = ""] = cursor === undefined ? [] : readCursor(cursor, 1);
      if (after !== "" && !isId(after)) throw badCursor();
      const list = await loadOrganisations(services, person, {
        clusterId: cluster,
        address: { ...query, after },
        limit,
        language: "en",
      });
      const next = list.next && writeCursor(list.next);
      const items = list.rows.map(({ organisation, memberships, changedByName }) =>
        presentOrganisation(organisation, { changedByName, memberships, day: list.day }),
      );
      return { body: { items, next }, next };
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/clusters/{cluster}/organisations",
    name: "createOrganisation",
    group: "register",
    params: clusterParams,
    body: { schema: shape.organisationInput, example: example.organisationInput },
    answer: { schema: shape.organisation, example: example.organisation, status: 201 },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { cluster }, body }) => {
      const { id } = await asInvalidRequest(createOrganisation(services, person, cluster, body));
      return { ...(await answered(services, person, id)), status: 201, location: `/organisations/${id}` };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/organisations/{organisation}",
    name: "getOrganisation",
    group: "register",
    params,
    answer: { schema: shape.organisation, example: example.organisation },
    run: ({ services, person, params: { organisation } }) => answered(services, person, organisation),
  });

  addEndpoint(api, {
    method: "put",
    path: "/organisations/{organisation}",
    name: "changeOrganisation",
    group: "register",
    params,
    ifMatch: true,
    body: { schema: shape.organisationInput, example: example.organisationInput },
    answer: { schema: shape.organisation, example: example.organisation },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { organisation: id }, body, ifMatch }) => {
      const { version } = (await loadAsRead(services, person, id, ifMatch)).seen.organisation;
      const changed = await asInvalidRequest(changeOrganisation(services, person, { id, version, input: body }));
      if (!changed.saved) throw changedMeanwhile(changed.now);
      return answered(services, person, id);
    },
  });

  addEndpoint(api, {
    method: "delete",
    path: "/organisations/{organisation}",
    name: "deleteOrganisation",
    group: "register",
    params,
    ifMatch: true,
    answer: { schema: shape.organisation, example: example.organisation },
    problems: ["not_allowed", "still_used", "stale"],
    run: async ({ services, person, params: { organisation: id }, ifMatch }) => {
      const before = await loadAsRead(services, person, id, ifMatch);
      await deleteOrganisation(services, person, before.seen.organisation);
      return present(services, before);
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/organisations/{organisation}/merge",
    name: "mergeOrganisations",
    group: "register",
    params,
    ifMatch: true,
    body: { schema: shape.merging, example: example.merging },
    answer: { schema: shape.merge, example: example.merge, status: 201 },
    problems: ["not_allowed", "stale"],
    run: async ({ services, person, params: { organisation: id }, body, ifMatch }) => {
      const keep = { id, version: versionIn(ifMatch) };
      const drop = { id: body.gone, version: versionIn(body.gone_etag) };
      const merge = await asInvalidRequest(mergeOrganisations(services, person, { keep, drop }));
      return { body: presentMerge(merge), status: 201, location: `/organisations/${id}` };
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/merges/{merge}/undo",
    name: "undoMerge",
    group: "register",
    params: z.object({ merge: z.string() }),
    answer: { schema: shape.merge, example: example.merge },
    problems: ["not_allowed", "stale"],
    run: async ({ services, person, params: { merge } }) => ({
      body: presentMerge(await asInvalidRequest(undoMerge(services, person, merge))),
    }),
  });
}

interface Loaded {
  readonly seen: FoundOrganisation;
  readonly memberships: readonly MembershipRow[];
}

function load(services: Services, person: Person, id: string): Promise<Loaded> {
  return services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findOrganisation(tx, id, person.id));
    return { seen, memberships: await listMemberships(tx, [seen.organisation.id]) };
  });
}

/** As the caller read it; what changed since is refused. */
async function loadAsRead(services: Services, person: Person, id: string, ifMatch: string): Promise<Loaded> {
  const loaded = await load(services, person, id);
  if (!sameVersion(ifMatch, organisationEtag(loaded.seen.organisation))) throw changedMeanwhile(loaded.seen);
  return loaded;
}

async function answered(services: Services, person: Person, id: string) {
  return present(services, await load(services, person, id));
}

function present(services: Services, { seen, memberships }: Loaded) {
  const { organisation, changedByName } = seen;
  const body = presentOrganisation(organisation, { changedByName, memberships, day: today(services) });
  return { body, etag: body.etag };
}

function changedMeanwhile({ organisation, changedByName }: FoundOrganisation): Problem {
  const details = { who: changedByName || "?", when: organisation.changedAt.toISOString() };
  return new Problem("precondition_failed", details, { etag: organisationEtag(organisation) });
}

/** 0, which no row has, for what is no ETag of an organisation. */
function versionIn(etag: string): number {
  const versions = etagsIn(etag).map((one) => /^"organisation-(\d{1,9})"$/.exec(one)?.[1]);
  return Number(versions[0] ?? 0);
}
