import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import type { PolicyStatus } from '../../preload/contract.ts'
import { readPolicy, unreadable } from './read.ts'

/** No list of options is longer, bytes. */
const LARGEST = 64 * 1024

/**
 * Where the company's file lies. No flag and no environment moves it: whoever starts the app could otherwise set the company's
 * word aside. On Windows that is why the usual place is written out, and `%ProgramData%` is not asked.
 */
export const POLICY_FILE: Partial<Record<NodeJS.Platform, string>> = {
  linux: '/etc/ringdesk/policy.json',
  win32: 'C:\\ProgramData\\Ringdesk\\policy.json',
  darwin: '/Library/Application Support/Ringdesk/policy.json',
}

const GROUP_OR_OTHERS_WRITE = 0o022
const ABSENT = ['ENOENT', 'ENOTDIR']

/**
 * The company's word on this machine; undefined where there is no file. It counts only where nobody but `owner` (a user id;
 * absent where the system has none) can change it or put another in its place.
 */
export function loadPolicy(path: string, owner: number | undefined): PolicyStatus | undefined {
  const isOwners = ({ uid, mode }: Stats) =>
    owner === undefined || (uid === owner && (mode & GROUP_OR_OTHERS_WRITE) === 0)
  let file: number | undefined
  try {
    // A link would lead to a file whose place nobody has looked at, and a pipe would keep us waiting for its other end.
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const stat = fstatSync(file)
    if (!stat.isFile() || stat.size > LARGEST) return unreadable(path, 'unreadable')
    if (!isOwners(stat) || !isOwners(lstatSync(dirname(path)))) return unreadable(path, 'untrusted')
    return readPolicy(readFileSync(file, 'utf8'), path)
  } catch (error) {
    return ABSENT.includes((error as NodeJS.ErrnoException).code ?? '')
      ? undefined
      : unreadable(path, 'unreadable')
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
