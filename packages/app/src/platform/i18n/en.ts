import about from "../../features/about/texts/en.json" with { type: "json" };
import account from "../../features/account/texts/en.json" with { type: "json" };
import administration from "../../features/administration/texts/en.json" with { type: "json" };
import api from "../../features/api/texts/en.json" with { type: "json" };
import assessment from "../../features/assessment/texts/en.json" with { type: "json" };
import benchmark from "../../features/benchmark/texts/en.json" with { type: "json" };
import registry from "../../features/registry/texts/en.json" with { type: "json" };
import report from "../../features/report/texts/en.json" with { type: "json" };
import common from "../web/texts/en.json" with { type: "json" };

export const en = { ...common, about, account, administration, api, assessment, benchmark, registry, report };
