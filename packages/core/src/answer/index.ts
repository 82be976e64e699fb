export {
  day,
  fieldToImprove,
  hash,
  improve,
  plainValue,
  type Readonlys,
  strengths,
  strongField,
  warning,
} from "./common.ts";
export { labelAnswer } from "./label-shape.ts";
export { scoreAnswer } from "./score-shape.ts";
export { releasedShares, releasedStatistic } from "./statistics-shape.ts";
