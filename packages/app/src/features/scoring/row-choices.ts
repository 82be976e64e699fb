import type { Context } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { schemeOf } from "../cases/index.ts";

/** The rows of a label's scheme with their short names, in their order. */
export function rowChoices(
  { var: { services, language } }: Context<AppEnv>,
  label: string,
): { value: string; text: string }[] {
  const scheme = services.edition.schemes.get(schemeOf(services.edition, label));
  const { files } = services.edition.edition;
  const texts = scheme?.kind === "audit" ? files["texts/gold.yaml"] : files["texts/bronze.yaml"];
  return (scheme?.rowIds ?? []).map((value) => ({ value, text: `${value} ${texts[value]?.short[language] ?? ""}` }));
}
