import type { Agent, LinkState } from '../../../preload/contract.ts'

/** What the tray says. Those of a button are the window's own. */
export interface TrayWords {
  language: 'en' | 'es'
  link: Record<Exclude<LinkState, 'live'>, string>
  presence: Record<Agent['category'], string>
  unknownCaller: string
  conference: string
  calling(who: string): string
  onCall(who: string): string
  onHold(who: string): string
  waiting(count: number): string
  answer: string
  decline: string
  mute: string
  unMute: string
  hold: string
  retrieve: string
  hangUp: string
  /** The groups of the statuses: at once, after the work in hand, and that nothing follows it. */
  now: string
  after: string
  noNext: string
  open: string
  quit: string
  /** Said once, when the window is hidden for the first time. */
  goesOn: string
  goesOnHow: string
}

const en: TrayWords = {
  language: 'en',
  link: {
    signedOut: 'Signed out',
    connecting: 'Connecting',
    reconnecting: 'Connection lost, reconnecting',
    syncing: 'Connected, catching up',
    expired: 'Sign in again to go on',
    replaced: 'Another device has taken over',
    stopped: 'Not connected',
  },
  presence: {
    available: 'Available',
    busy: 'Busy',
    wrapup: 'Wrap-up',
    away: 'Away',
    noAnswer: 'No answer',
    offline: 'Offline',
    unknown: 'Unknown',
  },
  unknownCaller: 'Unknown caller',
  conference: 'Conference',
  calling: (who) => `${who} is calling`,
  onCall: (who) => `On a call: ${who}`,
  onHold: (who) => `On hold: ${who}`,
  waiting: (count) => `${count} waiting`,
  answer: 'Answer',
  decline: 'Decline',
  mute: 'Mute',
  unMute: 'Unmute',
  hold: 'Hold',
  retrieve: 'Retrieve',
  hangUp: 'Hang up',
  now: 'At once',
  after: 'After this',
  noNext: 'No change',
  open: 'Open Ringdesk',
  quit: 'Quit Ringdesk',
  goesOn: 'Ringdesk goes on working in the tray',
  goesOnHow: 'Calls ring as before. To end it, choose Quit in the menu of its icon.',
}

const es: TrayWords = {
  language: 'es',
  link: {
    signedOut: 'Sesión cerrada',
    connecting: 'Conectando',
    reconnecting: 'Conexión perdida, reconectando',
    syncing: 'Conectado, poniéndose al día',
    expired: 'Inicie sesión de nuevo para continuar',
    replaced: 'Otro equipo ha tomado el control',
    stopped: 'Sin conexión',
  },
  presence: {
    available: 'Disponible',
    busy: 'Ocupado',
    wrapup: 'Cierre',
    away: 'Ausente',
    noAnswer: 'Sin respuesta',
    offline: 'Desconectado',
    unknown: 'Desconocido',
  },
  unknownCaller: 'Persona desconocida',
  conference: 'Conferencia',
  calling: (who) => `Llama ${who}`,
  onCall: (who) => `En llamada: ${who}`,
  onHold: (who) => `En espera: ${who}`,
  waiting: (count) => (count === 1 ? '1 pendiente' : `${count} pendientes`),
  answer: 'Contestar',
  decline: 'Rechazar',
  mute: 'Silenciar',
  unMute: 'Activar audio',
  hold: 'Retener',
  retrieve: 'Recuperar',
  hangUp: 'Colgar',
  now: 'Ahora mismo',
  after: 'Después de esto',
  noNext: 'Sin cambio',
  open: 'Abrir Ringdesk',
  quit: 'Salir de Ringdesk',
  goesOn: 'Ringdesk sigue funcionando en la bandeja',
  goesOnHow: 'Las llamadas suenan como siempre. Para cerrarlo, elija Salir en el menú de su icono.',
}

/** English unless the desktop speaks Spanish. */
export const trayWords = (locale: string): TrayWords => (/^es\b/i.test(locale) ? es : en)
