import { partyOf } from '../tray/said.ts'
import type { QuitReason } from './reasons.ts'

/** The question before the app ends, in plain text. */
export interface QuitWords {
  ask: string
  detail: string
  stay: string
  quit: string
}

interface Said {
  unknownCaller: string
  conference: string
  ask: string
  ringing(who: string): string
  call(who: string): string
  wrapUps(count: number): string
  unsent(count: number): string
  stay: string
  quit: string
}

const en: Said = {
  unknownCaller: 'Somebody without a number',
  conference: 'a conference',
  ask: 'Quit Ringdesk now?',
  ringing: (who) => `${who} is calling, and nobody would answer here.`,
  call: (who) => `You are on a call: ${who}. It could no longer be muted, held or ended from here.`,
  wrapUps: (count) =>
    `${count === 1 ? 'One wrap-up is' : `${count} wrap-ups are`} not finished. What you have typed is kept.`,
  unsent: (count) =>
    count === 1
      ? 'One thing is waiting to be sent. It is kept, and goes out after the next start.'
      : `${count} things are waiting to be sent. They are kept, and go out after the next start.`,
  stay: 'Keep working',
  quit: 'Quit',
}

const es: Said = {
  unknownCaller: 'Alguien sin número',
  conference: 'una conferencia',
  ask: '¿Salir de Ringdesk ahora?',
  ringing: (who) => `Llama ${who}, y aquí no contestaría nadie.`,
  call: (who) => `Está en una llamada: ${who}. Desde aquí ya no se podría silenciar, retener ni colgar.`,
  wrapUps: (count) =>
    `${count === 1 ? 'Hay un cierre' : `Hay ${count} cierres`} sin terminar. Lo que ha escrito se conserva.`,
  unsent: (count) =>
    count === 1
      ? 'Algo espera a ser enviado. Se conserva y saldrá después del próximo inicio.'
      : `${count} cosas esperan a ser enviadas. Se conservan y saldrán después del próximo inicio.`,
  stay: 'Seguir trabajando',
  quit: 'Salir',
}

/** English unless the desktop speaks Spanish. */
export function quitWords(reasons: readonly QuitReason[], locale: string): QuitWords {
  const said = /^es\b/i.test(locale) ? es : en
  const lines = reasons.map((reason) =>
    'item' in reason ? said[reason.kind](partyOf(reason.item, said)) : said[reason.kind](reason.count),
  )
  return { ask: said.ask, detail: lines.join('\n'), stay: said.stay, quit: said.quit }
}
