import * as z from 'zod'
import { itemOf } from '../preload/contract/basics.ts'

/** Said of a value about which only its schema can say more. */
const UNSURE = Symbol('unsure')
/** The value, where its schema would hand it on as it is; what it would make of it, where that is easy; or `UNSURE`. */
type Look = (value: unknown) => unknown

/**
 * Reads JSON by its schema, with the schema's own answer. What is already as the schema would have it, which is nearly
 * all that a server says, is looked over and handed on, without a copy: ten thousand schemas a second cost a core. Anything
 * else the schema reads itself. It looks into the kinds of schema below; one of another kind is always the schema's.
 */
export function createReader<T extends z.ZodType>(
  schema: T,
): (json: unknown) => { success: true; data: z.output<T> } | { success: false } {
  const look = lookOf(schema)
  return (json) => {
    const seen = look(json)
    return seen === UNSURE ? schema.safeParse(json) : { success: true, data: seen as z.output<T> }
  }
}

const readers = new WeakMap<z.ZodType, ReturnType<typeof createReader>>()

/** The reader of a schema that is met again and again, and made once. */
export function readerOf(schema: z.ZodType): ReturnType<typeof createReader> {
  const known = readers.get(schema)
  if (known) return known
  const made = createReader(schema)
  readers.set(schema, made)
  return made
}

const unsure: Look = () => UNSURE
const when =
  (holds: (value: unknown) => boolean): Look =>
  (value) =>
    holds(value) ? value : UNSURE

function lookOf(schema: z.core.$ZodType): Look {
  const item = itemOf(schema)
  if (item) return oneByOne(item)
  if (schema instanceof z.ZodDiscriminatedUnion) return unionBy(schema)
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'string') return checked(def, (value) => typeof value === 'string')
  if (def.type === 'number') return checked(def, Number.isFinite)
  if (def.type === 'boolean') return when((value) => typeof value === 'boolean')
  if (def.type === 'unknown') return when((value) => value !== undefined)
  if (def.type === 'literal') return among(def.values)
  if (def.type === 'enum') return among(Object.values(def.entries))
  if (def.type === 'object' && !def.catchall && !def.checks) return object(def.shape)
  if (def.type === 'array' && !def.checks) return array(lookOf(def.element))
  if (def.type === 'union') return union(def.options)
  if (def.type === 'catch') return lookOf(def.innerType)
  if (def.type === 'optional') return absent(lookOf(def.innerType), () => undefined)
  if (def.type === 'default') return absent(lookOf(def.innerType), () => def.defaultValue)
  return unsure
}

const among = (values: readonly unknown[]): Look => {
  const set = new Set(values)
  return when((value) => set.has(value))
}

const absent =
  (look: Look, instead: () => unknown): Look =>
  (value) =>
    value === undefined ? instead() : look(value)

/** A text or a number with its limits; a limit of another kind is the schema's business. */
function checked(def: z.core.$ZodStringDef | z.core.$ZodNumberDef, holds: (value: unknown) => boolean): Look {
  // A format of its own, such as an e-mail address.
  if ('check' in def || def.coerce) return unsure
  let low = -Infinity
  let high = Infinity
  let whole = false
  for (const { _zod } of def.checks ?? []) {
    const limit = (_zod as z.core.$ZodChecks['_zod']).def
    if (limit.check === 'min_length') low = limit.minimum
    else if (limit.check === 'max_length') high = limit.maximum
    else if (limit.check === 'greater_than' && limit.inclusive) low = Number(limit.value)
    else if (limit.check === 'less_than' && limit.inclusive) high = Number(limit.value)
    else if (limit.check === 'number_format' && limit.format === 'safeint') whole = true
    else return unsure
  }
  return (value) => {
    if (!holds(value)) return UNSURE
    const size = typeof value === 'string' ? value.length : Number(value)
    return size >= low && size <= high && (!whole || Number.isSafeInteger(value)) ? value : UNSURE
  }
}

/** The first whose answer is beyond doubt; a doubt about an earlier one is a doubt about all, but where they are plain words. */
function union(options: readonly z.core.$ZodType[]): Look {
  const values = options.flatMap((option) => {
    const { def } = (option as z.core.$ZodTypes)._zod
    return def.type === 'literal' ? def.values : []
  })
  const [first = unsure] = options.map(lookOf)
  return values.length === options.length ? among(values) : first
}

function unionBy({ def: { options, discriminator } }: z.ZodDiscriminatedUnion): Look {
  const looks = new Map<unknown, Look>()
  for (const option of options) {
    const { def } = (option as z.core.$ZodTypes)._zod
    const word = def.type === 'object' ? def.shape[discriminator] : undefined
    const words = word && (word as z.core.$ZodTypes)._zod.def
    if (words?.type === 'literal') for (const value of words.values) looks.set(value, lookOf(option))
  }
  return (value) => (isObject(value) ? (looks.get(value[discriminator]) ?? unsure)(value) : UNSURE)
}

function object(shape: z.core.$ZodShape): Look {
  const looks = new Map(Object.entries(shape).map(([name, field]) => [name, lookOf(field)]))
  const needed = [...looks].flatMap(([name, look]) => (look(undefined) === undefined ? [] : [name]))

  function copied(from: Record<string, unknown>): unknown {
    const copy: Record<string, unknown> = {}
    for (const [name, look] of looks) {
      const seen = look(from[name])
      if (seen === UNSURE) return UNSURE
      if (seen !== undefined) copy[name] = seen
    }
    return copy
  }
  return (value) => {
    if (!isObject(value)) return UNSURE
    for (const name in value) {
      const look = looks.get(name)
      const field = value[name]
      if (!look || look(field) !== field) return copied(value)
    }
    for (const name of needed) if (value[name] === undefined) return copied(value)
    return value
  }
}

function array(look: Look): Look {
  return (value) => {
    if (!Array.isArray(value)) return UNSURE
    let seen: unknown[] = value
    for (let i = 0; i < value.length; i += 1) {
      const one = look(value[i])
      if (one === UNSURE) return UNSURE
      if (one === value[i]) continue
      if (seen === value) seen = [...seen]
      seen[i] = one
    }
    return seen
  }
}

/** An odd item costs itself, here as well. */
function oneByOne(item: z.ZodType): Look {
  const whole = array(lookOf(item))
  const read = createReader(item)
  return (value) => {
    const seen = whole(value)
    if (seen !== UNSURE || !Array.isArray(value)) return seen
    return value.flatMap((one) => {
      const is = read(one)
      return is.success ? [is.data] : []
    })
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
