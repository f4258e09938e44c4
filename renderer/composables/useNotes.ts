import { computed, watch } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useOutgoing } from './useOutgoing.ts'
import { useWording } from './useWording.ts'

const ACTION = 'workitems.notes'
/** The draft, and the version of the workitem that it was begun on: by that the server notices another's words. */
const TEXT = 'notes'
const BASE = 'notesBase'
/** The words that wait in the outbox; they are in the field until the server has them. */
const GOING = 'notesGoing'

/** What is noted on a workitem. Two who write at once never overwrite each other: the second is shown both texts. */
export function useNotes(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { waiting } = useOutgoing()
  const { drafts } = desk
  const id = () => item().workitemId
  const typed = () => drafts.read(id(), TEXT)
  const stored = computed(() => item().note ?? '')
  /** What the outbox brought back: it was refused while nobody waited for it. */
  const back = computed(() =>
    desk.state?.outbox.find(
      (one) => one.name === ACTION && one.workitemId === id() && one.fate === 'refused',
    ),
  )
  const refused = computed(() => {
    const { failure } = back.value ?? {}
    return drafts.refused(id(), TEXT) ?? (failure && { field: TEXT, failure })
  })

  const text = computed({
    get: () => typed() ?? stored.value,
    set(words) {
      if (typed() === undefined) drafts.write(id(), BASE, String(item().version))
      // A text that goes back to what is stored is no draft any more, unless what is stored is in question.
      if (words === stored.value && !refused.value) forget()
      else drafts.write(id(), TEXT, words)
    },
  })
  function forget(): void {
    for (const field of [TEXT, BASE, GOING]) drafts.drop(id(), field)
    settle()
  }
  /** The quarrel is over, wherever it was told. */
  function settle(): void {
    drafts.refuse(id(), TEXT, undefined)
    if (back.value) void desk.act('outbox.discard', { id: back.value.id })
  }

  const isGoing = computed(() => waiting(id(), ACTION) > 0)
  // What waited has arrived: it is no draft any more, and what was typed since is based on it.
  watch(
    [isGoing, stored],
    () => {
      const going = drafts.read(id(), GOING)
      if (going === undefined || isGoing.value || going !== stored.value) return
      drafts.drop(id(), GOING)
      if (typed() === going) forget()
      else drafts.write(id(), BASE, String(item().version))
    },
    { immediate: true },
  )

  const canWrite = computed(() => item().actions.includes('notes'))
  const isDraft = computed(() => typed() !== undefined)
  const pending = computed(() => desk.isPending(ACTION, id()))
  const off = computed(() => call.off(ACTION))
  /** What somebody else has written since; nothing while there is no quarrel. */
  const theirs = computed(() => {
    const { workitem, code } = refused.value?.failure ?? {}
    if (code !== 'NOTES_CHANGED' || !workitem) return undefined
    return workitem.version > item().version ? workitem : item()
  })
  const error = computed(() =>
    refused.value && !theirs.value ? wording.failure(refused.value.failure) : undefined,
  )

  async function send(baseVersion: number): Promise<void> {
    if (off.value || !canWrite.value) return
    const { workitemId } = item()
    const words = text.value
    const result = await desk.act(
      ACTION,
      { workitemId, text: words, baseVersion },
      { about: workitemId, quiet: true },
    )
    if (!result) return
    if (!result.ok && result.failure.code === 'WAITING') return drafts.write(workitemId, GOING, words)
    if (!result.ok) return drafts.refuse(workitemId, TEXT, { field: TEXT, failure: result.failure })
    settle()
    drafts.sent(workitemId, { [TEXT]: words })
    if (drafts.read(workitemId, TEXT) === undefined) drafts.drop(workitemId, BASE)
    else drafts.write(workitemId, BASE, String(result.value.version))
  }
  async function save(): Promise<void> {
    if (isDraft.value && !theirs.value && !isGoing.value)
      await send(Number(drafts.read(id(), BASE) ?? item().version))
  }
  /** Both texts in one, still to be read over and saved. */
  function join(): void {
    if (!theirs.value) return
    const both = [theirs.value.note ?? '', text.value].filter(Boolean).join('\n\n')
    drafts.write(id(), BASE, String(theirs.value.version))
    drafts.write(id(), TEXT, both)
    settle()
  }

  return {
    text,
    stored,
    canWrite,
    isDraft,
    isGoing,
    pending,
    off,
    error,
    theirs,
    save,
    join,
    forget,
    /** My words instead of theirs, which I have read. */
    keep: () => (theirs.value ? send(theirs.value.version) : Promise.resolve()),
  }
}
