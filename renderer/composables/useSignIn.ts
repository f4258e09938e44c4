import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Failure } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

const AT_SERVER = ['BAD_ADDRESS', 'UNREACHABLE', 'TLS', 'NOT_A_SERVER']
const isAtServer = (code: string) => AT_SERVER.includes(code) || code.startsWith('CERT_')

/** The sign-in form: what was typed stays, but for the password, which leaves with the page. */
export function useSignIn() {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const form = desk.signIn
  const password = ref('')
  const missing = ref(false)

  const pending = computed(() => desk.isPending('app.signIn', ''))
  const failure = computed<Failure | undefined>(() => desk.signInFailure ?? desk.state?.connection.problem)
  const need = (value: string) => (missing.value && !value.trim() ? t('signIn.missing') : undefined)
  const told = (isHere: (code: string) => boolean) =>
    failure.value && isHere(failure.value.code) ? wording.failure(failure.value) : undefined

  const errors = computed(() => ({
    server: need(form.server) ?? told(isAtServer),
    userName: need(form.userName),
    password: need(password.value) ?? told((code) => code === 'WRONG_PASSWORD'),
  }))
  const problem = computed(() => told((code) => code !== 'WRONG_PASSWORD' && !isAtServer(code)))

  async function submit(): Promise<void> {
    missing.value = [form.server, form.userName, password.value].some((value) => !value.trim())
    if (missing.value) return
    await desk.submitSignIn({
      server: form.server,
      userName: form.userName.trim(),
      password: password.value,
    })
  }
  return { form, password, pending, errors, problem, submit }
}
