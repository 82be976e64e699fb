import { mayWriteRegister } from "../registry/index.ts";

/** Who runs surveys: the people who work for the cluster; readers and offices see the outcome, and no address. */
export const mayRunSurveys = mayWriteRegister;
