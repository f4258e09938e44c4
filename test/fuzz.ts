/**
 * How long a fuzzed bar runs: `short` in `npm test`, `--count` of them in `npm run soak`, from the seed that is named or one of
 * its own (fast-check tells it where a run fails).
 */
export function fuzz(short: number): { numRuns: number; seed?: number } {
  const { RINGDESK_FUZZ: count, RINGDESK_SEED: seed } = process.env
  return {
    numRuns: count === undefined ? short : Number(count),
    ...(seed !== undefined && { seed: Number(seed) }),
  }
}
