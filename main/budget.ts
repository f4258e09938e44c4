const MOST_VALUES = 20_000
const MOST_DEPTH = 64
const MOST_CHARACTERS = 1_000_000

/**
 * Is this plain data of a size that a person can have caused? Asked before a schema walks it: schemas recurse, and a
 * deep or cyclic value would cost the stack.
 */
export function withinBudget(root: unknown): boolean {
  let values = 0
  let characters = 0
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let at = open.pop(); at; at = open.pop()) {
    if (++values > MOST_VALUES || at.depth > MOST_DEPTH) return false
    if (typeof at.value === 'string') characters += at.value.length
    if (characters > MOST_CHARACTERS) return false
    if (typeof at.value !== 'object' || at.value === null) continue
    const keys = Object.keys(at.value)
    if (values + open.length + keys.length > MOST_VALUES) return false
    for (const key of keys) {
      characters += key.length
      open.push({ value: (at.value as Record<string, unknown>)[key], depth: at.depth + 1 })
    }
  }
  return true
}
