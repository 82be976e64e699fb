/** What a member who is present says; who is present and says nothing abstains. */
export type Vote = "for" | "against" | "abstain";

export interface Ballot {
  /** The members of the board who are entitled to vote. */
  readonly entitled: readonly string[];
  /** Those with a recorded conflict of interest in this case: they neither vote nor count for the quorum. */
  readonly conflicted: readonly string[];
  /** By member, of those present. */
  readonly votes: ReadonlyMap<string, Vote>;
}

export interface BallotResult {
  /** Entitled to vote and without a conflict. */
  readonly members: number;
  readonly present: number;
  /** How many of the members must be present. */
  readonly quorum: number;
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  /** Votes that do not count: of somebody in conflict or not entitled, in the order of their ids. */
  readonly disregarded: readonly string[];
  readonly outcome: "approved" | "rejected" | "undecided";
  /** Why it is undecided; null when it is decided. */
  readonly reason: "no_quorum" | "no_majority" | null;
}

/**
 * The result of a vote of the board (excellence.md 3.4, "board decision"; R).
 *
 * There is a quorum when more than half of the members entitled to vote, without those in conflict, are present. More votes for
 * than against approve, more against than for reject; abstentions count for the quorum only. A tie refuses nothing: the case
 * stays undecided, as it does without a quorum.
 */
export function countBallot({ entitled, conflicted, votes }: Ballot): BallotResult {
  const members = new Set(entitled);
  for (const id of conflicted) members.delete(id);
  const counted = [...votes].filter(([id]) => members.has(id)).map(([, vote]) => vote);
  const times = (wanted: Vote): number => counted.filter((vote) => vote === wanted).length;
  const [inFavour, against] = [times("for"), times("against")];
  const quorum = Math.floor(members.size / 2) + 1;
  const reason = counted.length < quorum ? "no_quorum" : inFavour === against ? "no_majority" : null;
  return {
    members: members.size,
    present: counted.length,
    quorum,
    for: inFavour,
    against,
    abstained: times("abstain"),
    disregarded: [...votes.keys()].filter((id) => !members.has(id)).sort(),
    outcome: reason !== null ? "undecided" : inFavour > against ? "approved" : "rejected",
    reason,
  };
}
