import { execFileSync } from 'node:child_process'
import Database from 'better-sqlite3'
import { start } from './start.ts'

// The core in a process of its own that is under something (apart.ts); prints what it found as JSON.
const [, , dir = '', under = ''] = process.argv

/** No file may grow beyond this, bytes: an index has room, and a log for some small words. */
const ROOM = 40_960
/** An account without any rights of its own, for tests that run as root, whom no file is read-only for. */
const NOBODY = 65_534

// Its binding is loaded with the first file, and may lie where only its owner reads: a checkout in somebody's home is such a place.
new Database(':memory:').close()
if (under === 'full') execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${ROOM}:`])
else if (process.geteuid?.() === 0) process.seteuid?.(NOBODY)
process.stdout.write(JSON.stringify(await start({ dir })))
