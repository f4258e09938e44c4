import type { NewsKind } from '../../preload/contract.ts'

/** The few words that the desktop says by itself; everything else is said by the page. */
export interface Texts {
  incoming: string
  /** What is to be told of other news: of one, and of so many. */
  news: Record<NewsKind | 'other', { one: string; many(n: number): string }>
  callBack: string
  /** How many more there are than those that are named. */
  more(n: number): string
  unknownCaller: string
  answer: string
  decline: string
  /** Before a link of a letter is opened. */
  link: { ask: string; says: string; open: string; cancel: string }
}

const en: Texts = {
  incoming: 'Incoming call',
  news: {
    missed: { one: 'Missed call', many: (n) => `${n} missed calls` },
    voicemail: { one: 'New voicemail', many: (n) => `${n} new voicemails` },
    email: { one: 'New e-mail', many: (n) => `${n} new e-mails` },
    sms: { one: 'New text message', many: (n) => `${n} new text messages` },
    chat: { one: 'New chat message', many: (n) => `${n} new chat messages` },
    other: { one: 'New work', many: (n) => `${n} new contacts` },
  },
  callBack: 'Call back',
  more: (n) => `and ${n} more`,
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
  incoming: 'Llamada entrante',
  news: {
    missed: { one: 'Llamada perdida', many: (n) => `${n} llamadas perdidas` },
    voicemail: { one: 'Nuevo mensaje de voz', many: (n) => `${n} mensajes de voz nuevos` },
    email: { one: 'Nuevo correo electrónico', many: (n) => `${n} correos electrónicos nuevos` },
    sms: { one: 'Nuevo mensaje de texto', many: (n) => `${n} mensajes de texto nuevos` },
    chat: { one: 'Nuevo mensaje de chat', many: (n) => `${n} mensajes de chat nuevos` },
    other: { one: 'Nuevo trabajo', many: (n) => `${n} contactos nuevos` },
  },
  callBack: 'Devolver la llamada',
  more: (n) => `y ${n} más`,
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
