import type { Transaction } from "../../platform/database/database.ts";
import { sayIn } from "../../platform/i18n/texts.ts";
import { type Letter, queueMails } from "../../platform/mail.ts";
import type { Settings } from "../../platform/services.ts";
import { presentDay } from "../../platform/web/moment.ts";
import { hashOf, newToken } from "../account/index.ts";
import { type Invited, keepHashes, type SurveyRow } from "./queries.ts";

/** Letters of a survey, in its language. */

export type Asking = "invitation" | "reminder";
const COLUMN = { invitation: "token_hash", reminder: "reminder_hash" } as const;

interface About {
  readonly survey: SurveyRow;
  readonly cluster: { readonly name: string };
}

/** A letter with a link of his own to everybody who is asked; the database keeps only the hash. */
export async function sendLinks(
  tx: Transaction,
  settings: Settings,
  about: About,
  asking: Asking,
  invited: readonly Invited[],
): Promise<void> {
  const links = invited.map(({ id, email }) => ({ id, email, token: newToken() }));
  await keepHashes(
    tx,
    COLUMN[asking],
    links.map(({ id, token }) => ({ id, hash: hashOf(token) })),
  );
  await queueMails(
    tx,
    settings,
    links.map(({ email, token }) => ({
      to: email,
      ...askingLetter(about, asking, `${settings.origin}/survey/${token}?lang=${about.survey.language}`),
    })),
  );
}

/** What is written to somebody who is asked; with a link that shows where it would stand, for the person who looks at it first. */
export function askingLetter({ survey, cluster }: About, asking: Asking, link: string): Omit<Letter, "to"> {
  const { language, closesOn, title } = survey;
  const say = sayIn(language);
  const end = new Date(`${closesOn}T23:59:59Z`);
  const details = { cluster: cluster.name, title, link, day: presentDay(end, language) };
  return {
    subject: say(`survey.mail.${asking}.subject`, details),
    text: say(`survey.mail.${asking}.text`, details),
    language,
    validUntil: end,
  };
}
