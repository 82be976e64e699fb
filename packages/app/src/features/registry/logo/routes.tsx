import { type Context, Hono } from "hono";
import type { Limit } from "../../../platform/limits.ts";
import { readUploadForm } from "../../../platform/uploads/upload-form.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther, versionOf } from "../../../platform/web/forms.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { signedIn } from "../../../platform/web/visitor.ts";
import { removeLogo } from "../operations/remove-logo.ts";
import { changeableLogo, saveLogo } from "../operations/save-logo.ts";
import { VISIBILITIES } from "../profile-schema.ts";
import { MOST_BYTES } from "./kinds.ts";
import { LogoPage } from "./logo-page.tsx";
import { sendLogo } from "./send-logo.ts";

type C = Context<AppEnv>;

/** The picture of a cluster, and its form. */
export const logoRoutes = new Hono<AppEnv>();

/** By person: each makes a picture anew. */
const NEW_LOGOS: Limit = { most: 60, minutes: 60 };

/** A form that is larger than others may be, and that its route reads itself. */
export function isLogoUpload({ req }: Context): boolean {
  return (
    req.method === "POST" &&
    /^\/clusters\/[^/]+\/profile\/logo$/.test(req.path) &&
    /^multipart\/form-data\b/i.test(req.header("content-type") ?? "")
  );
}

logoRoutes.get("/clusters/:id/logo", (c) => sendLogo(c, c.var, c.req.param("id")));

logoRoutes.get("/clusters/:id/profile/logo", async (c) => c.html(<LogoPage c={c} {...(await load(c))} />));

function load(c: C) {
  return changeableLogo(c.var.services, signedIn(c), c.req.param("id") ?? "");
}

logoRoutes.post("/clusters/:id/profile/logo", async (c) => {
  const { services } = c.var;
  const seen = await load(c);
  services.limits.count(NEW_LOGOS, signedIn(c).id);
  const { fields, file } = await readUploadForm(c, MOST_BYTES);
  const seenBy = VISIBILITIES.find((one) => one === fields.seen_by);
  try {
    if (!seenBy) throw new Problem("bad_input", { field: "seen_by" });
    const brought = file && { file: file.held, name: file.name };
    const change = { clusterId: seen.cluster.id, version: versionOf(fields), seenBy, brought };
    await saveLogo(services, signedIn(c), change);
    return seeOther(c, `/clusters/${seen.cluster.id}/profile`, "logo_saved");
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    return c.html(<LogoPage c={c} {...seen} fault={fault} seenBy={seenBy} />, fault.status);
  } finally {
    if (file) await services.uploads.drop(file.held);
  }
});

/** What is wrong with the picture, told at its field; null for every other error. */
function faultOf(error: unknown): Problem | null {
  if (!(error instanceof Problem)) return null;
  const ofThePicture = error.status === 422 || (error.code === "bad_input" && error.details.field === "file");
  return ofThePicture ? error : null;
}

logoRoutes.post("/clusters/:id/profile/logo/remove", async (c) => {
  const clusterId = c.req.param("id");
  await removeLogo(c.var.services, signedIn(c), { clusterId, version: versionOf(await formOf(c)) });
  return seeOther(c, `/clusters/${clusterId}/profile`, "logo_removed");
});
