/** Who is signed in, as the rest of the program asks; what stands behind it is the business of `features/account`. */
export interface Sessions {
  /** Read before the request's transaction opens: it asks the database in a role of its own. */
  read(headers: Headers): Promise<SignedIn | null>;
}

export interface SignedIn {
  readonly personId: string;
  /** Names the session in forms and logs without giving it away. */
  readonly sessionId: string;
}
