import * as z from 'zod'

/** Unix milliseconds of the server's clock (PROTOCOL preamble). */
export const ServerTime = z.number().int().nonnegative()
export const Id = z.string().min(1).max(200)
export const Flag = z.union([z.literal(0), z.literal(1)])
export const Version = z.number().int().nonnegative()

/** A word of a closed list; a word the server invents later reads as `unknown`, never as an error. */
export const word = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.enum(values), z.string().transform(() => 'unknown' as const)])

/** `{EN: "x"}` or `{en: {language, value}}`: both are read (PROTOCOL 2); normalised to `{en: "x"}`. */
export const LocalizedNames = z
  .record(z.string(), z.union([z.string(), z.object({ language: z.string(), value: z.string() })]))
  .transform((names) =>
    Object.fromEntries(
      Object.entries(names).map(([code, name]) => [
        code.toLowerCase(),
        typeof name === 'string' ? name : name.value,
      ]),
    ),
  )
/** Names by language code. */
export const Localizations = z.object({ name: LocalizedNames.optional() })
