import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { SchemeWords } from "../words.ts";
import type { CasePageProps } from "./case-props.ts";
import { fieldErrors, summaryOf } from "./field-names.ts";
import { refusalText } from "./parts.tsx";

export interface NotTakenProps {
  readonly c: Context<AppEnv>;
  readonly words: SchemeWords;
  readonly tried: NonNullable<CasePageProps["tried"]>;
}

/** Why a form was not taken: by field where it is one, and otherwise as a sentence. */
export function NotTaken({ c, words, tried }: NotTakenProps) {
  const errors = summaryOf(c, tried.step, fieldErrors(c, words, tried));
  if (errors.length > 0) return <ErrorSummary title={c.var.say("cases.fault_title")} errors={errors} />;
  return tried.refused && <Note kind="bad">{refusalText(c, words, tried.refused)}</Note>;
}
