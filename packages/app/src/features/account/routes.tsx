import { Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { ownAccountRoutes } from "./pages/account.tsx";
import { namedPersonRoutes } from "./pages/erase-named-person.tsx";
import { invitationRoutes } from "./pages/invitation.tsx";
import { outboxRoutes } from "./pages/outbox.tsx";
import { ownDataRoutes } from "./pages/own-data.tsx";
import { passkeyRoutes } from "./pages/passkeys.ts";
import { peopleRoutes } from "./pages/people.tsx";
import { recoverRoutes } from "./pages/recover.tsx";
import { secondStepRoutes } from "./pages/second-step.tsx";
import { signInRoutes } from "./pages/sign-in.tsx";
import { signUpRoutes } from "./pages/sign-up.tsx";

/** All addresses of the feature. */
export const accountRoutes = new Hono<AppEnv>();

for (const routes of [
  signInRoutes,
  passkeyRoutes,
  signUpRoutes,
  recoverRoutes,
  invitationRoutes,
  ownAccountRoutes,
  secondStepRoutes,
  ownDataRoutes,
  namedPersonRoutes,
  peopleRoutes,
  outboxRoutes,
])
  accountRoutes.route("/", routes);
