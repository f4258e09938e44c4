/** One output that rings until it is closed. */
export interface Speaker {
  close(): void
}

/** How it sounds: one cycle at so many samples a second; how loud at first, how loud in the end, and when that is, s. */
export interface Sound {
  tone(sampleRate: number): Float32Array<ArrayBuffer>
  /** 0 to 1, as a slider says it. */
  from: number
  to: number
  within: number
}

/** Heard loudness goes by the square, about. */
const gainOf = (volume: number): number => volume * volume

/** Rings on this device, or without one on the system's own; rejects where it is not there. */
export async function ringOn(deviceId: string | undefined, sound: Sound): Promise<Speaker> {
  const context = new AudioContext()
  try {
    // Known to Chromium and not to the types.
    const sink = context as AudioContext & { setSinkId(id: string): Promise<void> }
    if (deviceId !== undefined) await sink.setSinkId(deviceId)
    const tone = sound.tone(context.sampleRate)
    const buffer = context.createBuffer(1, tone.length, context.sampleRate)
    buffer.copyToChannel(tone, 0)
    const loudness = context.createGain()
    loudness.gain.setValueAtTime(gainOf(sound.from), context.currentTime)
    loudness.gain.linearRampToValueAtTime(gainOf(sound.to), context.currentTime + sound.within)
    loudness.connect(context.destination)
    const source = new AudioBufferSourceNode(context, { buffer, loop: true })
    source.connect(loudness)
    source.start()
    return { close: () => void context.close() }
  } catch (error) {
    void context.close()
    throw error
  }
}
