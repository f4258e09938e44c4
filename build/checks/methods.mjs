import { readFileSync } from 'node:fs'
import { at } from '../setup/paths.mjs'

const ticked = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text)

/** The rows of a text like docs/methods.md: what each is about, the files that keep it, the tests that show it. */
export function readRows(text) {
  const lines = text.split('\n').filter((line) => /^\| (?!what )/.test(line))
  return lines.map((line) => {
    const [, what = '', promise = '', code, tests = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return {
      what,
      promise,
      names: ticked(what),
      code: ticked(code),
      tests: tests.split('<br>').map((one) => {
        const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(one.trim()) ?? []
        return { file, title }
      }),
    }
  })
}

const SERVICES = {
  workitems: 'WorkitemsService',
  dispositions: 'DispositionService',
  schemaType: 'SchemaTypeClient',
}

/** The names under which a verb of ACTIONS may stand in the table: its own, or the documented method's. */
export function namesOf(verb) {
  const [family = '', name = ''] = verb.split('.')
  return [verb, ...(family in SERVICES ? [`${SERVICES[family]}.${name}`] : [])]
}

/** The rows about a verb. */
export const rowsOf = (rows, verb) =>
  rows.filter(({ names }) => names.some((one) => namesOf(verb).includes(one)))

export const documented = () => readRows(readFileSync(at('docs', 'methods.md'), 'utf8'))
