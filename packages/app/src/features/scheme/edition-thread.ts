import { type CompiledEdition, compileEdition, type Edition, previewCase } from "@klynge/core";
import { checkEdition, rememberingReader } from "@klynge/core/check";
import type { CheckedZip, EditionResults, EditionTask } from "../../platform/editions.ts";
import { answerTasks } from "../../platform/workers/answer-tasks.ts";
import { identityOf } from "./identity.ts";
import { readEditionZip } from "./read-edition-zip.ts";

/** The thread in which editions that somebody brings are read and linted, and cases judged by them. */

answerTasks<EditionTask, EditionResults[EditionTask["do"]], never>(async (task) => {
  if (task.do === "check") return check(task.place);
  const editions = new Map<string, CompiledEdition>();
  for (const [hash, json] of Object.entries(task.editions))
    editions.set(hash, compileEdition(JSON.parse(json) as Edition));
  const withHash = (hash: string) => editions.get(hash) as CompiledEdition;
  return task.cases.map(({ before, data }) => previewCase(withHash(before), withHash(task.after), data));
});

/** What is brought next is often the same edition with its faults mended. */
const reader = rememberingReader();

async function check(place: string): Promise<CheckedZip> {
  const { hash, faults, edition } = checkEdition(await readEditionZip(place), reader);
  if (!edition) return { ok: false, hash, faults };
  const { edition: name } = edition.files["edition.yaml"];
  return { ok: true, hash, name, content: JSON.stringify(edition), identity: identityOf(edition) };
}
