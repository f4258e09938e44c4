// The clock runs on when the script is handed over to another Node.
const began = Number((process.env.RINGDESK_SETUP_BEGAN ??= String(Date.now())))
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** One line a step. It goes to stderr, so that what a program prints for other programs stays clean. */
export function say(line) {
  process.stderr.write(`[${seconds(began).padStart(7)}] ${line}\n`)
}

/** Says that something long has begun, that it is still going on, and when it is done. */
export async function during(what, work) {
  const since = Date.now()
  say(`${what} …`)
  const still = setInterval(() => say(`  … still ${what} (${seconds(since)})`), 5000)
  try {
    const result = await work()
    say(`  … done in ${seconds(since)}`)
    return result
  } finally {
    clearInterval(still)
  }
}

/** What a person has to do themselves: told in plain words, without a stack. */
export class Problem extends Error {}

export function describe(error) {
  process.stderr.write(`\n${error instanceof Problem ? error.message : (error?.stack ?? error)}\n`)
}

export function tellAndExit(error) {
  describe(error)
  process.exit(1)
}
