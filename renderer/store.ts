import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type {
  ActionPayload,
  ActionName,
  ActionOutput,
  AppState,
  Result,
  Workitem,
} from '../preload/contract.ts'
import { createClient, useBridge } from './client.ts'
import { createAlerts } from './desk/alerts.ts'
import { calmly } from './desk/calm.ts'
import { createConsults } from './desk/consults.ts'
import { createDialler } from './desk/dialler.ts'
import { createDefinitions } from './desk/definitions.ts'
import { createDirectory } from './desk/directory.ts'
import { createDispositions } from './desk/dispositions.ts'
import { createDrafts } from './desk/drafts.ts'
import { createHistory } from './desk/history.ts'
import { keepUnchanged } from './desk/keep.ts'
import { createKeeping } from './desk/keeping.ts'
import { createKeypad } from './desk/keypad.ts'
import { createLately } from './desk/lately.ts'
import { createLooked } from './desk/looked.ts'
import { createOverlays } from './desk/overlay.ts'
import { createPanels } from './desk/panels.ts'
import { createPending } from './desk/pending.ts'
import { createPlace, hasBegun } from './desk/place.ts'
import { createReadinessPanel } from './desk/readiness.ts'
import { createReasons } from './desk/reasons.ts'
import { createRecent } from './desk/recent.ts'
import { isListed } from './desk/sections.ts'
import { createSelection } from './desk/selection.ts'
import { createShown } from './desk/shown.ts'
import { createSignIn } from './desk/signIn.ts'
import { createTargets } from './desk/targets.ts'
import { createUnfinished } from './desk/unfinished.ts'
import { createUnread } from './desk/unread.ts'
import { createWaiting } from './desk/waiting.ts'

const isSame = (one: Workitem) => (other: Workitem) => one.workitemId === other.workitemId

/** How a question is asked. */
export interface Asking {
  /** The workitem it is about: where the pending mark goes. */
  about?: string
  /** The form tells the refusal at its field; no alert is needed. */
  quiet?: boolean
}

