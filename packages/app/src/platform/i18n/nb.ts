import about from "../../features/about/texts/nb.json" with { type: "json" };
import account from "../../features/account/texts/nb.json" with { type: "json" };
import administration from "../../features/administration/texts/nb.json" with { type: "json" };
import api from "../../features/api/texts/nb.json" with { type: "json" };
import assessment from "../../features/assessment/texts/nb.json" with { type: "json" };
import benchmark from "../../features/benchmark/texts/nb.json" with { type: "json" };
import board from "../../features/board/texts/nb.json" with { type: "json" };
import cases from "../../features/cases/texts/nb.json" with { type: "json" };
import directory from "../../features/directory/texts/nb.json" with { type: "json" };
import evidence from "../../features/evidence/texts/nb.json" with { type: "json" };
import experts from "../../features/experts/texts/nb.json" with { type: "json" };
import imports from "../../features/imports/texts/nb.json" with { type: "json" };
import registry from "../../features/registry/texts/nb.json" with { type: "json" };
import report from "../../features/report/texts/nb.json" with { type: "json" };
import scheme from "../../features/scheme/texts/nb.json" with { type: "json" };
import scoring from "../../features/scoring/texts/nb.json" with { type: "json" };
import survey from "../../features/survey/texts/nb.json" with { type: "json" };
import tasks from "../../features/tasks/texts/nb.json" with { type: "json" };
import vocabulary from "../../features/vocabulary/texts/nb.json" with { type: "json" };
import common from "../web/texts/nb.json" with { type: "json" };

export const nb = {
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
