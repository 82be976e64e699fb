import { addDays, type Edition, type Fault } from "@klynge/core";
import { type Context, Hono } from "hono";
import { today } from "../../platform/services.ts";
import { readUploadForm } from "../../platform/uploads/upload-form.ts";
import type { AppEnv, Person } from "../../platform/web/env.ts";
import { seeOther, wordsOf } from "../../platform/web/forms.ts";
import { found, orRefused, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { WorkerEnded, WorkerFailed } from "../../platform/workers/pool.ts";
import { commandOf, loadCase, presentCase, schemeWords } from "../cases/index.ts";
import { editionToMoveTo } from "./load-move.ts";
import { loadPreview } from "./load-preview.ts";
import { bringEdition } from "./operations/bring-edition.ts";
import { moveCase } from "./operations/move-case.ts";
import { publishEdition } from "./operations/publish-edition.ts";
import { withdrawEdition } from "./operations/withdraw-edition.ts";
import { EditionPage } from "./pages/edition-page.tsx";
import { EditionsPage, type Refused, type ToldFault } from "./pages/editions-page.tsx";
import { MovePage } from "./pages/move-page.tsx";
import { mayKeepEditions, maySeeEditions } from "./policy.ts";
import { presentEdition, presentShipped } from "./present.ts";
import { presentDifference } from "./present-difference.ts";
import { newReasons, presentPreview } from "./present-preview.ts";
import { contentOf, findEdition, listEditions } from "./queries.ts";
import { MOST_BYTES } from "./upload.ts";

/** Editions of the schemes, and the moving of a case from one to another. */
export const schemeRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;

function officer(c: C): Person {
  const person = signedIn(c);
  if (!maySeeEditions(person)) throw new Problem("not_allowed", { may: "office" });
  return person;
}

schemeRoutes.get("/editions", async (c) => c.html(await editionsPage(c)));

schemeRoutes.post("/editions", async (c) => {
  const { file } = await readUploadForm(c, MOST_BYTES);
  if (!file) return c.html(await editionsPage(c, { failure: "no_file" }), 422);
  try {
    const brought = await bringEdition(c.var.services, signedIn(c), file.held);
    if ("faults" in brought) return c.html(await editionsPage(c, { faults: await told(c, brought.faults) }), 422);
    return seeOther(c, `/editions/${brought.id}`, "brought");
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return c.html(await editionsPage(c, { failure }), 422);
  }
});

async function told({ var: { services, language } }: C, faults: readonly Fault[]): Promise<ToldFault[]> {
  const messages = await services.faultsInWords(faults, language);
  return faults.map(({ file = "", path, code }, index) => ({ file, path, message: messages[index] ?? code }));
}

const FAILURES = ["damaged", "protected", "unpacks_too_large", "not_an_edition", "not_utf8"] as const;
const REFUSALS = ["edition_known", "edition_name_taken", "edition_foreign"] as const;

function failureOf(error: unknown): Refused["failure"] | null {
  if (error instanceof WorkerEnded) return "unpacks_too_large";
  if (error instanceof WorkerFailed) return FAILURES.find((code) => code === error.code) ?? null;
  return error instanceof Problem ? (REFUSALS.find((code) => code === error.code) ?? null) : null;
}

async function editionsPage(c: C, refused?: Refused) {
  const { services } = c.var;
  const person = officer(c);
  const rows = await services.db.asPerson(person.id, (tx) => listEditions(tx));
  const editions = [...rows.map((row) => presentEdition(services, row)), presentShipped(services)];
  return <EditionsPage c={c} editions={editions} mayBring={mayKeepEditions(person)} {...(refused && { refused })} />;
}

schemeRoutes.get("/editions/:id", async (c) => c.html(await editionPage(c)));

schemeRoutes.post("/editions/:id/publish", async (c) => {
  const id = c.req.param("id");
  const { effective_from: effectiveFrom = "", sure } = await wordsOf(c);
  if (sure !== "yes") return c.html(await editionPage(c, { effectiveFrom, fault: "not_sure" }), 422);
  try {
    await publishEdition(c.var.services, signedIn(c), { id, effectiveFrom });
    return seeOther(c, `/editions/${id}`, "published");
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== "bad_input") throw problem;
    const fault = problem.details.latest ? "too_early" : "day";
    return c.html(await editionPage(c, { effectiveFrom, fault, latest: String(problem.details.latest ?? "") }), 422);
  }
});

schemeRoutes.post("/editions/:id/withdraw", async (c) => {
  await withdrawEdition(c.var.services, signedIn(c), c.req.param("id"));
  return seeOther(c, "/editions", "withdrawn");
});

async function editionPage(c: C, tried?: Parameters<typeof EditionPage>[0]["tried"]) {
  const { services } = c.var;
  const person = officer(c);
  const { row, content } = await services.db.asPerson(person.id, async (tx) => {
    const row = found(await findEdition(tx, c.req.param("id") ?? ""));
    return { row, content: found(await contentOf(tx, row.id)) };
  });
  const edition = JSON.parse(content) as Edition;
  const view = presentEdition(services, row);
  const open = view.standing === "draft" || view.standing === "coming";
  const begun = view.standing === "in_force" || view.standing === "over" ? view.effectiveFrom : null;
  const preview = open ? await loadPreview(services, person, { hash: row.hash, content }) : null;
  const compared = begun ? services.editions.inForce(addDays(begun, -1)) : services.edition;
  return (
    <EditionPage
      c={c}
      view={view}
      own={edition.files["edition.yaml"]}
      comparedWith={compared.id}
      difference={presentDifference(compared, edition, c.var)}
      preview={preview && (await presentPreview(preview, { ...services.edition, edition }, c.var))}
      mayKeep={mayKeepEditions(person)}
      today={today(services)}
      {...(tried && { tried })}
    />
  );
}

schemeRoutes.get("/cases/:id/edition", async (c) => c.html(await movePage(c)));

schemeRoutes.post("/cases/:id/edition", async (c) => {
  const caseId = c.req.param("id");
  const values = await wordsOf(c);
  const because = (values.because ?? "").trim().slice(0, MOST_WORDS);
  if (because === "") return c.html(await movePage(c, { because, refused: { refusal: "because_missing" } }), 422);
  return orRefused(
    async () => {
      const wanted = { caseId, hash: values.hash ?? "", because, commandId: commandOf(values) };
      await moveCase(c.var.services, signedIn(c), wanted);
      return seeOther(c, `/cases/${caseId}`, "move_edition");
    },
    async (refused) => c.html(await movePage(c, { because, refused }), 409),
  );
});
/** As the shape of a step allows. */
const MOST_WORDS = 10_000;

async function movePage(c: C, tried?: Parameters<typeof MovePage>[0]["tried"]) {
  const { services } = c.var;
  const person = signedIn(c);
  if (!mayKeepEditions(person)) throw new Problem("not_allowed", { may: "secretariat" });
  const loaded = await services.db.asPerson(person.id, (tx) => loadCase(services, tx, c.req.param("id") ?? "", person));
  const to = services.editions.inForce(today(services));
  const move = editionToMoveTo(loaded, to);
  return (
    <MovePage
      c={c}
      view={presentCase(loaded)}
      move={move}
      why={move.preview ? await newReasons(move.preview, to, c.var) : []}
      difference={presentDifference(loaded.edition, to.edition, c.var)}
      words={schemeWords({ edition: to }, c.var)}
      {...(tried && { tried })}
    />
  );
}
