import { Workitem } from '../../preload/contract.ts'
import { createReader } from '../reader.ts'

const read = createReader(Workitem)

/** What a row holds as JSON; `undefined` where that is no object. An odd row costs itself, and no other. */
export function objectIn(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** The workitem that a row holds; `undefined` for one of another version of this app that this one cannot read. */
export function workitemIn(body: string): Workitem | undefined {
  const item = read(objectIn(body))
  return item.success ? item.data : undefined
}
