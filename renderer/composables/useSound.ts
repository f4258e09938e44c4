import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import type { Failure, SoundPart, Workitem } from '../../preload/contract.ts'
import { failure } from '../../preload/words.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useWording } from './useWording.ts'

export const SPEEDS = [1, 1.25, 1.5, 2] as const
/** What an arrow key moves by, seconds. */
export const STEP_S = 5

/** Plays a voicemail or a recording by the page's own audio element; times are seconds. */
export function useSound(
  audio: Readonly<Ref<HTMLAudioElement | null>>,
  item: () => Workitem,
  part: () => SoundPart,
  durationMs: () => number,
) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const playing = ref(false)
  const position = ref(0)
  const measured = ref(0)
  const speed = ref<(typeof SPEEDS)[number]>(1)
  const problem = shallowRef<Failure>()
  const about = () => `${item().workitemId} ${part()}`
  const length = computed(() => measured.value || durationMs() / 1000)

  const ask = () =>
    desk.act('media.open', { workitemId: item().workitemId, part: part() }, { about: about(), quiet: true })

  /** Has the element the sound? Asked of the server where not, which may have to name a fresh address. */
  async function isReady(): Promise<boolean> {
    if (audio.value?.src) return true
    problem.value = undefined
    const result = await ask()
    if (!result?.ok) {
      problem.value = result?.failure
      return false
    }
    if (!audio.value) return false
    audio.value.src = result.value.url
    audio.value.currentTime = position.value
    audio.value.playbackRate = speed.value
    return true
  }
  async function play(): Promise<void> {
    if (!(await isReady())) return
    // Two voices at once are none.
    document.querySelectorAll('audio').forEach((other) => other !== audio.value && other.pause())
    // Why it does not play is told by the element's own event.
    await audio.value?.play().catch(() => undefined)
  }
  const pause = () => audio.value?.pause()

  /** The element cannot say why; the server, asked again, can. */
  async function fail(): Promise<void> {
    playing.value = false
    audio.value?.removeAttribute('src')
    const result = await ask()
    if (result) problem.value = result.ok ? failure('UNPLAYABLE', '') : result.failure
  }
  function seek(to: number): void {
    position.value = Math.max(0, Math.min(to, length.value))
    if (audio.value?.src) audio.value.currentTime = position.value
  }

  watch(speed, (next) => {
    if (audio.value) audio.value.playbackRate = next
  })
  // Who is on the phone listens to the phone.
  watch(
    () => call.live()?.workitemId,
    (live) => live !== undefined && pause(),
  )
  onBeforeUnmount(pause)

  return {
    playing,
    position,
    length,
    speed,
    loading: computed(() => desk.isPending('media.open', about())),
    problem: computed(() => problem.value && wording.failure(problem.value)),
    toggle: () => (playing.value ? pause() : play()),
    seek,
    heard: {
      play: () => void (playing.value = true),
      pause: () => void (playing.value = false),
      ended: () => void (position.value = 0),
      timeupdate: () => void (position.value = audio.value?.currentTime ?? 0),
      durationchange() {
        const { duration = NaN } = audio.value ?? {}
        if (Number.isFinite(duration)) measured.value = duration
      },
      error: () => void fail(),
    },
  }
}
