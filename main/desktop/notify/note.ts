import type { Undo } from '../../ports.ts'

/** How much it wants to be seen: many desktops show `low` without a banner, and `critical` past do not disturb. */
export type Urgency = 'low' | 'normal' | 'critical'

/** One notification; its words are plain text. */
export interface Note {
  title: string
  body: string
  urgency: Urgency
  /** Until it is taken back or put away; else the desktop decides how long it is there. */
  stays: boolean
  /** Of those of one place only the last is there: it takes the place of the one before. */
  place?: string
  /** Its buttons, where the server has such. */
  actions: readonly { key: string; label: string }[]
  /** A button of it was pressed, or `default`: the notification itself. */
  chosen(key: string): void
  /** It is on the screen, is kept back because the desktop is not to disturb, or nobody shows it. */
  told(how: 'shown' | 'hidden' | 'failed'): void
  /** The person has put it away without a choice; a desktop that cannot say so never does. */
  putAway?(): void
}

/** Shows a notification until its undo is called. */
export type ShowNote = (note: Note) => Undo
