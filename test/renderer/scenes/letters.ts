import { mailPage } from '../../../main/mail/page.ts'
import { sanitize } from '../../../main/mail/sanitize.ts'
import type { Message } from '../../../preload/contract.ts'
import { htmlOf } from '../../../preload/markup.ts'
import type { Scene } from '../scenes.ts'

/** A grey field of pixels, where a scene lets pictures be fetched. */
const PIXELS = 'data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='

/** Answers as main does, which makes the documents of these letters; here they come from the page itself. */
export const showsLetters = (messages: readonly Message[]): NonNullable<Scene['answers']> => ({
  'messages.show': ({ index, pictures, words }) => {
    const source = htmlOf(messages[index] ?? {}) ?? ''
    const { pictures: remote } = sanitize(source, { words })
    const shown = new Map(pictures ? remote.map((address) => [address, PIXELS]) : [])
    const letter = sanitize(source, { words, shown })
    const { html } = mailPage(letter, words.language)
    return {
      ok: true,
      value: {
        mail: 'letter',
        url: URL.createObjectURL(new Blob([html], { type: 'text/html' })),
        blocked: remote.length - shown.size,
        failed: 0,
        links: letter.links,
      },
    }
  },
})

const row = (what: string, seats: number, sum: string) =>
  `<tr><td style="padding:6px 12px;border-bottom:1px solid #ddd">${what}</td><td style="padding:6px 12px;border-bottom:1px solid #ddd">${seats}</td><td style="padding:6px 12px;border-bottom:1px solid #ddd">${sum}</td></tr>`

/** A letter with colours of its own, pictures from elsewhere, links and what it answers. */
export const NEWSLETTER = `<div style="background-color:#f6f1e7;color:#4a3b1c;padding:16px">
<img src="https://news.example/logo.png" alt="ACME Newsletter" width="180" height="40"><img src="https://news.example/pixel.gif" width="1" height="1">
<h1 style="color:#8a2f00">Your seats in March</h1>
<p>Dear Sir or Madam, this is what we have on our side:</p>
<table style="border-collapse:collapse">${row('Desk', 2, '58.00 EUR')}${row('Wallboard', 1, '12.00 EUR')}</table>
<p>See <a href="https://evil.example/login">https://acme.example/account</a> or call <a href="tel:+14805550134">us</a>.</p></div>`

/** An answer that quotes two letters below it. */
export const ANSWER = `<p>Thank you, that is clear now. One question: <a href="https://acme.example/terms">do these terms</a> still hold?</p><p>Eva</p>
<div class="gmail_quote"><div>On Tuesday Ivo wrote:</div><blockquote type="cite"><p>Dear Eva, I am looking into it.</p></blockquote></div>`
