import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import { type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { zipOf } from "../../../test/support/zip.ts";
import type { Services } from "../../platform/services.ts";
import { openUploads } from "../../platform/uploads/uploads.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";

/** Editions as somebody brings them: the shipped one with small replacements, as a ZIP. */

const SHIPPED = fileURLToPath(new URL("../../../../../schemes/ecei/", import.meta.url));

export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** 125 of 150 points for Gold instead of 120, 20 months instead of 18 for the third step of 3.1, and a name of its own. */
export const STRICTER: readonly Edit[] = [
  named("2027-1"),
  { file: "label-rules.yaml", from: "value: 0.80", to: "value: 0.8333" },
  { file: "gold.yaml", from: "finance.months_secured >= 18", to: "finance.months_secured >= 20" },
];

export function named(name: string): Edit {
  return { file: "edition.yaml", from: 'edition: "2026-1"', to: `edition: "${name}"` };
}

/** The files of the shipped edition with replacements; each text to replace must stand there. */
export function editedFiles(edits: readonly Edit[]): Map<string, string> {
  const names = (readdirSync(SHIPPED, { recursive: true }) as string[]).filter((name) => name.endsWith(".yaml"));
  const files = new Map(names.sort().map((name) => [name, readFileSync(join(SHIPPED, name), "utf8")]));
  for (const { file, from, to } of edits) {
    const text = files.get(file);
    if (!text?.includes(from)) throw new Error(`${file} does not hold ${from}`);
    files.set(
      file,
      text.replace(from, () => to),
    );
  }
  return files;
}

export function zipFile(files: ReadonlyMap<string, string | Buffer>, name = "edition.zip"): File {
  const parts = [...files].map(([path, content]) => ({ name: `ecei/${path}`, content }));
  return new File([new Uint8Array(zipOf(parts))], name);
}

export interface SchemeWorld {
  readonly services: Services;
  readonly app: Hono<AppEnv>;
  visitor(person: string | null, language?: string): Visitor;
  /** Brings a ZIP as the secretariat. */
  bring(file: File): Promise<Page>;
  /** Brings an edition and publishes it from a day on; its hash. */
  publish(edits: readonly Edit[], from: string): Promise<string>;
  close(): Promise<void>;
}

/** @param base over another database than one in memory, or with another clock */
export async function openSchemeWorld(base?: Services): Promise<SchemeWorld> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-scheme-"));
  const given = base ?? (await demonstration());
  const uploads = openUploads(folder);
  const services: Services = { ...given, uploads };
  const app = createApp(services);
  const visitor = (person: string | null, language?: string) => new Visitor(app, person, language);
  const bring = async (file: File): Promise<Page> => {
    const claire = visitor("claire-dubois");
    await claire.open("/editions");
    return claire.sendFile("/editions", {}, file);
  };
  return {
    services,
    app,
    visitor,
    bring,
    publish: async (edits, from) => {
      const { location } = await bring(zipFile(editedFiles(edits)));
      const claire = visitor("claire-dubois");
      const path = (location ?? "").replace(/\?.*$/, "");
      await claire.open(path);
      const published = await claire.send(`${path}/publish`, { effective_from: from, sure: "yes" });
      if (published.status !== 303) throw new Error(published.html);
      const known = services.editions.all().find((one) => one.from === from);
      return known?.edition.hash ?? "";
    },
    close: async () => {
      await uploads.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
