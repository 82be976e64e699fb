import type { Language } from "@klynge/core";

type Other = Exclude<Language, "en">;

/** Texts that are rightly written as in English. Anything else that equals the English text is taken for untranslated. */
export const SAME_AS_ENGLISH: Readonly<Record<string, readonly Other[]>> = {
  // each language names itself, so that its reader finds it
  "layout.language_names.en": ["nb", "da", "pl"],
  "layout.language_names.nb": ["nb", "da", "pl"],
  "layout.language_names.da": ["nb", "da", "pl"],
  "layout.language_names.pl": ["nb", "da", "pl"],
  // placeholders and a comma only
  "cases.name": ["nb", "da", "pl"],
  // the name of the program
  "cases.party.program": ["nb", "da", "pl"],
  // placeholders and a dot only
  "assessment.over": ["nb", "da", "pl"],
  "assessment.over_eligibility": ["nb", "da", "pl"],
  "benchmark.audit.mark": ["nb", "da", "pl"],
  "survey.result.about": ["nb", "da", "pl"],
  "survey.result.share": ["nb", "da", "pl"],
  // the name of the program
  "assessment.the_program": ["nb", "da", "pl"],
  // words that the languages share
  "account.invitation.title": ["da"],
  "account.people.count_one": ["nb", "da"],
  "account.people.invite_submit": ["da"],
  "account.role.administrator": ["nb", "da", "pl"],
  "administration.title": ["da"],
  "api.group.register": ["nb", "da"],
  "assessment.excellence": ["da"],
  "benchmark.csv.dimension": ["da"],
  "benchmark.profile.dimension": ["da"],
  "benchmark.rows.median": ["nb", "da"],
  "board.vote.for": ["nb", "da"],
  "directory.column.register": ["nb", "da"],
  "directory.found_organisations_one": ["da"],
  "benchmark.services.innovation": ["da"],
  "evidence.column.version": ["da"],
  "evidence.version": ["da"],
  "experts.field.organisation": ["da"],
  "label.bronze": ["da"],
  "layout.administration": ["da"],
  "layout.menu": ["da", "pl"],
  "layout.register": ["nb", "da"],
  "scheme.field.dimension": ["da"],
  "tasks.case": ["nb", "da", "pl"],
  "registry.logo.title": ["nb", "da", "pl"],
  "registry.org.column.name": ["da"],
  "registry.task.mette-friis.role": ["nb", "da"],
  "registry.section.choice.technology.big_data": ["da"],
  "registry.section.choice.technology.blockchain": ["da"],
  "registry.section.field.administration": ["da"],
  "registry.section.field.email": ["da", "pl"],
  "registry.section.field.form": ["nb", "da"],
  "registry.section.field.link": ["da", "pl"],
  "registry.section.field.medium": ["nb", "pl"],
  "registry.section.field.organisation": ["da"],
  "registry.section.field.person": ["nb", "da"],
  "registry.section.name.team": ["nb", "da"],
};
