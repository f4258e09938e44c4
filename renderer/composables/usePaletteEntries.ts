import { useI18n } from 'vue-i18n'
import type { User, Workitem } from '../../preload/contract.ts'
import { callBackTarget } from '../desk/caller.ts'
import { COMMAND_IDS, COMMANDS, type CommandId, type Group } from '../desk/commands.ts'
import { isReachable, type Hit, type Target } from '../desk/targets.ts'
import { useDesk } from '../store.ts'
import { useCommands } from './useCommands.ts'
import { useKeys } from './useKeys.ts'
import { useWording } from './useWording.ts'

export type EntryGroup = 'recent' | 'people' | 'item' | Exclude<Group, 'field'>

/** One line of the palette. */
export interface Entry {
  /** Tells it from all others, and is the same tomorrow. */
  name: string
  group: EntryGroup
  label: string
  about: string
  keys: readonly string[]
  /** Why it is off; empty while it may be done. */
  off: string
  /** What it is found by beside its label. */
  words: string
  user?: User | undefined
  /** Whoever is called; anything else is done by `run`. */
  target?: Target
  run(): void
}

/** Everything that could stand in the palette now. */
export function usePaletteEntries() {
  const desk = useDesk()
  const wording = useWording()
  const keys = useKeys()
  const { commands, look } = useCommands()
  const { t } = useI18n()

  const ofCommand = (id: CommandId): Entry[] =>
    commands[id]().map((act) => ({
      name: act.byKey ? id : `${id} ${act.id}`,
      group: COMMANDS[id].group,
      label: act.label,
      about: act.about ?? '',
      keys: act.byKey ? keys.of(id) : [],
      off: act.off,
      words: t(`keys.${id}`),
      run: act.run,
    }))
  const ofItem = (item: Workitem): Entry => ({
    name: `item ${item.workitemId}`,
    group: 'item',
    label: wording.caller(item),
    about: [wording.state(item), wording.about(item)].filter(Boolean).join(' · '),
    keys: [],
    off: '',
    words: wording.number(item),
    run: () => look(item),
  })
  function presence(user: User): string {
    const status = desk.state?.session?.statuses.find(({ statusId }) => statusId === user.statusId)
    return status ? wording.localized(status) : t(`presence.${user.category}`)
  }
  function ofTarget(target: Target, hit: Partial<Hit>, off: string): Entry {
    const { user, about } = hit
    const isAway = user && !isReachable({ target, user })
    return {
      name: `call ${target.kind} ${target.id}`,
      group: 'people',
      label: t('palette.call', { name: target.name }),
      about: [user ? presence(user) : '', about].filter(Boolean).join(' · '),
      keys: [],
      off: off || (isAway ? t('palette.away') : ''),
      words: target.name,
      user,
      target,
      run: () => undefined,
    }
  }

  return {
    commands: () =>
      COMMAND_IDS.filter((id) => id !== 'palette')
        .flatMap(ofCommand)
        .filter(({ label }) => label !== ''),
    /** The open work, and with something typed also what waits and what was last. */
    items(typed: string): Entry[] {
      const past = typed ? [...desk.waiting, ...desk.recent] : []
      const all = new Map([...desk.workitems, ...past].map((item) => [item.workitemId, item]))
      return [...all.values()].map(ofItem)
    },
    /** Whoever called, where what is looked at is over: found by its words, as all that is done about it. */
    back(off: string): Entry[] {
      const back =
        desk.selected?.state === 'terminated' ? callBackTarget(desk.selected, wording.caller) : undefined
      return back
        ? [{ ...ofTarget(back, {}, off), name: 'back', label: t('verb.callBack'), about: back.name }]
        : []
    },
    /** Whoever else can be called. */
    people: (hits: readonly Hit[], off: string): Entry[] => hits.map((hit) => ofTarget(hit.target, hit, off)),
  }
}
