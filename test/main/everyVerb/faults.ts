import * as z from 'zod'

/** A good input with one thing wrong in it: `path` names that part. */
export interface Fault {
  path: string
  how: 'is missing' | 'is of the wrong kind'
  input: object
}

const WRONG: readonly unknown[] = [7, 'of the wrong kind', true, ['a list'], { an: 'object' }]

/** The schema behind what may be left out, may be null or has a default; of several shapes the one that fits. */
function within(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return within(schema.unwrap() as z.ZodType, value)
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as z.ZodType[]
    const fitting = options.find((option) => option.safeParse(value).success)
    if (fitting) return within(fitting, value)
  }
  return schema
}

/** `whole` with another value, or none, at `path`; what is on the way and missing is made. */
function withAt(whole: unknown, [name = '', ...rest]: string[], value: unknown): unknown {
  if (Array.isArray(whole)) return whole.map((one: unknown, n) => (String(n) === name ? value : one))
  const fields = { ...(typeof whole === 'object' ? whole : {}) } as Record<string, unknown>
  const after = rest.length === 0 ? value : withAt(fields[name], rest, value)
  const { [name]: _, ...others } = fields
  return after === undefined ? others : { ...others, [name]: after }
}

const wrongFor = (field: z.ZodType): unknown => WRONG.find((one) => !field.safeParse(one).success)

/** Every single thing that can be wrong with this input, derived from its schema and from nothing else. */
export function faultsOf(schema: z.ZodType, input: object): Fault[] {
  const faults: Fault[] = []
  const note = (path: string[], how: Fault['how'], value: unknown) =>
    faults.push({ path: path.join('.'), how, input: withAt(input, path, value) as object })
  walk(schema, input, [])
  return faults

  function walk(of: z.ZodType, value: unknown, path: string[]): void {
    const inner = within(of, value)
    if (inner instanceof z.ZodArray) {
      const wrong = wrongFor(inner.element as z.ZodType)
      if (wrong !== undefined) note(path, 'is of the wrong kind', [wrong])
    }
    if (!(inner instanceof z.ZodObject)) return
    const shape: Record<string, z.ZodType> = inner.shape
    for (const [name, field] of Object.entries(shape)) {
      const at = [...path, name]
      if (!field.safeParse(undefined).success) note(at, 'is missing', undefined)
      const wrong = wrongFor(field)
      if (wrong !== undefined) note(at, 'is of the wrong kind', wrong)
      walk(field, (value as Record<string, unknown> | undefined)?.[name], at)
    }
  }
}
