import about from "../../features/about/texts/da.json" with { type: "json" };
import account from "../../features/account/texts/da.json" with { type: "json" };
import administration from "../../features/administration/texts/da.json" with { type: "json" };
import api from "../../features/api/texts/da.json" with { type: "json" };
import assessment from "../../features/assessment/texts/da.json" with { type: "json" };
import benchmark from "../../features/benchmark/texts/da.json" with { type: "json" };
import board from "../../features/board/texts/da.json" with { type: "json" };
import cases from "../../features/cases/texts/da.json" with { type: "json" };
import directory from "../../features/directory/texts/da.json" with { type: "json" };
import evidence from "../../features/evidence/texts/da.json" with { type: "json" };
import experts from "../../features/experts/texts/da.json" with { type: "json" };
import imports from "../../features/imports/texts/da.json" with { type: "json" };
import registry from "../../features/registry/texts/da.json" with { type: "json" };
import report from "../../features/report/texts/da.json" with { type: "json" };
import scheme from "../../features/scheme/texts/da.json" with { type: "json" };
import scoring from "../../features/scoring/texts/da.json" with { type: "json" };
import survey from "../../features/survey/texts/da.json" with { type: "json" };
import tasks from "../../features/tasks/texts/da.json" with { type: "json" };
import vocabulary from "../../features/vocabulary/texts/da.json" with { type: "json" };
import common from "../web/texts/da.json" with { type: "json" };

export const da = {
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
