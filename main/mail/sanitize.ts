import type { MailLink } from '../../preload/contract.ts'
import { readAddress } from './address.ts'
import { EMPTY, KEPT, WRITTEN } from './allowed.ts'
import { attributeValue, escaped, escapedText } from './entities.ts'
import { isQuoted } from './quoted.ts'
import { readColour, readStyle } from './style.ts'
import { tokens } from './tokens.ts'

/** A letter in the few words of HTML that can do nothing. */
export interface Harmless {
  html: string
  /** The rules behind the classes `s0`, `s1`, … that stand in `html`. */
  css: string
  /** The writer chose colours: they are shown on white, as they were meant. */
  coloured: boolean
  links: MailLink[]
  /** Addresses of pictures that are somewhere else, each once. */
  pictures: string[]
}

export interface SanitizeOptions {
  words: { quoted: string; picture: string }
  /** Pictures that may be shown, as `data:` by their address. */
  shown?: ReadonlyMap<string, string>
}

/** Elements that are open at once; deeper ones are only their words. */
const DEEPEST = 80
const MOST_LINKS = 1_000
/** A letter brings small pictures along as they are; anything but pixels is none. */
const OWN_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z\d+/=\s]{1,2800000}$/i

interface Open {
  name: string
  close: string
  link?: MailLink
}

/**
 * Writes a letter anew from its words and an allow-list of elements, classes and numbers. No address, no style and no
 * attribute of the letter is copied as it stands, but pixels: what comes out is well formed, and says nothing to a browser
 * that this file does not say.
 */
export function sanitize(source: string, { words, shown }: SanitizeOptions): Harmless {
  const out: string[] = []
  const open: Open[] = []
  const rules = new Map<string, number>()
  const pictures = new Set<string>()
  const links: MailLink[] = []
  let coloured = false
  /** Elements that are open within one which was not meant to be seen. */
  let unseen: string[] = []

  function classOf(css: string): string {
    if (css === '') return ''
    if (!rules.has(css)) rules.set(css, rules.size)
    return ` class="s${rules.get(css)}"`
  }
  /** The few attributes that are looks; `undefined` for what is not to be seen. */
  function looks(attributes: ReadonlyMap<string, string>): string | undefined {
    const style = readStyle(attributeValue(attributes.get('style') ?? ''))
    if (style.hidden || attributes.has('hidden')) return undefined
    const css = [style.css]
    for (const [name, property] of [
      ['bgcolor', 'background-color'],
      ['color', 'color'],
    ] as const) {
      const colour = readColour(attributeValue(attributes.get(name) ?? ''))
      if (colour === undefined) continue
      coloured = true
      css.push(`${property}:${colour}`)
    }
    coloured ||= style.coloured
    const kept = Object.entries(KEPT).flatMap(([name, form]) => {
      const value = attributeValue(attributes.get(name) ?? '')
        .trim()
        .toLowerCase()
      return form.test(value) ? [` ${name}="${value}"`] : []
    })
    return classOf(css.filter(Boolean).join(';')) + kept.join('')
  }

  function picture(attributes: ReadonlyMap<string, string>): void {
    if (looks(attributes) === undefined) return
    const address = attributeValue(attributes.get('src') ?? attributes.get('href') ?? '').trim()
    const alt = escaped(
      attributeValue(attributes.get('alt') ?? '')
        .trim()
        .slice(0, 300),
    )
    const source = OWN_PICTURE.test(address) ? address : shown?.get(address)
    const isRemote = /^https?:/i.test(address)
    if (isRemote) pictures.add(address)
    const sizes = ['width', 'height'].flatMap((name) => {
      const value = /^\s*(\d{1,4})(?:px)?\s*$/.exec(attributes.get(name) ?? '')?.[1]
      return value === undefined ? [] : [{ name, value: Number(value) }]
    })
    if (source !== undefined)
      out.push(
        `<img src="${escaped(source)}" alt="${alt}"${sizes.map(({ name, value }) => ` ${name}="${value}"`).join('')}>`,
      )
    // What is no bigger than a dot is there to see who reads, and has nothing to show.
    else if (isRemote && !sizes.some(({ value }) => value <= 3))
      out.push(`<span class="picture">${alt || escaped(words.picture)}</span>`)
    else if (!isRemote && alt) out.push(alt)
  }

  function linkOf(attributes: ReadonlyMap<string, string>): MailLink | undefined {
    const address = readAddress(attributeValue(attributes.get('href') ?? ''))
    if (!address || links.length >= MOST_LINKS) return undefined
    const link = { text: '', address: address.href, opens: address.opens }
    links.push(link)
    return link
  }

  function begin(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'img' || name === 'image') return picture(attributes)
    if (EMPTY.has(name)) return void (looks(attributes) !== undefined && out.push(`<${name}>`))
    const written = Object.hasOwn(WRITTEN, name) ? WRITTEN[name] : undefined
    if (written === undefined || open.length >= DEEPEST) return
    const said = looks(attributes)
    if (said === undefined) return void unseen.push(name)
    if (isQuoted(name, attributes) && !open.some(({ close }) => close.includes('</details>'))) {
      out.push(`<details><summary>${escaped(words.quoted)}</summary><div${said}>`)
      return void open.push({ name, close: '</div></details>' })
    }
    // There is no link within a link.
    if (name === 'a') end('a')
    const link = name === 'a' ? linkOf(attributes) : undefined
    if (link) {
      const at = links.length - 1
      out.push(`<span role="link" tabindex="0" data-link="${at}" title="${escaped(link.address)}"${said}>`)
      return void open.push({ name, close: '</span>', link })
    }
    out.push(`<${written}${said}>`)
    open.push({ name, close: `</${written}>` })
  }
  function end(name: string): void {
    const at = open.findLastIndex((one) => one.name === name)
    if (at === -1) return
    for (const { close } of open.splice(at).reverse()) out.push(close)
  }

  for (const token of tokens(source)) {
    if (unseen.length > 0) {
      if (token.kind === 'start' && token.name === unseen[0]) unseen.push(token.name)
      // An end of what holds the unseen ends that, too: an unfinished element must not swallow the rest of the letter.
      if (token.kind === 'end' && token.name === unseen[0]) unseen.pop()
      else if (token.kind === 'end' && open.some(({ name }) => name === token.name)) {
        unseen = []
        end(token.name)
      }
      continue
    }
    if (token.kind === 'start') begin(token.name, token.attributes)
    else if (token.kind === 'end') end(token.name)
    else {
      out.push(escapedText(token.raw))
      const link = open.findLast((one) => one.link)?.link
      if (link && link.text.length < 200) link.text += attributeValue(token.raw.slice(0, 400))
    }
  }
  for (const { close } of open.reverse()) out.push(close)
  for (const link of links) link.text = link.text.replace(/\s+/g, ' ').trim().slice(0, 200)
  const css = [...rules].map(([rule, at]) => `.s${at}{${rule}}`).join('\n')
  return { html: out.join(''), css, coloured, links, pictures: [...pictures] }
}
