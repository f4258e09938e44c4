import { createInterface } from 'node:readline'

// Chromium complains about every desktop service and graphics card that a bare machine lacks, and then does without.
const FILES = 'bus|viz_main_impl|gl_\\w+|command_buffer_\\w+|shared_image_\\w+|one_copy_\\w+|libnotify_\\w+'
const COMPLAINTS = [
  new RegExp(`^\\[\\d+:\\d+/[\\d.]+:(ERROR|WARNING):(${FILES})\\.cc`),
  /^\(\w+:\d+\): (libnotify|Gtk|dconf)-WARNING/,
  /^$/,
]

/** Passes on what a program writes to stderr, without those. */
export function withoutNoise(stream) {
  createInterface({ input: stream }).on('line', (line) => {
    if (!COMPLAINTS.some((complaint) => complaint.test(line))) process.stderr.write(`${line}\n`)
  })
}
