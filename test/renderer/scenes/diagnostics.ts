import type { LogLine } from '../../../preload/contract.ts'
import { aState, NOW, SESSION } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

const LOG: LogLine[] = Array.from({ length: 30 }, (_, n) => {
  const ask = `0f0e0d0${n % 7}-1111-4222-8333-444455556666`
  const lines: Omit<LogLine, 'at'>[] = [
    { level: 'info', phrase: 'answered', facts: { action: 'workitems.hold', ms: 42, ask } },
    {
      level: 'info',
      phrase: 'reply',
      facts: { action: 'workitems.hold', status: 200, ms: 38, ask, request: ask },
    },
    { level: 'debug', phrase: 'event', facts: { name: 'WorkitemStateChangeNotification', seq: 71 + n } },
    { level: 'warn', phrase: 'cache is slow', facts: {} },
    { level: 'error', phrase: 'connection given up', facts: { reason: 'no acknowledgement' } },
  ]
  return { at: NOW - n * 1_379, ...(lines[n % lines.length] as Omit<LogLine, 'at'>) }
})

/** The log. */
export const DIAGNOSTICS_SCENES: Record<string, Scene> = {
  diagnostics: {
    state: aState({ session: SESSION }),
    answers: { 'app.log': () => ({ ok: true, value: LOG }) },
    then: ['nav button:last-child'],
  },
}
