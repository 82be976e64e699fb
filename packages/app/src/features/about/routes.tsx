import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { type Operator, readOperator } from "./operator.ts";
import { AccessibilityPage } from "./pages/accessibility-page.tsx";
import { ImprintPage } from "./pages/imprint-page.tsx";
import { PrivacyPage } from "./pages/privacy-page.tsx";

/** What every page links to at its foot; for everybody, signed in or not. */
export const aboutRoutes = new Hono<AppEnv>();

const operatorOf = (c: Context<AppEnv>): Promise<Operator> => c.var.services.db.asPublic(readOperator);

aboutRoutes.get("/accessibility", async (c) => c.html(<AccessibilityPage c={c} operator={await operatorOf(c)} />));

aboutRoutes.get("/privacy", async (c) => c.html(<PrivacyPage c={c} operator={await operatorOf(c)} />));

aboutRoutes.get("/imprint", async (c) => c.html(<ImprintPage c={c} operator={await operatorOf(c)} />));
