import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { Contact, Failure, Inbox, Result, User, Workitem } from '../../preload/contract.ts'
import { callBackTarget } from '../desk/caller.ts'
import { contactQuery } from '../desk/contactQuery.ts'
import { isNumberLike, lastDigits, readNumber } from '../desk/numbers.ts'
import { dialled, distinct, type Hit, type Target } from '../desk/targets.ts'
import { phone, plain } from '../format.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

export type TargetKind = Target['kind'] | 'contact'

/** How many of each kind are shown: who is not among them is found by another letter. */
const ROWS = 6
/** How many earlier calls are looked through for a number: most are of the same few people. */
const PAST_ROWS = 50
/** From the last key to the question, ms: nobody types to be asked in between. */
const PAUSE_MS = 120
interface Found {
  users: readonly User[]
  queues: readonly Inbox[]
  contacts: readonly Contact[]
  past: readonly Workitem[]
}
const NOTHING: Found = { users: [], queues: [], contacts: [], past: [] }

/** Who may be meant by what is typed, of the kinds that make sense; with nothing typed, the recent ones and the nearest. */
export function useTargetSearch(typed: () => string, kinds: () => readonly TargetKind[]) {
  const desk = useDesk()
  const wording = useWording()
  const found = shallowRef<Found>(NOTHING)
  const failure = shallowRef<Failure>()
  const searching = shallowRef(false)
  const region = () => desk.state?.session?.settings.region ?? 'US'
  const takes = (kind: TargetKind) => kinds().includes(kind)
  let asked = 0
  let current: Promise<void> = Promise.resolve()

  async function search(text: string): Promise<void> {
    const mine = ++asked
    searching.value = true
    await new Promise((resolve) => setTimeout(resolve, text ? PAUSE_MS : 0))
    if (mine !== asked) return
    const q = contactQuery(text, region())
    const query = { ...(q && { q }), rows: ROWS }
    const byName = !isNumberLike(text)
    const none = async () => undefined
    const end = takes('number') ? lastDigits(text, region()) : undefined
    const [users, queues, contacts, past] = await Promise.all([
      takes('user') && byName ? desk.directory.search('user', query) : none(),
      takes('queue') && byName ? desk.directory.search('queue', query) : none(),
      takes('contact') && q ? desk.directory.search('contact', query) : none(),
      end === undefined ? none() : desk.history.ask({ q: end, rows: PAST_ROWS }),
    ])
    // An answer that was overtaken by a later question says nothing about it.
    if (mine !== asked) return
    const listOf = <T>(result: Result<{ list: T[] }> | undefined): T[] =>
      result?.ok ? result.value.list : []
    found.value = {
      ...{ users: listOf(users), queues: listOf(queues), contacts: listOf(contacts) },
      past: past?.ok ? past.value.objects : [],
    }
    failure.value = [users, queues, contacts].find((one) => one?.ok === false)?.failure
    searching.value = false
  }

  const me = () => desk.state?.session?.userId
  const userHits = () =>
    found.value.users
      .filter(({ userId }) => userId !== me())
      .map((user): Hit => ({ target: { kind: 'user', id: user.userId, name: plain(user.name) }, user }))
  const queueHits = () =>
    found.value.queues.map(({ inboxId, name }): Hit => ({
      target: { kind: 'queue', id: inboxId, name: plain(name) },
    }))
  /** A contact once for each of its numbers: which of them is meant nobody but the agent knows. */
  const contactHits = () =>
    found.value.contacts.flatMap(({ contactId, name, company, connections }) =>
      connections
        .filter(({ kind }) => kind === 'phone')
        .map(({ value }): Hit => ({
          target: { kind: 'number', id: value, name: plain(name), contactId },
          about: [plain(company ?? ''), phone(value, region())].filter(Boolean).join(' · '),
        })),
    )
  /** Who was spoken with at a number that ends so: a catalogue is searched by the beginning alone (PROTOCOL 2). */
  function pastHits(): Hit[] {
    const end = lastDigits(typed(), region())
    return found.value.past.flatMap((item) => {
      const target = callBackTarget(item, wording.caller)
      if (end === undefined || target?.kind !== 'number' || !target.id.endsWith(end)) return []
      return [{ target, about: phone(target.id, region()) }]
    })
  }
  /** What was typed, where it is a number; under the name of the contact that has it. */
  function typedHit(): Hit[] {
    const number = takes('number') ? readNumber(typed(), region()) : undefined
    if (number === undefined) return []
    const known = contactHits().find((hit) => hit.target.id === number)
    const shown = phone(number, region())
    return [known ?? { target: { kind: 'number', id: number, name: shown } }]
  }
  function recentHits(): Hit[] {
    if (typed().trim()) return []
    return [...desk.targets.recent(), ...dialled(desk.recent, wording.caller)]
      .filter((target) => takes(target.kind))
      .map((target): Hit => {
        const user = found.value.users.find(({ userId }) => target.kind === 'user' && userId === target.id)
        return { target, user, recent: true }
      })
  }

  watch(typed, (text) => void (current = search(text)), { immediate: true, flush: 'sync' })
  // What is listed may have been refused for want of a connection: it is asked again when that is back.
  watch(
    () => desk.state?.connection.link === 'live',
    () => void (current = search(typed())),
  )
  onScopeDispose(() => void (asked += 1))

  return {
    hits: computed(() =>
      distinct([
        ...typedHit(),
        ...recentHits(),
        ...userHits(),
        ...contactHits(),
        ...pastHits(),
        ...queueHits(),
      ]),
    ),
    failure,
    searching,
    /** Resolves when what is typed now has been answered. */
    async settled(): Promise<void> {
      for (let last; last !== current;) await (last = current)
    },
  }
}
