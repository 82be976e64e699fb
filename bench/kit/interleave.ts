/** One side of a comparison; returns its measure (mostly milliseconds), so that preparation can stay out of it. */
export type Side = () => Promise<number> | number;

/**
 * Runs two sides in turn, the first of a round changing, so that both meet the same neighbours on the machine.
 * @param least rounds that are always run; more follow as long as the time allows
 */
export async function interleave(
  ours: Side,
  peer: Side,
  { least, most, seconds }: { least: number; most: number; seconds: number },
): Promise<{ ours: number[]; peer: number[] }> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < most && (round < least || performance.now() < end); round += 1) {
    if (round % 2 === 0) mine.push(await ours());
    theirs.push(await peer());
    if (round % 2 === 1) mine.push(await ours());
  }
  return { ours: mine, peer: theirs };
}
