import type { Workitem } from '../../preload/contract.ts'
import type { Query, Term } from './query.ts'

/** Fields that hold one word of the protocol's own, and nothing that a person wrote. */
const WORDS = ['type', 'channelType', 'state'] as const
const IDS = ['inboxId', 'dispositionId', 'contactId'] as const
const FLAGS = ['missedStatus', 'vmStatus'] as const

/** What a search narrows by: columns beside the index, named as the fields are. */
export const FACTS = [...WORDS, ...IDS, ...FLAGS] as const
type Fact = string | number | null

/** What a row has in these columns. */
export const factsOf = (item: Workitem): Fact[] => FACTS.map((name) => item[name] ?? null)

/** A condition on `search_rows s` and the values it names; or nothing, where only the row itself can tell. */
export type Condition = readonly [sql: string, ...values: unknown[]]

const isOneOf = (names: readonly string[], field: string) => names.includes(field)
const isWord = (term: Term) => term.kind === 'words' && term.words.length === 1

/** A field that must have exactly this value. */
export function exactly([field, value]: Query['exact'][number]): Condition | undefined {
  if (field === 'workitemId' && typeof value === 'string') return ['s.id = ?', value]
  const isText = typeof value === 'string' && isOneOf([...WORDS, ...IDS], field)
  const isFlag = typeof value === 'number' && isOneOf(FLAGS, field)
  return isText || isFlag ? [`s.${field} = ?`, value] : undefined
}

/** A field that must have this word, or a number on this side. */
export function narrowedBy(term: Term): Condition | undefined {
  if (term.kind === 'words') {
    if (term.field === undefined || !isWord(term) || !isOneOf(WORDS, term.field)) return undefined
    return [`s.${term.field} LIKE ?`, `${term.words[0] ?? ''}${term.begun ? '%' : ''}`]
  }
  const column = term.field === 'modifiedAt' ? 'modified_at' : term.field
  if (column !== 'modified_at' && !isOneOf(FLAGS, column)) return undefined
  return [`s.${column} ${term.kind === 'atLeast' ? '>=' : '<='} ?`, term.value]
}
