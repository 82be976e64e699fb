import { z } from "@hono/zod-openapi";
import { labelAnswer, scoreAnswer } from "@klynge/core/answers";

/** The answers of `klynge score --json` and `klynge label --json`, under the names that the document of the API gives them. */
export const score = z.object(scoreAnswer.shape).openapi("Score");
export const label = z.object(labelAnswer.shape).openapi("Label");