/** The desk: what main has told, what the agent has begun, and the one way to ask for more. */
export const useDesk = defineStore('desk', () => {
  const bridge = useBridge()
  const client = createClient(bridge)
  const state = shallowRef<AppState>()
  const alerts = createAlerts()
  const pending = createPending()
  const keeping = createKeeping({
    keep: (draft) => client.run('drafts.keep', draft),
    failed: (result) => !result.ok && alerts.add('drafts.keep', result.failure),
  })
  const drafts = createDrafts(keeping, async () => {
    const kept = await client.run('drafts.list', {})
    return kept.ok ? kept.value : []
  })
  const selection = createSelection()
  const recent = createRecent(client)
  const waiting = createWaiting(client)
  const reasons = createReasons(client)
  const history = createHistory(client, () => state.value?.clockOffset ?? 0)
  const looked = createLooked(client)
  const places = createPlace(() => state.value?.session?.authorities ?? [])
  const dispositions = createDispositions(client)
  const directory = createDirectory(client)
  const definitions = createDefinitions(directory)
  const panels = createPanels()
  const targets = createTargets()
  const unread = createUnread()
  const consults = createConsults()
  const unfinished = createUnfinished(drafts.read, (id) => pending.has('dispositions.disposition', id))
  const dialler = createDialler()
  const readiness = createReadinessPanel()
  const overlay = createOverlays()
  const lately = createLately()
  const shown = createShown(() => state.value)
  const keypad = createKeypad(async (workitemId, digit) => {
    const result = await client.run('workitems.dtmf', { workitemId, digit })
    if (!result.ok) alerts.add('workitems.dtmf', result.failure)
    return result
  })

  function hear(heard: AppState): void {
    const before = state.value
    if (before && heard.revision <= before.revision) return
    const next = keepUnchanged(before, heard)
    state.value = next
    signIn.prefill(next)
    const was = selection.id.value
    selection.follow(before?.workitems ?? [], next.workitems)
    comeBack(was, next)
    const cutOff = unfinished.cutOff(was, before?.workitems ?? [], next.workitems)
    if (cutOff && !hasBegun(before, next, selection.id.value)) show(cutOff)
    // Who answers wants to see whom; a call that only rings changes no place.
    if (hasBegun(before, next, selection.id.value)) places.go('desk')
    const gone = before?.workitems.filter((item) => !next.workitems.some(isSame(item))) ?? []
    gone.filter((item) => item !== cutOff).forEach(forget)
    drafts.belongTo(next.session?.userId)
    if (before?.historyRevision !== next.historyRevision) reread()
    shown.settle()
  }

  const reread = calmly(() => {
    void recent.load()
    void waiting.load()
    void looked.refresh()
  })

  /** When whoever was asked about a customer is gone, the customer is looked at again. */
  function comeBack(was: string, { workitems: open }: AppState): void {
    const isOpen = (id: string) => open.some((item) => item.workitemId === id)
    const customer = consults.customerOf(was)
    if (customer !== undefined && !isOpen(was) && isOpen(customer)) selection.select(customer)
  }

  /** What is over leaves nothing behind but words that were typed and never sent: those are drafts. */
  function forget(item: Workitem): void {
    keypad.forget(item.workitemId)
    panels.close(item.workitemId)
    dispositions.forget(item.workitemId)
  }

  /** Listens first and asks then, so that nothing told in between is lost. Returns its own undo. */
  function start(): () => void {
    const undo = bridge.onState(hear)
    void bridge.hello().then(hear, () => undefined)
    return undo
  }

  /** Asks once; while an answer is awaited the same again is not asked, and nothing is answered. */
  async function act<N extends ActionName>(
    name: N,
    input: ActionPayload<N>,
    { about = '', quiet = false }: Asking = {},
  ): Promise<Result<ActionOutput<N>> | undefined> {
    if (pending.has(name, about)) return undefined
    pending.begin(name, about)
    // After it the journal is another's, or nobody's.
    if (name === 'app.signOut') await keeping.flush()
    const result = await client.run(name, input)
    if (result.ok) await shown.shows(result.value)
    // What waits is told where all that waits is told.
    else if (!quiet && result.failure.code !== 'WAITING') alerts.add(name, result.failure)
    pending.end(name, about)
    return result
  }

  const signIn = createSignIn((credentials) => act('app.signIn', credentials, { quiet: true }))
  const workitems = computed(() => (state.value?.workitems ?? []).filter(isListed))
  const selected = computed(() => {
    const isChosen = (item: { workitemId: string }) => item.workitemId === selection.id.value
    const known = workitems.value.find(isChosen) ?? recent.rows.value.find(isChosen)
    const { value: found } = looked.item
    return found && isChosen(found) && (known?.version ?? -1) < found.version ? found : known
  })

  const lookedAt = () => (places.current.value === 'desk' ? selection.id.value : '')
  watch([workitems, lookedAt], () => unread.follow(workitems.value, lookedAt()), { flush: 'sync' })

  function select(workitemId: string): void {
    // What waits leaves its list once it is read, and is still looked at.
    const unread = waiting.rows.value.find((item) => item.workitemId === workitemId)
    if (unread) looked.look(unread)
    selection.select(workitemId)
    unfinished.id.value = ''
    places.go('desk')
  }
  /** Shows a workitem that was found, wherever it was found. */
  function look(item: Workitem): void {
    looked.look(item)
    select(item.workitemId)
  }
  function show(item: Workitem): void {
    looked.look(item)
    selection.select(item.workitemId)
  }

  return {
    state,
    workitems,
    selected,
    recent: recent.rows,
    /** Voicemails and missed calls that nobody has dealt with. */
    waiting: waiting.rows,
    /** Why calls were missed. */
    reasons,
    alerts: alerts.list,
    dismiss: alerts.dismiss,
    /** Tells a refusal that has no field to stand at. */
    tell: alerts.add,
    select,
    look,
    place: places.current,
    places: places.open,
    go: places.go,
    isPending: pending.has,
    signIn: signIn.form,
    signInFailure: signIn.failure,
    submitSignIn: signIn.submit,
    drafts,
    dispositions,
    directory,
    definitions,
    history,
    keypad,
    panels,
    targets,
    /** What came in a thread since the agent last looked at it. */
    unread,
    consults,
    unfinished: unfinished.id,
    dialler: { isOpen: dialler.open, left: dialler.left, show: dialler.show, hide: dialler.hide },
    overlay: { open: overlay.open, show: overlay.show, hide: overlay.hide },
    lately: { chosen: lately.chosen, remember: lately.remember },
    readiness: { isOpen: readiness.open, show: readiness.show, hide: readiness.hide },
    start,
    act,
  }
})
