import { reactive, shallowRef, type ShallowRef } from 'vue'
import type { ActionInput, AppState, Failure, Result } from '../../preload/contract.ts'

type Credentials = ActionInput<'app.signIn'>

/** What the sign-in form holds; the password is never part of it. */
export interface SignInForm {
  server: string
  userName: string
}

export interface SignIn {
  readonly form: SignInForm
  readonly failure: ShallowRef<Failure | undefined>
  /** Fills what is still empty with what main knows of the last sign-in. */
  prefill(state: AppState): void
  submit(credentials: Credentials): Promise<void>
}

/** The form outlives its window part: the link may come and go while a sign-in is tried. */
export function createSignIn(ask: (credentials: Credentials) => Promise<Result<null> | undefined>): SignIn {
  const form = reactive<SignInForm>({ server: '', userName: '' })
  const failure = shallowRef<Failure>()
  return {
    form,
    failure,
    prefill({ signIn }) {
      form.server ||= signIn.server
      form.userName ||= signIn.userName
    },
    async submit(credentials) {
      failure.value = undefined
      const result = await ask(credentials)
      if (result) failure.value = result.ok ? undefined : result.failure
    },
  }
}
