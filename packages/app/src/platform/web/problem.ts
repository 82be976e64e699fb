/**
 * The catalogue of problems that a request can meet. Codes are stable; the sentence for each, in every language, stands in the
 * texts under `problem.<code>`. In the API they are problem documents (RFC 9457) of type `/problems/<code>`.
 */
export const PROBLEMS = {
  bad_input: 400, // a form or a body that does not fit its schema; {field}
  invalid_request: 400, // a request to the API that does not fit its description; {path}, {reason}
  malformed_json: 400, // {at}
  token_not_valid: 401, // an API token that is unknown, withdrawn or expired
  method_not_allowed: 405, // {allow}
  precondition_failed: 412, // If-Match names another version; {who}, {when}
  media_type: 415, // {expected}
  forged: 403, // a form that was not made by this site for this session
  sign_in_first: 401,
  not_allowed: 403, // seen, but not for this person to do
  not_found: 404, // also for what the person may not see
  stale: 409, // somebody else was faster; {who}, {when}
  already_submitted: 409,
  not_submitted: 409,
  already_finished: 409, // an order that is done, failed or cancelled
  not_ready: 409, // the frozen case would be refused; {reason}
  file_lost: 410, // the file of an order is not on the disk any more, or is damaged
  too_large: 413, // {limit}
  precondition_required: 428, // a change in the API without If-Match
  too_many: 429, // {seconds}
  internal: 500, // {id}
  database_away: 503, // the database cannot be reached, or was lost in the middle
  disk_full: 507, // there is no room for what is to be saved
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export type ProblemDetails = Readonly<Record<string, string | number>>;

/** Thrown by operations; turned into a page or a problem document in one place. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  /** Further members of the problem document: what a program needs to go on. */
  readonly members: Readonly<Record<string, unknown>>;
  constructor(code: ProblemCode, details: ProblemDetails = {}, members: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.details = details;
    this.members = members;
  }
  get status(): (typeof PROBLEMS)[ProblemCode] {
    return PROBLEMS[this.code];
  }
}

export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Problem("not_found");
  return value;
}
