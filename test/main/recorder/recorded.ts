import { createRecordedSoftphone, type RecordedSoftphone } from '../../../main/recorder/recorded.ts'
import type { Tape } from '../../../main/recorder/tape.ts'
import { createDesk, startPhone, type Phone } from '../../phone.ts'
import { isLive, later } from '../../situation.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/start.ts'

/** Ana at her desk, with a flight recorder, signed in and live. */
export interface RecordedDesk {
  centre: Simulator
  phone: Phone
  recorded: RecordedSoftphone
  /** What was to be saved, by the name that was proposed. */
  saved: { name: string; text: string }[]
}

export async function aRecordedDesk(
  options: SimulatorOptions = {},
  save: () => Promise<boolean> = () => Promise.resolve(true),
  tape?: Tape,
): Promise<RecordedDesk> {
  const centre = await startSimulator(options)
  later(() => centre.stop())
  const desk = createDesk()
  later(desk.gone)
  const saved: RecordedDesk['saved'] = []
  let recorded: RecordedSoftphone | undefined
  const phone = await startPhone(
    desk,
    { server: centre.url, userName: 'ana', password: 'ringdesk' },
    {},
    (ports, config) => {
      const saveFile = async (name: string, text: string) => {
        const taken = await save()
        if (taken) saved.push({ name, text })
        return taken
      }
      return (recorded = createRecordedSoftphone({ ...ports, saveFile, ...(tape && { tape }) }, config))
    },
  )
  later(phone.stop)
  await phone.until(isLive)
  if (!recorded) throw new Error('no recorder was made')
  return { centre, phone, recorded, saved }
}
