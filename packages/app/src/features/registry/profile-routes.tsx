import { isDeepStrictEqual } from "node:util";
import { type Context, Hono } from "hono";
import { today } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf, seeOther, versionOf } from "../../platform/web/forms.ts";
import { found } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { officialNames } from "./code-names.ts";
import { listEntries } from "./entry-queries.ts";
import { withMore, withRoom } from "./form-lines.ts";
import { loadProfile } from "./load-profile.ts";
import { confirmProfile } from "./operations/confirm-profile.ts";
import { publishProfile } from "./operations/publish-profile.ts";
import { saveProfile } from "./operations/save-profile.ts";
import { profileFigures } from "./pages/profile-figures.ts";
import { ProfileFormPage, type ProfileFormProps } from "./pages/profile-form-page.tsx";
import { PROFILE_DONE, ProfilePage } from "./pages/profile-page.tsx";
import { valueText } from "./pages/section-words.ts";
import { mayWriteRegister } from "./policy.ts";
import { readProfileForm, typedProfile } from "./profile-form.ts";
import { findProfile, memberFigures } from "./profile-queries.ts";
import { PROFILE_FIELDS, type ProfileVisibility, profileFields, readProfile } from "./profile-schema.ts";
import { findCluster, listPeople } from "./queries.ts";
import { textIn } from "./read-fields.ts";
import { faultsIn } from "./refuse-faults.ts";
import { lookOf, type Shape } from "./sections/fields.ts";
import { typedForm } from "./typed-form.ts";

type C = Context<AppEnv>;

/** Of the catalogue, on the page. */
const MOST_SERVICES = 100;

/** What a cluster says of itself. */
export const profileRoutes = new Hono<AppEnv>();

profileRoutes.get("/clusters/:id/profile", async (c) => {
  const done = PROFILE_DONE.find((one) => one === c.req.query("done")) ?? null;
  return c.html(<ProfilePage c={c} {...(await loadPage(c))} done={done} />);
});

async function loadPage(c: C) {
  const person = signedIn(c);
  const { services } = c.var;
  const seen = await services.db.asPerson(person.id, async (tx) => {
    const profile = await loadProfile(tx, services, person, c.req.param("id") ?? "");
    const { id } = profile.cluster;
    const entries = await listEntries(tx, { clusterId: id, section: "service" }, { after: null, limit: MOST_SERVICES });
    const names = await officialNames(tx, profile.fields, c.var.language);
    const day = today(services);
    return {
      profile,
      names,
      services: entries,
      day,
      sums: await memberFigures(tx, id, day),
      people: await listPeople(tx, id, c.var.language),
    };
  });
  const admins = seen.people.filter(mayWriteRegister).map(({ name }) => name);
  return { profile: seen.profile, names: seen.names, admins, figures: profileFigures(c, seen.profile, seen) };
}

profileRoutes.get("/clusters/:id/profile/edit", async (c) => {
  const { cluster, version, fields, visibility } = await load(c);
  const typed = withRoom(typedProfile(fields, visibility, c.var.language));
  return c.html(<ProfileFormPage c={c} cluster={cluster} version={version} typed={typed} faults={{}} />);
});

/** What the form begins with; it needs nothing of the register. */
function load(c: C) {
  const person = signedIn(c);
  return c.var.services.db.asPerson(person.id, async (tx) => {
    const { cluster } = found(await findCluster(tx, c.req.param("id") ?? "", person.id));
    const stored = (await findProfile(tx, cluster.id))?.profile;
    const visibility = (stored?.visibility ?? {}) as ProfileVisibility;
    return { cluster, version: stored?.version ?? 0, fields: readProfile(stored?.fields), visibility };
  });
}

profileRoutes.post("/clusters/:id/profile", async (c) => {
  const typed = await typedForm(c);
  const { cluster } = await load(c);
  const version = versionOf({ version: textIn(typed, "version") });
  const shown = { c, cluster, version, typed };
  const more = textIn(typed, "more");
  if (more !== "") return c.html(<ProfileFormPage {...shown} typed={withMore(typed, more)} faults={{}} />);
  const read = readProfileForm(typed, c.var.language);
  if (Object.keys(read.faults).length > 0) return c.html(<ProfileFormPage {...shown} faults={read.faults} />, 400);
  try {
    const saved = await saveProfile(c.var.services, signedIn(c), { clusterId: cluster.id, version, given: read.given });
    if (saved.saved) return seeOther(c, `/clusters/${cluster.id}/profile`, "saved");
    const stale = staleIn(c, saved, read.given.fields);
    return c.html(<ProfileFormPage {...shown} version={saved.now.version} faults={{}} stale={stale} />, 409);
  } catch (error) {
    const refused = faultsIn(error);
    if (!refused) throw error;
    const faults = Object.fromEntries(Object.entries(refused).map(([path, code]) => [read.fieldOf(path), code]));
    return c.html(<ProfileFormPage {...shown} faults={faults} />, 400);
  }
});

type Faster = Extract<Awaited<ReturnType<typeof saveProfile>>, { saved: false }>;

/** Who was faster, and what stands there now in the fields in which it differs from what was typed. */
function staleIn(c: C, { now, by }: Faster, given: unknown): NonNullable<ProfileFormProps["stale"]> {
  const [theirs, mine] = [readProfile(now.fields), profileFields.parse(given)];
  const shape = profileFields.shape as unknown as Shape;
  const fields = PROFILE_FIELDS.filter((name) => !isDeepStrictEqual(theirs[name], mine[name])).flatMap((name) => {
    const field = shape[name];
    return field ? [{ name, text: valueText(c, lookOf(field), theirs[name]) }] : [];
  });
  return { by, at: now.changedAt, fields };
}

profileRoutes.post("/clusters/:id/profile/confirm", async (c) => {
  const clusterId = c.req.param("id");
  const version = versionOf(await formOf(c));
  await confirmProfile(c.var.services, signedIn(c), { clusterId, version });
  return seeOther(c, `/clusters/${clusterId}/profile`, "confirmed");
});

profileRoutes.post("/clusters/:id/profile/publish", async (c) => {
  const clusterId = c.req.param("id");
  const typed = await typedForm(c);
  const published = textIn(typed, "published") === "yes";
  try {
    const version = versionOf({ version: textIn(typed, "version") });
    await publishProfile(c.var.services, signedIn(c), { clusterId, version, published });
  } catch (error) {
    if (!faultsIn(error)) throw error;
    return c.html(<ProfilePage c={c} {...(await loadPage(c))} done={null} refused />, 400);
  }
  return seeOther(c, `/clusters/${clusterId}/profile`, published ? "published" : "withdrawn");
});
