import * as z from 'zod'

/** Unix milliseconds of the server's clock (PROTOCOL preamble). */
export const ServerTime = z.number().int().nonnegative()
export const Id = z.string().min(1).max(200)
/** An id that somebody hands in. It becomes a segment of a path: no dots that climb, no half characters. */
export const PathId = z
  .string()
  .max(200)
  .regex(/^(?!\.{1,2}$)\P{Cs}+$/u)
export const Flag = z.union([z.literal(0), z.literal(1)])
export const Version = z.number().int().nonnegative()

/** A word of a closed list; a word the server invents later reads as `unknown`, never as an error. */
export const word = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.enum(values), z.string().transform(() => 'unknown' as const)])

/** A field that nothing stands on: one that cannot be read is one that is not there. */
export const lax = <T extends z.ZodType>(field: T) => field.optional().catch(undefined)

/**
 * An object of which the fields that may be missing are missing where they cannot be read: an odd subject must not cost
 * the call. The strict reading goes first, because it is three times as fast.
 */
export function forgiving<T extends z.ZodObject>(strict: T): z.ZodUnion<[T, T]> {
  const optional = Object.entries(strict.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const missing = field.safeParse(undefined)
    return missing.success ? [[name, field.catch(missing.data)]] : []
  })
  return z.union([strict, strict.extend(Object.fromEntries(optional)) as unknown as T])
}

const items = new WeakMap<z.core.$ZodType, z.ZodType>()

/** A list of which each item is read by itself: an odd item costs one item. */
export function oneByOne<T extends z.ZodType>(item: T) {
  const list = z.array(z.unknown()).transform((all) =>
    all.flatMap((raw): z.infer<T>[] => {
      const read = item.safeParse(raw)
      return read.success ? [read.data] : []
    }),
  )
  items.set(list, item)
  return list
}

/** The schema of the items of a list that `oneByOne` has made; `undefined` for any other schema. */
export const itemOf = (schema: z.core.$ZodType): z.ZodType | undefined => items.get(schema)

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
