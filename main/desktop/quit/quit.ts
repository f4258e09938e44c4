import type { AppState } from '../../../preload/contract.ts'
import type { Clock, Undo } from '../../ports.ts'
import { quitReasons, type QuitReason } from './reasons.ts'

/** A question that stands until it is answered or taken back, which is a no. */
export interface Question {
  answer: Promise<boolean>
  withdraw(): void
}

export interface Quit {
  /** May the app end now? If not, the agent has been asked, and the app ends once they say so. */
  mayEnd(): boolean
  /** From now on nobody is asked: the system ends, a signal came, an update starts the app anew. Taken back, they are asked again. */
  hurry(): Undo
}

/**
 * One question before the app leaves a caller, a wrap-up or something unsent behind. A second *Quit* takes the first question
 * back and asks anew, so that there is never more than one, and it is the one in front.
 */
export function createQuit(ports: {
  clock: Pick<Clock, 'wall'>
  state(): AppState
  ask(reasons: readonly QuitReason[]): Question
  quit(): void
}): Quit {
  let isAgreed = false
  let standing: Question | undefined

  function ask(reasons: readonly QuitReason[]): void {
    const question = ports.ask(reasons)
    standing = question
    question.answer.then(
      (yes) => {
        if (!yes) return
        isAgreed = true
        ports.quit()
      },
      // What cannot be asked ends nothing.
      () => undefined,
    )
  }

  return {
    mayEnd() {
      standing?.withdraw()
      standing = undefined
      if (isAgreed) return true
      const state = ports.state()
      const reasons = quitReasons(state, ports.clock.wall() + state.clockOffset)
      if (reasons.length > 0) ask(reasons)
      return reasons.length === 0
    },
    hurry() {
      isAgreed = true
      return () => void (isAgreed = false)
    },
  }
}
