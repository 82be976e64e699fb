import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

const share = () => field.numberOrZero({ max: 1, decimals: 2, unit: "fte" });
const FULL_TIME = 100;

/** Who works for the cluster management. Two entries with the same name are the same person. */
export const team = {
  id: "team",
  time: "stretch",
  organisation: "none",
  links: null,
  fields: z
    .strictObject({
      name: field.name(),
      title: field.line(),
      email: field.email(),
      phone: field.tel(),
      fte: field.group({ management: share(), projects: share(), communication: share(), administration: share() }),
      manager: field.tick(),
      key: field.tick(),
      deputy: field.tick(),
      degree: field.yesNo(),
      clusterWorkSince: field.optionalDay(),
      certified: field.yesNo(),
      languages: field.codes("language"),
      note: field.text(),
    })
    .superRefine(({ fte }, context) => {
      const parts = Object.values(fte).map((part) => Math.round(part * 100));
      const all = parts.reduce((sum, part) => sum + part, 0);
      // a single part of that size has its own fault
      if (all > FULL_TIME && parts.every((part) => part <= FULL_TIME))
        context.addIssue({ code: "custom", message: "over_full_time", path: ["fte", "management"] });
    }),
  name: "name",
  columns: ["title", "fte", "manager", "languages"],
  people: ["name", "email", "phone"],
  facts: [
    "team.dedicated",
    "team.persons",
    "team.fte",
    "team.fte_management",
    "team.fte_projects",
    "team.fte_communication",
    "team.fte_administration",
    "team.key_staff",
    "team.manager_qualified",
    "team.qualified_key_staff",
    "team.certified_key_staff",
    "team.experience_years",
    "team.languages",
    "team.leavers",
    "team.headcount_average",
    "team.deputy_named",
  ],
} as const satisfies SectionDefinition;
