import { GLOBAL_KEY_IDS, GlobalKeyChoices, type GlobalKeyId } from '../../../preload/contract.ts'

/** The keys that the app brings, all of them on. */
export const USUAL = GlobalKeyChoices.parse({})

/** The other one that has this key already, on or off: who switches it on again must get what is written there. */
export const ownerOf = (choices: GlobalKeyChoices, keys: string, id: GlobalKeyId): GlobalKeyId | undefined =>
  GLOBAL_KEY_IDS.find((one) => one !== id && choices[one].keys === keys)

/** What an earlier run has kept. What cannot be counts as not chosen; with two on one key nothing does. */
export function readChoices(text: string): GlobalKeyChoices {
  try {
    const kept = GlobalKeyChoices.parse(JSON.parse(text))
    return GLOBAL_KEY_IDS.some((id) => ownerOf(kept, kept[id].keys, id)) ? USUAL : kept
  } catch {
    return USUAL
  }
}
