import type { Section } from "../sections.ts";
import { activity } from "./activity.ts";
import { application } from "./application.ts";
import { body } from "./body.ts";
import { budget } from "./budget.ts";
import { contact } from "./contact.ts";
import { contactPerson } from "./contact-person.ts";
import type { SectionDefinition } from "./definition.ts";
import { group } from "./group.ts";
import { mention } from "./mention.ts";
import { outcome } from "./outcome.ts";
import { outlook } from "./outlook.ts";
import { partner } from "./partner.ts";
import { project } from "./project.ts";
import { service } from "./service.ts";
import { story } from "./story.ts";
import { survey } from "./survey.ts";
import { team } from "./team.ts";
import { training } from "./training.ts";
import { trainingPlan } from "./training-plan.ts";

/** Every section by its id; `SECTION_DEFINITIONS[id].fields` reads what `register_entry.fields` of that section holds. */
export const SECTION_DEFINITIONS = {
  team,
  contact_person: contactPerson,
  training,
  training_plan: trainingPlan,
  body,
  contact,
  activity,
  group,
  project,
  application,
  partner,
  budget,
  outlook,
  mention,
  story,
  outcome,
  service,
  survey,
} as const satisfies Readonly<Record<Section, SectionDefinition>>;

export function definitionOf(section: Section): SectionDefinition {
  return SECTION_DEFINITIONS[section];
}
