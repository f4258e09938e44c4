// Asks at each key, and writes what comes: who, when, and what was said.
const field = document.querySelector('input')
const list = document.querySelector('ul')
const told = document.querySelector('p')
const SHOWN = 20
const line = (text) => Object.assign(document.createElement('span'), { textContent: `${text} ` })

async function search() {
  list.setAttribute('aria-busy', 'true')
  const { total, objects } = await window.bare.search(field.value)
  told.textContent = `${total} contacts`
  list.replaceChildren(
    ...objects.slice(0, SHOWN).map((item) => {
      const row = document.createElement('li')
      row.append(line(item.name), line(new Date(item.endedAt).toLocaleString('en')), line(item.summary))
      return row
    }),
  )
  list.removeAttribute('aria-busy')
}
field.addEventListener('input', search)
void search()
