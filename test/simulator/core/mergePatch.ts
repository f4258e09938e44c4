import { isObject } from './fields.ts'
import type { Body } from './fields.ts'

/** A JSON merge patch (RFC 7396): null takes a field away, objects are merged, all else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged: Body = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name]
    else define(merged, name, mergePatch(merged[name], value))
  }
  return merged
}

/** Assigning to `__proto__` would do something else. */
function define(object: Body, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}
