import { APP_ORIGIN } from '../sender.ts'

/** Where the page finds sounds. */
export const SOUND_FOLDER = `${APP_ORIGIN}/media/`

/** Is this an address of a sound, or one that would like to be? */
export const isSoundUrl = (url: string): boolean => url.startsWith(SOUND_FOLDER)
