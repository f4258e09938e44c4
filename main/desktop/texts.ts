import type { Workitem } from '../../preload/contract.ts'

type Channel = Workitem['channelType']

/** The few words that the desktop says by itself; everything else is said by the page. */
export interface Texts {
  incoming: Record<Channel, string>
  unknownCaller: string
  answer: string
  decline: string
  /** Before a link of a letter is opened. */
  link: { ask: string; says: string; open: string; cancel: string }
}

const en: Texts = {
  incoming: {
    voice: 'Incoming call',
    sms: 'New text message',
    email: 'New e-mail',
    chat: 'New chat',
    unknown: 'New work',
  },
  unknownCaller: 'Unknown caller',
  answer: 'Answer',
  decline: 'Decline',
  link: {
    ask: 'Open this address outside of Ringdesk?',
    says: 'The e-mail calls it:',
    open: 'Open',
    cancel: 'Cancel',
  },
}

const es: Texts = {
  incoming: {
    voice: 'Llamada entrante',
    sms: 'Nuevo mensaje de texto',
    email: 'Nuevo correo electrónico',
    chat: 'Nuevo chat',
    unknown: 'Nuevo trabajo',
  },
  unknownCaller: 'Persona desconocida',
  answer: 'Contestar',
  decline: 'Rechazar',
  link: {
    ask: '¿Abrir esta dirección fuera de Ringdesk?',
    says: 'El correo la llama:',
    open: 'Abrir',
    cancel: 'Cancelar',
  },
}

/** English unless the desktop speaks Spanish. */
export const textsFor = (locale: string): Texts => (/^es\b/i.test(locale) ? es : en)
