import {
  NO_POLICY,
  refuse,
  ruled,
  type ActionInput,
  type Policy,
  type Result,
} from '../../preload/contract.ts'
import type { Admission } from '../admission.ts'
import type { Owner } from '../owner.ts'
import type { Journal, Wiper } from '../ports.ts'
import type { Link } from '../server/socket.ts'

export interface SignOutPorts {
  admission: Pick<Admission, 'signOut'>
  link: Pick<Link, 'stop'>
  journal(): Promise<Journal | undefined>
  /** Whose files are open; undefined where nobody has been here yet. */
  owner(): Owner | undefined
  /** Closes the files, and forgets what was in memory. */
  forget(): Promise<void>
  wiper?: Wiper | undefined
  policy?: Policy | undefined
}

/**
 * Signs out, and removes what is kept on this machine where the person or the company wants it so. What was written and is
 * not sent goes only with a second word (`lose`): without it nothing happens and the answer is `UNSENT`. `NOT_WIPED` where
 * something would not go: then the person is signed out, and the next sign-in or start tries again.
 */
export function createSignOut(ports: SignOutPorts) {
  /** Is there anything of the person's own that nobody else has? */
  async function hasUnsent(): Promise<boolean> {
    const journal = await ports.journal()
    const [entries, drafts] = await Promise.all([journal?.entries(), journal?.drafts()])
    return (entries?.length ?? 0) + (drafts?.length ?? 0) > 0
  }

  return async ({ wipe, lose = false }: ActionInput<'app.signOut'>): Promise<Result<{ wiped: boolean }>> => {
    const owner = ports.owner()
    const wiper = owner && ruled(ports.policy ?? NO_POLICY, 'wipeOnSignOut', wipe) ? ports.wiper : undefined
    if (wiper && !lose && (await hasUnsent()))
      return refuse('UNSENT', 'Something that you wrote is not sent yet, and would be lost.')
    ports.link.stop({ link: 'signedOut' })
    if (wiper && owner) await wiper.begin(owner)
    await ports.admission.signOut()
    await ports.forget()
    if (wiper && !(await wiper.finish()))
      return refuse(
        'NOT_WIPED',
        'You are signed out, but not everything could be removed from this computer.',
      )
    return { ok: true, value: { wiped: wiper !== undefined } }
  }
}
