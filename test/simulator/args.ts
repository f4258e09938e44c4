/** A command line that cannot be followed; the message names the part. */
export class BadArguments extends Error {}

/** `--name value` pairs, with a bare `--name` as `true`, and the words around them. */
export interface Arguments {
  flags: Map<string, string>
  words: string[]
}

/** Reads a command line. A flag takes the next word unless that is a flag too; `--name=value` works as well. */
export function readArguments(argv: readonly string[]): Arguments {
  const flags = new Map<string, string>()
  const words: string[] = []
  for (let place = 0; place < argv.length; place += 1) {
    const word = argv[place] ?? ''
    const flag = /^--([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(word)
    if (!flag) {
      if (word.startsWith('--')) throw new BadArguments(`cannot read ${word}`)
      words.push(word)
      continue
    }
    const [, name = '', inline] = flag
    if (flags.has(name)) throw new BadArguments(`--${name} is given twice`)
    const next = argv[place + 1]
    if (inline !== undefined) flags.set(name, inline)
    else if (next === undefined || next.startsWith('--')) flags.set(name, 'true')
    else {
      flags.set(name, next)
      place += 1
    }
  }
  return { flags, words }
}

/** Throws for a flag that is none of these. */
export function allowOnly({ flags, words }: Arguments, names: readonly string[]): void {
  for (const name of flags.keys()) {
    if (!names.includes(name)) {
      throw new BadArguments(`--${name} is not known; there are ${names.map((one) => `--${one}`).join(', ')}`)
    }
  }
  if (words[0] !== undefined) throw new BadArguments(`${words[0]} is one word too many`)
}
