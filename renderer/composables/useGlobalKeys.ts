import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ActionPayload, GlobalKeyId, GlobalKeys } from '../../preload/contract.ts'
import { GLOBAL_KEY_IDS, GLOBAL_KEYS, isGlobalKey } from '../../preload/words.ts'
import { ownerOf } from '../desk/keymap.ts'
import { usePreferences } from '../preferences.ts'
import { useDesk } from '../store.ts'
import { chosenKeys } from './useHotkeys.ts'
import { useWording } from './useWording.ts'

/** The act of every program that has this key; but for one, which may share it with its command in the window. */
export const globalOwnerOf = (
  { rows }: Partial<GlobalKeys> = {},
  keys: string,
  but: string,
): GlobalKeyId | undefined => GLOBAL_KEY_IDS.find((id) => id !== but && rows?.[id].keys === keys)

/** The keys that act in every program: each is changed, switched off and tried here. */
export function useGlobalKeys() {
  const desk = useDesk()
  const preferences = usePreferences()
  const wording = useWording()
  const { t } = useI18n()
  const at = shallowRef<GlobalKeyId>()
  /** What there is to say of one of them: why a key cannot be had, or what came of a test. */
  const said = shallowRef<{ id: GlobalKeyId; text: string; isGood: boolean }>()
  const keys = computed(() => desk.state?.globalKeys)
  const say = (id: GlobalKeyId, text: string, isGood = false) => void (said.value = { id, text, isGood })

  function begin(id: GlobalKeyId | undefined): void {
    at.value = id
    said.value = undefined
  }
  async function change(what: ActionPayload<'globalKeys.change'>): Promise<void> {
    begin(undefined)
    const done = await desk.act('globalKeys.change', what, { about: what.id, quiet: true })
    if (done && !done.ok) say(what.id, wording.failure(done.failure))
  }
  /** Why this combination cannot be had, in one sentence. */
  function quarrel(id: GlobalKeyId, chosen: string): string {
    if (!isGlobalKey(chosen)) return t('globalKey.no', { keys: chosen })
    const owner = globalOwnerOf(keys.value, chosen, id)
    if (owner) return t('globalKey.everywhere', { keys: chosen, what: t(`keys.${owner}`) })
    const command = ownerOf(chosen, preferences.keys)
    return command && command !== id ? t('keyEdit.taken', { keys: chosen, what: t(`keys.${command}`) }) : ''
  }

  return {
    keys,
    begin,
    end: () => begin(undefined),
    isAt: (id: GlobalKeyId) => at.value === id,
    said: (id: GlobalKeyId) => (said.value?.id === id ? said.value : undefined),
    isChanged: (id: GlobalKeyId) => keys.value?.rows[id].keys !== GLOBAL_KEYS[id],
    switchTo: (id: GlobalKeyId, on: boolean) => void change({ id, on }),
    /** The usual one, unless another act has it by now. */
    reset(id: GlobalKeyId): void {
      const text = quarrel(id, GLOBAL_KEYS[id])
      if (text) say(id, text)
      else void change({ id, keys: GLOBAL_KEYS[id] })
    },
    /** Nothing that is pressed while a key is being chosen does anything else; Tab goes on and leaves it as it was. */
    hear(id: GlobalKeyId, event: KeyboardEvent): void {
      if (event.key === 'Tab') return
      event.preventDefault()
      const chosen = chosenKeys(event)
      if (!chosen) return
      if (chosen === 'Escape') return begin(undefined)
      const text = quarrel(id, chosen)
      if (text) say(id, text)
      else void change({ id, keys: chosen })
    },
    isTesting: (id: GlobalKeyId) => desk.isPending('globalKeys.test', id),
    async test(id: GlobalKeyId): Promise<void> {
      begin(undefined)
      const done = await desk.act('globalKeys.test', { id }, { about: id, quiet: true })
      if (!done) return
      if (!done.ok) say(id, wording.failure(done.failure))
      else say(id, t(done.value.arrived ? 'globalKey.arrived' : 'globalKey.lost'), done.value.arrived)
    },
  }
}

export type GlobalKeyEditor = ReturnType<typeof useGlobalKeys>
