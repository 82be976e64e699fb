import { createRoute, z } from "@hono/zod-openapi";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import {
  confirmProfile,
  type LoadedProfile,
  loadProfile,
  publishProfile,
  saveProfile,
  sendLogo,
} from "../../registry/index.ts";
import { type Api, addEndpoint, problemAnswers, refuseNobody } from "../endpoint.ts";
import { sameVersion } from "../etag.ts";
import * as example from "../examples-register.ts";
import { presentProfile, profileEtag } from "../present-register.ts";
import { asInvalidRequest } from "../refused-input.ts";
import * as shape from "../shapes/register.ts";

const params = z.object({ cluster: z.string() });

/** What a cluster says of itself, for its own people and the offices; what others see of it stands in the directory. */
export function addProfile(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/profile",
    name: "getProfile",
    group: "register",
    params,
    answer: { schema: shape.profile, example: example.profile },
    run: async ({ services, person, params: { cluster } }) => answered(await load(services, person, cluster)),
  });

  addEndpoint(api, {
    method: "put",
    path: "/clusters/{cluster}/profile",
    name: "changeProfile",
    group: "register",
    params,
    ifMatch: true,
    body: { schema: shape.profileInput, example: example.profileInput },
    answer: { schema: shape.profile, example: example.profile },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { cluster: clusterId }, body, ifMatch }) => {
      const { version } = await unchanged(services, person, { clusterId, ifMatch });
      const saved = await asInvalidRequest(saveProfile(services, person, { clusterId, version, given: body }));
      const now = await load(services, person, clusterId);
      if (!saved.saved) throw changedMeanwhile(now);
      return answered(now);
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/clusters/{cluster}/profile/confirm",
    name: "confirmProfile",
    group: "register",
    params,
    ifMatch: true,
    answer: { schema: shape.profile, example: example.profile },
    problems: ["not_allowed", "stale"],
    run: async ({ services, person, params: { cluster: clusterId }, ifMatch }) => {
      const { version } = await unchanged(services, person, { clusterId, ifMatch });
      await confirmProfile(services, person, { clusterId, version });
      return answered(await load(services, person, clusterId));
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/clusters/{cluster}/profile/publish",
    name: "publishProfile",
    group: "register",
    params,
    ifMatch: true,
    body: { schema: shape.publication, example: example.publication },
    answer: { schema: shape.profile, example: example.profile },
    problems: ["not_allowed", "stale"],
    run: async ({ services, person, params: { cluster: clusterId }, body, ifMatch }) => {
      const { version } = await unchanged(services, person, { clusterId, ifMatch });
      await asInvalidRequest(publishProfile(services, person, { clusterId, version, published: body.published }));
      return answered(await load(services, person, clusterId));
    },
  });

  addLogo(api);
}

/** A picture and nothing else; of other clusters what is shown to whoever is signed in. */
function addLogo(api: Api): void {
  const route = createRoute({
    method: "get",
    path: "/clusters/{cluster}/logo",
    operationId: "getLogo",
    tags: ["register"],
    security: [{ token: [] }, { session: [] }],
    middleware: [refuseNobody],
    request: { params },
    responses: {
      200: { description: "", content: { "image/webp": { schema: z.string(), example: "RIFF …" } } },
      304: { description: "" },
      ...problemAnswers(["not_found"]),
    },
  });
  api.openapi(route, (c) => sendLogo(c, c.env.asked, c.req.param("cluster") ?? ""));
}

function load(services: Services, person: Person, clusterId: string): Promise<LoadedProfile> {
  return services.db.asPerson(person.id, (tx) => loadProfile(tx, services, person, clusterId));
}

interface Asked {
  readonly clusterId: string;
  readonly ifMatch: string;
}

async function unchanged(services: Services, person: Person, { clusterId, ifMatch }: Asked): Promise<LoadedProfile> {
  const now = await load(services, person, clusterId);
  if (!sameVersion(ifMatch, profileEtag(now))) throw changedMeanwhile(now);
  return now;
}

function answered(seen: LoadedProfile) {
  const body = presentProfile(seen);
  return { body, etag: body.etag };
}

function changedMeanwhile(now: LoadedProfile): Problem {
  const details = { who: now.changed?.by || "?", when: now.changed?.at.toISOString() ?? "?" };
  return new Problem("precondition_failed", details, { etag: profileEtag(now) });
}
