import { PathId } from '../../preload/contract/basics.ts'
import { SoundPart } from '../../preload/contract.ts'
import { isSoundUrl, SOUND_FOLDER } from './soundFolder.ts'

/** Where the page finds a sound: an address of our own origin, which says nothing of the server's. */
export const soundUrl = (workitemId: string, part: SoundPart): string =>
  `${SOUND_FOLDER}${encodeURIComponent(workitemId)}/${part}`

/** Which sound an address means; nothing where it is not exactly one of ours. */
export function readSoundUrl(url: string): { workitemId: string; part: SoundPart } | undefined {
  if (!isSoundUrl(url)) return undefined
  const [id = '', name = '', ...more] = url.slice(SOUND_FOLDER.length).split('/')
  const part = SoundPart.safeParse(/^(0|[1-9]\d{0,3})$/.test(name) ? Number(name) : name)
  const workitemId = PathId.safeParse(decoded(id))
  if (more.length > 0 || !part.success || !workitemId.success) return undefined
  return { workitemId: workitemId.data, part: part.data }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
