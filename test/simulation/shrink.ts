/** The fewest steps with which it still goes wrong: halves are left out, then quarters, down to single ones. */
export async function shrink<S>(
  steps: readonly S[],
  play: (steps: readonly S[]) => Promise<{ problems: string[] }>,
): Promise<S[]> {
  let left = [...steps]
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let from = 0; from < left.length;) {
      const without = [...left.slice(0, from), ...left.slice(from + size)]
      if ((await play(without)).problems.length > 0) left = without
      else from += size
    }
  }
  return left
}
