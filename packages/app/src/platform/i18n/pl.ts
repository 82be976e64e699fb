import about from "../../features/about/texts/pl.json" with { type: "json" };
import account from "../../features/account/texts/pl.json" with { type: "json" };
import administration from "../../features/administration/texts/pl.json" with { type: "json" };
import api from "../../features/api/texts/pl.json" with { type: "json" };
import assessment from "../../features/assessment/texts/pl.json" with { type: "json" };
import benchmark from "../../features/benchmark/texts/pl.json" with { type: "json" };
import board from "../../features/board/texts/pl.json" with { type: "json" };
import cases from "../../features/cases/texts/pl.json" with { type: "json" };
import directory from "../../features/directory/texts/pl.json" with { type: "json" };
import evidence from "../../features/evidence/texts/pl.json" with { type: "json" };
import experts from "../../features/experts/texts/pl.json" with { type: "json" };
import imports from "../../features/imports/texts/pl.json" with { type: "json" };
import registry from "../../features/registry/texts/pl.json" with { type: "json" };
import report from "../../features/report/texts/pl.json" with { type: "json" };
import scheme from "../../features/scheme/texts/pl.json" with { type: "json" };
import scoring from "../../features/scoring/texts/pl.json" with { type: "json" };
import survey from "../../features/survey/texts/pl.json" with { type: "json" };
import tasks from "../../features/tasks/texts/pl.json" with { type: "json" };
import vocabulary from "../../features/vocabulary/texts/pl.json" with { type: "json" };
import common from "../web/texts/pl.json" with { type: "json" };

export const pl = {
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
