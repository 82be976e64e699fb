export { type Comparison, compareCase } from "./compare-case.ts";
