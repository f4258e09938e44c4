import { levelOf } from '../logWords.ts'
import type { Ports } from '../ports.ts'
import { createSoftphone, type Softphone, type SoftphoneConfig } from '../softphone.ts'
import type { SystemEvent } from './entry.ts'
import { fileOf } from './file.ts'
import { createRecorder } from './recorder.ts'
import type { Tape } from './tape.ts'
import { recordFetch, recordSockets } from './wires.ts'

/** A phone with a flight recorder: everything that goes in or out of the core passes it, and the core does not know. */
export interface RecordedSoftphone extends Softphone {
  /** Something happened to the machine or the window. */
  noteSystem(what: SystemEvent): void
  /** What the recorder holds, redacted, as the text of one file. */
  recording(): string
}

export function createRecordedSoftphone(
  ports: Omit<Ports, 'saveRecording'> & {
    /** Asks where to and writes it; false where the person thought better of it. Rejects where it cannot be written. */
    saveFile(name: string, text: string): Promise<boolean>
    /** What it is kept on; by default as much as fits into a few megabytes. */
    tape?: Tape
  },
  config: SoftphoneConfig,
): RecordedSoftphone {
  const { clock } = ports
  const recorder = createRecorder({ clock, tape: ports.tape })
  const { note } = recorder
  const recording = () => fileOf({ moments: recorder.moments(), wall: clock.wall() - clock.now(), ...config })
  const softphone = createSoftphone(
    {
      ...ports,
      fetch: recordFetch(ports.fetch, note),
      openSocket: recordSockets(ports.openSocket, note),
      random() {
        const value = ports.random()
        note({ kind: 'chance', value })
        return value
      },
      log(phrase, facts) {
        const reason = facts?.reason ?? facts?.code
        // What went well can be seen from the frames.
        if (['warn', 'error'].includes(levelOf(phrase) ?? 'error'))
          note({ kind: 'said', phrase, ...(reason !== undefined && { reason }) })
        ports.log(phrase, facts)
      },
      async saveRecording() {
        const day = new Date(clock.wall()).toISOString().slice(0, 16).replace(':', '')
        try {
          return { ok: true, value: { saved: await ports.saveFile(`ringdesk-${day}.json`, recording()) } }
        } catch (error) {
          const reason = error instanceof Error ? error.name : 'unknown'
          ports.log('recording could not be saved', { reason })
          const message = 'The recording could not be written there.'
          return { ok: false, failure: { type: 'client', code: 'NOT_SAVED', message } }
        }
      },
    },
    config,
  )
  note({ kind: 'checkpoint', state: softphone.state() })
  softphone.onState(recorder.told)
  softphone.onLink(recorder.linked)
  softphone.onChanges(recorder.changed)
  return {
    ...softphone,
    async run(name, input) {
      recorder.ran(name, input)
      const result = await softphone.run(name, input)
      if (name === 'app.signOut' && result.ok && (result.value as { wiped: boolean }).wiped)
        recorder.forget(softphone.state())
      return result
    },
    wake(reason) {
      note({ kind: 'system', what: reason })
      softphone.wake(reason)
    },
    noteSystem: (what) => note({ kind: 'system', what }),
    recording,
  }
}
