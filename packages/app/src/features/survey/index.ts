export { tendSurveys } from "./operations/tend-surveys.ts";
export { survey, surveyInvitation } from "./tables.ts";
