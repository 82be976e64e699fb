import about from "../../features/about/texts/en.json" with { type: "json" };
import account from "../../features/account/texts/en.json" with { type: "json" };
import administration from "../../features/administration/texts/en.json" with { type: "json" };
import api from "../../features/api/texts/en.json" with { type: "json" };
import assessment from "../../features/assessment/texts/en.json" with { type: "json" };
import benchmark from "../../features/benchmark/texts/en.json" with { type: "json" };
import board from "../../features/board/texts/en.json" with { type: "json" };
import cases from "../../features/cases/texts/en.json" with { type: "json" };
import directory from "../../features/directory/texts/en.json" with { type: "json" };
import evidence from "../../features/evidence/texts/en.json" with { type: "json" };
import experts from "../../features/experts/texts/en.json" with { type: "json" };
import imports from "../../features/imports/texts/en.json" with { type: "json" };
import registry from "../../features/registry/texts/en.json" with { type: "json" };
import report from "../../features/report/texts/en.json" with { type: "json" };
import scheme from "../../features/scheme/texts/en.json" with { type: "json" };
import scoring from "../../features/scoring/texts/en.json" with { type: "json" };
import survey from "../../features/survey/texts/en.json" with { type: "json" };
import tasks from "../../features/tasks/texts/en.json" with { type: "json" };
import vocabulary from "../../features/vocabulary/texts/en.json" with { type: "json" };
import common from "../web/texts/en.json" with { type: "json" };

export const en = {
  ...common,
  about,
  account,
  administration,
  api,
  assessment,
  benchmark,
  board,
  directory,
  evidence,
  experts,
  imports,
  cases,
  registry,
  report,
  scheme,
  scoring,
  survey,
  vocabulary,
  tasks,
};
