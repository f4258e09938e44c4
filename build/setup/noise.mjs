import { createInterface } from 'node:readline'

// Chromium complains about every desktop service and graphics card that a bare machine lacks, and then does without.
const COMPLAINT =
  /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING):(bus|viz_main_impl|gl_\w+|command_buffer_\w+|shared_image_\w+|one_copy_\w+)\.cc/

/** Passes on what a program writes to stderr, without those. */
export function withoutNoise(stream) {
  createInterface({ input: stream }).on('line', (line) => {
    if (!COMPLAINT.test(line)) process.stderr.write(`${line}\n`)
  })
}
