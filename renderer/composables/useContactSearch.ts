import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Contact, Failure } from '../../preload/contract.ts'
import { contactQuery } from '../desk/contactQuery.ts'
import { useDesk } from '../store.ts'

/** How many are shown: who is not among them is found by another letter. */
const ROWS = 6
/** From the last key to the question, ms: nobody types to be asked in between. */
const PAUSE_MS = 150

/** Who might be meant by what is typed; with nothing typed, whoever has this address. */
export function useContactSearch(typed: () => string, address: () => string) {
  const desk = useDesk()
  const found = shallowRef<readonly Contact[]>([])
  const problem = shallowRef<Failure>()
  const searching = shallowRef(false)
  const region = () => desk.state?.session?.settings.region ?? 'US'
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function search(text: string): Promise<void> {
    const mine = ++asked
    const q = contactQuery(text || address(), region())
    if (!q) return show([])
    searching.value = true
    const result = await desk.directory.search('contact', { q, rows: ROWS })
    // An answer that was overtaken by a later question says nothing about it.
    if (mine !== asked) return
    show(result.ok ? result.value.list : [], result.ok ? undefined : result.failure)
  }
  function show(list: readonly Contact[], failure?: Failure): void {
    found.value = list
    problem.value = failure
    searching.value = false
  }

  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => void search(text), PAUSE_MS)
  })
  // What is listed may have been refused for want of a connection: it is asked again when that is back.
  watch(
    () => desk.state?.connection.link === 'live',
    () => void search(typed()),
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    asked += 1
  })
  return { found, problem, searching }
}
