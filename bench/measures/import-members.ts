import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Fields, fieldsOf } from "../kit/http.ts";
import { type Manager, signIn } from "../kit/manager.ts";
import { memberList } from "../kit/members.ts";
import { type Program, startProgram, withFolder } from "../kit/program.ts";
import { ensure, type Result } from "../kit/result.ts";
import { rounded, spread } from "../kit/statistics.ts";

const [FEW, MANY] = [10_000, 100_000];
const [AT_MOST_S, MEMORY_RATIO] = [20, 1.5];
const LONGEST_MS = 20 * 60_000;

interface Imported {
  /** From the first byte of the file to the last row in the register, without the time that a person looks at the pages. */
  readonly seconds: number;
  /** Of the process, at its peak. */
  readonly memoryMb: number;
  /** How many different counts of rows somebody who looked on was shown. */
  readonly steps: number;
}

/** A list of 10,000 members through the pages, embedded; and how much more memory ten times as many take. */
export async function importMembers(): Promise<Result> {
  return withFolder(async (folder) => {
    // made once, and copied: a program that has just made the demonstration is at its peak already
    const made = join(folder, "made");
    await (await startProgram(made)).stop();
    const few = await inCopy(made, join(folder, "few"), FEW);
    const many = await inCopy(made, join(folder, "many"), MANY);
    const ratio = rounded(many.memoryMb / few.memoryMb);
    return {
      name: "import-members",
      unit: "s",
      ours: spread([rounded(few.seconds)]),
      peer: null,
      ratio: spread([ratio]),
      bound: `<= ${AT_MOST_S} s, memory of ${MANY} rows <= ${MEMORY_RATIO} x that of ${FEW}`,
      met: few.seconds <= AT_MOST_S && ratio <= MEMORY_RATIO,
      checked: [ensure(few.steps >= 3 && many.steps >= 3, `progress was shown ${few.steps} and ${many.steps} times`)],
      information: {
        rows_a_second: Math.round(FEW / few.seconds),
        many_took_s: rounded(many.seconds),
        memory_mb: rounded(few.memoryMb),
        memory_mb_of_many: rounded(many.memoryMb),
      },
    };
  });
}

async function inCopy(made: string, folder: string, rows: number): Promise<Imported> {
  cpSync(made, folder, { recursive: true });
  const program = await startProgram(folder);
  try {
    return await importRows(program, rows);
  } finally {
    await program.stop();
  }
}

async function importRows(program: Program, rows: number): Promise<Imported> {
  const manager = await signIn(program);
  const { client } = manager;
  const begun = performance.now();
  const path = await bring(program, manager, memberList(rows));
  const mapping = await atRest(manager, path);
  const form = [...mappingOf(mapping.text, path), ["go", "check"] as const];
  ensure((await client.post(`${path}/mapping`, form)).status === 303, "the columns were found");
  const checked = await atRest(manager, path);
  await client.post(`${path}/start`, fieldsOf(checked.text, "action", `${path}/start`));
  const done = await atRest(manager, path);
  const seconds = (performance.now() - begun) / 1000;
  const shown = [...done.text.matchAll(/<td class="k-num">([\d,]+)<\/td>/g)].map(([, text = ""]) =>
    Number(text.replaceAll(",", "")),
  );
  ensure(shown[0] === rows && shown.at(-1) === rows, `all ${rows} rows became participants`);
  client.close();
  return { seconds, memoryMb: peakOf(program.pid), steps: checked.steps + done.steps };
}

/** As a browser sends it. */
async function bring({ port }: Program, { client }: Manager, list: string): Promise<string> {
  const overview = await client.get("/clusters");
  const imports = `${overview.location}/imports`;
  const form = new FormData();
  for (const [name, value] of fieldsOf((await client.get(imports)).text, "action", imports))
    if (name === "__form") form.append(name, value);
  form.append("kind", "members");
  form.append("file", new File([list], "members.csv"));
  const headers = { cookie: client.cookie, origin: `http://localhost:${port}` };
  const answer = await fetch(`http://localhost:${port}${imports}`, {
    method: "POST",
    body: form,
    headers,
    redirect: "manual",
  });
  ensure(answer.status === 303, `the file was taken (${answer.status})`);
  return answer.headers.get("location") ?? "";
}

/** Looks on until the program has nothing to do; tells how often it saw something new. */
async function atRest({ client }: Manager, path: string): Promise<{ text: string; steps: number }> {
  const seen = new Set<string>();
  for (const begun = performance.now(); performance.now() - begun < LONGEST_MS; ) {
    const { text } = await client.get(path);
    const progress = /<progress[^>]* value="(\d+)"/.exec(text)?.[1];
    if (progress === undefined) return { text, steps: seen.size };
    seen.add(progress);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the import does not end");
}

/** What a browser sends of the form of the columns: its selects too. */
function mappingOf(html: string, path: string): Fields {
  const form = new RegExp(`<form[^>]* action="${path}/mapping"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1] ?? "";
  const selects = [...form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = "", options = ""]) => {
      const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
      return [name, chosen?.[1] ?? ""] as const;
    },
  );
  return [...fieldsOf(html, "action", `${path}/mapping`), ...selects];
}

function peakOf(pid: number): number {
  const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  return kilobytes / 1024;
}
