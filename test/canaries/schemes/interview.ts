import { canary } from "./canary.ts";

/** The questions of the interview. */

const B20 = "  - id: B20\n    dimension: C\n    field_group: financing\n";

export const INTERVIEW_CANARIES = [
  canary(
    "a question twice",
    "bronze.yaml",
    ["  - id: B20\n", "  - id: B19\n"],
    "bronze.yaml questions[19].id: duplicate_id",
    "texts/bronze.yaml B20: text_without_row",
  ),
  canary(
    "an id that is none",
    "bronze.yaml",
    ["  - id: B20\n", "  - id: C20\n"],
    "bronze.yaml questions[19].id: wrong_id",
    "texts/bronze.yaml C20: missing_text",
    "texts/bronze.yaml B20: text_without_row",
  ),
  canary(
    "thirty-five questions said",
    "bronze.yaml",
    ["question_count: 36", "question_count: 35"],
    "bronze.yaml question_count: wrong_count",
    "label-rules.yaml parameters[4].value: wrong_count",
  ),
  canary(
    "a dimension that is not known",
    "bronze.yaml",
    [B20, B20.replace("dimension: C", "dimension: G")],
    "bronze.yaml questions[19].dimension: unknown_reference",
  ),
  canary(
    "a field group that is not known",
    "bronze.yaml",
    [B20, B20.replace("financing", "finances")],
    "bronze.yaml questions[19].field_group: unknown_reference",
  ),
  canary(
    "a Gold row that is not known",
    "bronze.yaml",
    ['gold_indicator: "4.2"', 'gold_indicator: "4.9"'],
    "bronze.yaml questions[3].gold_indicator: unknown_reference",
  ),
  canary(
    "a headline that is no fact",
    "bronze.yaml",
    ["headline_fact: stories.count", "headline_fact: stories.number"],
    "bronze.yaml questions[34].headline_fact: unknown_fact",
  ),
  canary(
    "a trigger on no fact",
    "bronze.yaml",
    ["trigger: { lower_quartile: stories.count }", "trigger: { lower_quartile: stories.number }"],
    "bronze.yaml questions[34].trigger: unknown_fact",
  ),
  canary(
    "an absolute trigger on no fact",
    "bronze.yaml",
    ["absolute: 'impact.rd <= 1'", "absolute: 'impact.research <= 1'"],
    "bronze.yaml questions[32].trigger.absolute: unknown_fact",
  ),
  canary(
    "a statistic of no fact",
    "bronze.yaml",
    ["quartiles: [stories.count,", "quartiles: [stories.number,"],
    "bronze.yaml questions[34].statistics.quartiles[0]: unknown_fact",
  ),
  canary(
    "compared on nothing",
    "bronze.yaml",
    ["    statistics:\n      mean: [impact.rd]\n", "    statistics: {}\n"],
    "bronze.yaml questions[32].statistics: missing_key",
  ),
  canary(
    "an answer twice",
    "bronze.yaml",
    ["{ id: cluster_start,", "{ id: organisation_start,"],
    "bronze.yaml questions[0].answers[1].id: duplicate_id",
  ),
  canary(
    "a free text with a fact",
    "bronze.yaml",
    ["{ id: story_text, type: text }", "{ id: story_text, type: text, fact: stories.count }"],
    "bronze.yaml questions[34].answers[4].fact: unknown_key",
  ),
  canary(
    "an answer without a fact",
    "bronze.yaml",
    ["{ id: rd, type: scale, fact: impact.rd }", "{ id: rd, type: scale }"],
    "bronze.yaml questions[32].answers[0].fact: missing_key",
  ),
  canary(
    "an answer to no fact",
    "bronze.yaml",
    ["{ id: rd, type: scale, fact: impact.rd }", "{ id: rd, type: scale, fact: impact.research }"],
    "bronze.yaml questions[32].answers[0].fact: unknown_fact",
  ),
  canary(
    "a number for a level",
    "bronze.yaml",
    ["{ id: rd, type: scale,", "{ id: rd, type: num,"],
    "bronze.yaml questions[32].answers[0].type: wrong_unit",
  ),
  canary(
    "a dimension twice",
    "bronze.yaml",
    ["  - id: F\n", "  - id: F\n  - id: F\n"],
    "bronze.yaml dimensions[6].id: duplicate_id",
  ),
  canary(
    "a quartile of yes and no",
    "bronze.yaml",
    ["trigger: { lower_quartile: stories.count }", "trigger: { lower_quartile: strategy.written }"],
    "bronze.yaml questions[34].trigger: wrong_unit",
  ),
  canary(
    "quartiles of a code",
    "bronze.yaml",
    ["quartiles: [fees.average]", "quartiles: [fees.average, fees.model]"],
    "bronze.yaml questions[18].statistics.quartiles[1]: wrong_unit",
  ),
  canary(
    "the mean of a number that is no scale",
    "bronze.yaml",
    ["mean: [impact.rd]", "mean: [impact.rd, results.products]"],
    "bronze.yaml questions[32].statistics.mean[1]: wrong_unit",
  ),
  canary(
    "the frequency of a share",
    "bronze.yaml",
    ["frequency: [web.languages]", "frequency: [web.languages, contacts.contacted_share]"],
    "bronze.yaml questions[35].statistics.frequency[1]: wrong_unit",
  ),
  canary(
    "the parts of a whole in yes and no",
    "bronze.yaml",
    ["shares: [participants.sme,", "shares: [strategy.written, participants.sme,"],
    "bronze.yaml questions[4].statistics.shares[0]: wrong_unit",
  ),
  canary(
    "quartiles and frequency of one number",
    "bronze.yaml",
    ["quartiles: [press.mentions]", "quartiles: [press.mentions, web.languages]"],
    "bronze.yaml questions[35].statistics.quartiles[1]: told_by_frequency",
  ),
  canary(
    "a trigger on quartiles that are not released",
    "bronze.yaml",
    ["frequency: [web.languages]", "frequency: [web.languages, press.mentions]"],
    "bronze.yaml questions[35].statistics.quartiles[0]: told_by_frequency",
    "bronze.yaml questions[35].trigger: told_by_frequency",
    "gold.yaml indicators[28].headline_fact: told_by_frequency",
  ),
  canary(
    "a trigger that is a number",
    "bronze.yaml",
    ["absolute: 'impact.rd <= 1'", "absolute: 'impact.rd'"],
    "bronze.yaml questions[32].trigger.absolute: malformed_expression",
  ),
];
