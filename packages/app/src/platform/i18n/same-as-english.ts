import type { Language } from "@klynge/core";

type Other = Exclude<Language, "en">;

/** Texts that are rightly written as in English. Anything else that equals the English text is taken for untranslated. */
export const SAME_AS_ENGLISH: Readonly<Record<string, readonly Other[]>> = {
  // each language names itself, so that its reader finds it
  "layout.language_names.en": ["nb", "da", "pl"],
  "layout.language_names.nb": ["nb", "da", "pl"],
  "layout.language_names.da": ["nb", "da", "pl"],
  "layout.language_names.pl": ["nb", "da", "pl"],
  // placeholders and a dot only
  "assessment.over": ["nb", "da", "pl"],
  "assessment.over_eligibility": ["nb", "da", "pl"],
  "benchmark.audit.mark": ["nb", "da", "pl"],
  // the name of the program
  "assessment.the_program": ["nb", "da", "pl"],
  // words that the languages share
  "account.invitation.title": ["da"],
  "account.people.count_one": ["nb", "da"],
  "account.people.invite_submit": ["da"],
  "account.role.administrator": ["nb", "da", "pl"],
  "administration.title": ["da"],
  "assessment.excellence": ["da"],
  "benchmark.csv.dimension": ["da"],
  "benchmark.profile.dimension": ["da"],
  "benchmark.rows.median": ["nb", "da"],
  "benchmark.services.innovation": ["da"],
  "label.bronze": ["da"],
  "layout.administration": ["da"],
  "layout.menu": ["da", "pl"],
  "registry.task.mette-friis.role": ["nb", "da"],
};
