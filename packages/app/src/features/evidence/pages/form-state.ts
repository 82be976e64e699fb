/** What was typed into a form that could not be taken. A file has to be chosen again: browsers keep none. */
export interface Typed {
  readonly title?: string | undefined;
  readonly validUntil?: string | undefined;
  readonly seenBy?: string | undefined;
  /** Of a link. */
  readonly url?: string | undefined;
}

/** What is wrong, by field, as sentences. */
export type Faults = Readonly<Record<string, readonly string[]>>;
