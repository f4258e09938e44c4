import { connectCall } from './calls.ts'
import { joinOnAnswer } from './conference.ts'
import type { Core } from './core.ts'
import type { Row } from './world.ts'

/** The called party has answered: live at once, or in the conference that it was called for. */
export function farEndAnswers(core: Core, row: Row): void {
  if (!joinOnAnswer(core, row)) connectCall(core, row)
}
