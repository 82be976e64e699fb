import { z } from "@hono/zod-openapi";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import {
  changeMembership,
  commitMembership,
  type FoundMembership,
  findMembership,
  findOrganisation,
  listMembershipsWithNames,
  startMembership,
} from "../../registry/index.ts";
import { type Api, addEndpoint } from "../endpoint.ts";
import { sameVersion } from "../etag.ts";
import { pageWith } from "../examples.ts";
import * as example from "../examples-organisation.ts";
import { pageOf, pageQuery } from "../paging.ts";
import { membershipEtag, presentMembership } from "../present-organisation.ts";
import { asInvalidRequest } from "../refused-input.ts";
import * as shape from "../shapes/organisation.ts";

const ofOrganisation = z.object({ organisation: z.string() });
const params = z.object({ membership: z.string() });

/** From when to when an organisation takes part, and by which proof it is committed. */
export function addMemberships(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/organisations/{organisation}/memberships",
    name: "listMemberships",
    group: "register",
    params: ofOrganisation,
    query: pageQuery,
    answer: { schema: shape.membershipPage, example: pageWith(example.membership) },
    run: async ({ services, person, params: { organisation }, query }) => {
      const list = await services.db.asPerson(person.id, async (tx) => {
        const seen = found(await findOrganisation(tx, organisation, person.id));
        return listMembershipsWithNames(tx, seen.organisation.id);
      });
      const { items, next } = pageOf(list, query, ({ membership }) => membership.id);
      return { body: { items: items.map((one) => presentMembership(one.membership, one)), next }, next };
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/organisations/{organisation}/memberships",
    name: "startMembership",
    group: "register",
    params: ofOrganisation,
    body: { schema: shape.membershipInput, example: example.membershipInput },
    answer: { schema: shape.membership, example: example.membership, status: 201 },
    problems: ["not_allowed", "stale"],
    run: async ({ services, person, params: { organisation }, body }) => {
      const { id } = await asInvalidRequest(startMembership(services, person, organisation, body));
      return { ...(await answered(services, person, id)), status: 201, location: `/memberships/${id}` };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/memberships/{membership}",
    name: "getMembership",
    group: "register",
    params,
    answer: { schema: shape.membership, example: example.membership },
    run: ({ services, person, params: { membership } }) => answered(services, person, membership),
  });

  addEndpoint(api, {
    method: "put",
    path: "/memberships/{membership}",
    name: "changeMembership",
    group: "register",
    params,
    ifMatch: true,
    body: { schema: shape.membershipInput, example: example.membershipInput },
    answer: { schema: shape.membership, example: example.membership },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { membership: id }, body, ifMatch }) => {
      const version = await versionOf(services, person, id, ifMatch);
      const changed = await asInvalidRequest(changeMembership(services, person, { id, version, input: body }));
      if (!changed.saved) throw changedMeanwhile(changed.now);
      return answered(services, person, id);
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/memberships/{membership}/commit",
    name: "commitMembership",
    group: "register",
    params,
    ifMatch: true,
    body: { schema: shape.commitment, example: example.commitment },
    answer: { schema: shape.membership, example: example.membership, status: 201 },
    problems: ["not_allowed", "stale"],
    run: async ({ services, person, params: { membership: id }, body, ifMatch }) => {
      const version = await versionOf(services, person, id, ifMatch);
      const made = await asInvalidRequest(commitMembership(services, person, { id, version, ...body }));
      return { ...(await answered(services, person, made.id)), status: 201, location: `/memberships/${made.id}` };
    },
  });
}

async function load(services: Services, person: Person, id: string): Promise<FoundMembership> {
  return found(await services.db.asPerson(person.id, (tx) => findMembership(tx, id, person.id)));
}

async function answered(services: Services, person: Person, id: string) {
  const seen = await load(services, person, id);
  const body = presentMembership(seen.membership, seen);
  return { body, etag: body.etag };
}

/** @throws Problem precondition_failed */
async function versionOf(services: Services, person: Person, id: string, ifMatch: string): Promise<number> {
  const seen = await load(services, person, id);
  if (!sameVersion(ifMatch, membershipEtag(seen.membership))) throw changedMeanwhile(seen);
  return seen.membership.version;
}

function changedMeanwhile({ membership, changedByName }: FoundMembership): Problem {
  const details = { who: changedByName || "?", when: membership.changedAt.toISOString() };
  return new Problem("precondition_failed", details, { etag: membershipEtag(membership) });
}
