/** Keeps the Idempotency-Key of an intent until the server has decided it (PROTOCOL 2, "Idempotency-Key"). */
export interface Keys {
  /** The key of this very intent: the one it was born with, if an earlier try had no certain end. */
  of(name: string, input: unknown): string
  /** The server has decided; the same words again are a new intent. */
  settle(name: string, input: unknown): void
}

export function createKeys(uuid: () => string): Keys {
  const open = new Map<string, string>()
  const intent = (name: string, input: unknown) => `${name} ${JSON.stringify(input)}`
  return {
    of(name, input) {
      const key = open.get(intent(name, input)) ?? uuid()
      open.set(intent(name, input), key)
      return key
    },
    settle(name, input) {
      open.delete(intent(name, input))
    },
  }
}
