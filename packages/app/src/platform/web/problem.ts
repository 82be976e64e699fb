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
  not_allowed: 403, // seen, but not for this person to do; {may}, who may
  not_found: 404, // also for what the person may not see
  stale: 409, // somebody else was faster; {who}, {when}
  still_used: 409, // something refers to what was to be deleted; {count}
  already_submitted: 409,
  not_submitted: 409,
  already_finished: 409, // an order that is done, failed or cancelled
  reason_missing: 409, // answers that are not what the register says, without a reason; {rows}
  import_at_work: 409, // another import writes in the same register; {file}
  import_moved_on: 409, // the work, or somebody else, took the import further
  not_ready: 409, // the frozen case would be refused; {reason}
  held_by_case: 409, // answers that were handed in with an application
  step_refused: 409, // a step in a case that a rule refuses; {refusal}, one of the codes in the core, and its details
  edition_unknown: 500, // what is worked on was made by rules that are not in this installation; {hash}
  edition_known: 409, // the same files are here already; {edition}
  edition_name_taken: 409, // other files have the same name; {edition}
  edition_foreign: 422, // of another scheme: other labels or other ids; {family}
  edition_moved_on: 409, // somebody else published, withdrew or discarded it meanwhile
  edition_not_lawful: 409, // the answers are not lawful by the rules of the case; {reason}
  file_lost: 410, // the file of an order is not on the disk any more, or is damaged
  no_mail: 409, // letters were to be sent, and no mail server is set
  too_large: 413, // {limit}
  upload_broken: 400, // a form with a file that ended in the middle
  file_empty: 422, // {name}
  file_kind: 422, // none that is taken; {name}
  file_misnamed: 422, // its name says another kind than its content; {name}
  picture_too_large: 422, // more pixels than are unpacked; {name}, {side}
  picture_broken: 422, // begins like a picture and cannot be drawn; {name}
  evidence_same: 409, // the same file or link stands in the same row; {title}
  evidence_lost: 410, // its file is not on the disk any more, or is damaged
  evidence_withdrawn: 409, // nothing is added to it any more
  precondition_required: 428, // a change in the API without If-Match
  too_many: 429, // {seconds}
  internal: 500, // {id}
  database_away: 503, // the database cannot be reached, or was lost in the middle
  disk_full: 507, // there is no room for what is to be saved
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export type ProblemDetails = Readonly<Record<string, string | number>>;

/** Who may do what somebody was refused: each has a sentence under `problem.not_allowed.may`. */
export const MAY = [
  "owner",
  "cluster",
  "owner_or_secretariat",
  "seat",
  "invited",
  "administrator",
  "office",
  "secretariat",
  "cluster_or_secretariat",
  "board",
  "impartial",
  "appeal",
  "officer",
  "expert_or_secretariat",
  "experts",
  "experts_or_office",
] as const;
type May = (typeof MAY)[number];

/** Thrown by operations; turned into a page or a problem document in one place. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  /** Further members of the problem document: what a program needs to go on. */
  readonly members: Readonly<Record<string, unknown>>;
  constructor(
    code: ProblemCode,
    details: ProblemDetails & { readonly may?: May } = {},
    members: Readonly<Record<string, unknown>> = {},
  ) {
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

/** What an act answers; where a rule of a case refuses it, what `refused` makes of the reason. Other problems go their way. */
export async function orRefused<Answer>(
  act: () => Promise<Answer>,
  refused: (details: ProblemDetails) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act();
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== "step_refused") throw problem;
    return refused(problem.details);
  }
}

export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Problem("not_found");
  return value;
}
