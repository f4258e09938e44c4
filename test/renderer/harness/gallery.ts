import { SCENES } from '../scenes.ts'

// Every scene in both themes; #name in the address chooses one, so that it can be kept and sent.
const THEMES = ['light', 'dark']
const get = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T
const find = get<HTMLInputElement>('find')
const width = get<HTMLSelectElement>('width')
const language = get<HTMLSelectElement>('language')
const chosen = () => decodeURIComponent(location.hash.slice(1)) || (Object.keys(SCENES)[0] ?? '')

function list(): void {
  const names = Object.keys(SCENES).filter((name) => name.toLowerCase().includes(find.value.toLowerCase()))
  get('list').replaceChildren(
    ...names.map((name) => {
      const link = document.createElement('a')
      link.href = `#${name}`
      link.textContent = name
      if (name === chosen()) link.setAttribute('aria-current', 'true')
      const row = document.createElement('li')
      row.append(link)
      return row
    }),
  )
}

function show(): void {
  const scene = chosen()
  document.title = `${scene} · Ringdesk gallery`
  get('stage').replaceChildren(
    ...THEMES.map((theme) => {
      const frame = document.createElement('iframe')
      frame.title = `${scene}, ${theme}`
      frame.width = width.value
      frame.src = `./index.html?${new URLSearchParams({ scene, theme, language: language.value })}`
      const figure = document.createElement('figure')
      const caption = document.createElement('figcaption')
      caption.textContent = frame.title
      figure.append(caption, frame)
      return figure
    }),
  )
  list()
}

find.addEventListener('input', list)
for (const control of [width, language]) control.addEventListener('change', show)
window.addEventListener('hashchange', show)
show()
