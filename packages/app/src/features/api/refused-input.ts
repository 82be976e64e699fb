import { Problem } from "../../platform/web/problem.ts";
import { partsOf } from "../registry/index.ts";

/** What an operation cannot use of a body, told as everything else that does not fit: with its path and the reason. */
export async function asInvalidRequest<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem && error.code === "bad_input")) throw error;
    const { field = "", reason = "invalid" } = error.details;
    throw new Problem("invalid_request", { path: String(field), reason: partsOf(String(reason)).code });
  }
}
