import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { except } from "hono/combine";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { aboutRoutes } from "./features/about/routes.tsx";
import { accountRoutes } from "./features/account/routes.tsx";
import { administrationRoutes } from "./features/administration/routes.tsx";
import { apiRoutes } from "./features/api/index.ts";
import { assessmentRoutes } from "./features/assessment/routes.tsx";
import { benchmarkRoutes } from "./features/benchmark/routes.tsx";
import { boardRoutes } from "./features/board/routes.tsx";
import { caseRoutes } from "./features/cases/routes.tsx";
import { directoryRoutes } from "./features/directory/routes.tsx";
import { evidenceRoutes } from "./features/evidence/routes.tsx";
import { isUpload as isEvidenceUpload } from "./features/evidence/upload-form.ts";
import { expertRoutes } from "./features/experts/routes.tsx";
import { isImportUpload } from "./features/imports/read-upload.ts";
import { importRoutes } from "./features/imports/routes.tsx";
import { isLogoUpload } from "./features/registry/logo/routes.tsx";
import { registryRoutes } from "./features/registry/routes.tsx";
import { reportRoutes } from "./features/report/routes.tsx";
import { schemeRoutes } from "./features/scheme/routes.tsx";
import { isEditionUpload } from "./features/scheme/upload.ts";
import { scoringRoutes } from "./features/scoring/routes.tsx";
import { surveyRoutes } from "./features/survey/routes.tsx";
import { taskRoutes } from "./features/tasks/routes.tsx";
import { byEditionInForce, type Services } from "./platform/services.ts";
import { assetAt } from "./platform/web/assets.ts";
import type { AppEnv } from "./platform/web/env.ts";
import { refuseForgedForms } from "./platform/web/forgery.ts";
import { limitWrites } from "./platform/web/limit-writes.ts";
import { Problem } from "./platform/web/problem.ts";
import { answerProblem } from "./platform/web/problem-page.tsx";
import { findVisitor, greetStranger } from "./platform/web/visitor.ts";

/** The longest texts of a row, each letter percent-encoded; what takes long to read takes the time of everybody. */
const MAX_FORM_BYTES = 512 * 1024;

/** Forms with a file are larger than others may be, and read by their routes as they come. */
const isUpload = (c: Context): boolean =>
  isEvidenceUpload(c) || isImportUpload(c) || isLogoUpload(c) || isEditionUpload(c);

/**
 * The whole program as one handler of requests.
 * @param formKey makes the tokens of forms; the same after a restart, so that a form that was open then still counts
 */
export function createApp(services: Services, formKey: Buffer = randomBytes(32)): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(secureHeaders(HEADERS));
  app.use(compress());
  app.use(async (c, next) => {
    c.set("services", byEditionInForce(services));
    greetStranger(c);
    await next();
    keepPrivate(c);
  });
  app.get("/assets/*", (c) => {
    const asset = assetAt(c.req.path);
    if (!asset) return c.text("not found", 404);
    return c.body(new Uint8Array(asset.body), 200, {
      "content-type": asset.type,
      "cache-control": "public, max-age=31536000, immutable",
    });
  });
  app.get("/health", (c) => c.json({ status: "up" }));
  app.get("/ready", async (c) => {
    await services.db.asPublic(async () => {});
    return c.json({ status: "ready" });
  });
  app.use(findVisitor);
  app.use(limitWrites);
  app.use(except(isUpload, bodyLimit({ maxSize: MAX_FORM_BYTES, onError: () => tooLarge() })));
  app.use(refuseForgedForms(formKey, isUpload));
  app.route("/", accountRoutes);
  app.route("/", registryRoutes);
  app.route("/", directoryRoutes);
  app.route("/", importRoutes);
  app.route("/", evidenceRoutes);
  app.route("/", surveyRoutes);
  app.route("/", administrationRoutes);
  app.route("/", assessmentRoutes);
  app.route("/", caseRoutes);
  app.route("/", scoringRoutes);
  app.route("/", expertRoutes);
  app.route("/", boardRoutes);
  app.route("/", taskRoutes);
  app.route("/", schemeRoutes);
  app.route("/", reportRoutes);
  app.route("/", benchmarkRoutes);
  app.route("/", apiRoutes);
  app.route("/", aboutRoutes);
  app.notFound((c) => answerProblem(new Problem("not_found"), c));
  app.onError((error, c) => answerProblem(error, c));
  return app;
}

/** Pages and answers are for whoever asked, not for a cache on the way or the next person at the same machine. */
function keepPrivate(c: Context<AppEnv>): void {
  if (c.res.headers.has("cache-control")) return;
  const page = c.res.headers.get("content-type")?.startsWith("text/html");
  c.res.headers.set("cache-control", page ? "private, no-store" : "private, no-cache");
}

function tooLarge(): never {
  throw new Problem("too_large", { limit: "512 kB" });
}

const HEADERS = {
  // a file that somebody brought has a stricter policy of its own
  overwrite: false,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: "same-origin",
  xFrameOptions: "DENY",
} satisfies Parameters<typeof secureHeaders>[0];
