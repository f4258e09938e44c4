/** Fetches what the server knows and shows it; a button posts its verb. */
const byId = (id) => document.getElementById(id)
const said = byId('said')

function row(...cells) {
  const line = document.createElement('tr')
  for (const text of cells) {
    const cell = document.createElement('td')
    cell.dir = 'auto'
    cell.textContent = text
    line.append(cell)
  }
  return line
}

function showTargets({ queues, agents }) {
  const select = byId('targets')
  if (select.options.length > 0) return
  for (const queue of queues)
    select.append(new Option(`queue ${queue.name} (${queue.inboxId})`, `queue ${queue.inboxId}`))
  for (const agent of agents) select.append(new Option(`directly ${agent.name}`, `user ${agent.userName}`))
}

async function showReport(names) {
  const { dispositions } = await (await fetch('/control/report')).json()
  byId('outcomes').replaceChildren(
    ...dispositions.map(({ name, count, agents }) =>
      row(
        name,
        String(count),
        Object.entries(agents)
          .map(([id, times]) => `${names[id]} ${times}`)
          .join(', '),
      ),
    ),
  )
}

async function show() {
  try {
    const state = await (await fetch('/control/state')).json()
    byId('clock').textContent = `${new Date(state.serverTime).toISOString()} · epoch ${state.epoch}`
    showTargets(state)
    const names = Object.fromEntries(state.agents.map((agent) => [agent.userId, agent.name]))
    const statusOf = ({ statusId, nextStatusId }) =>
      nextStatusId ? `${statusId}, then ${nextStatusId}` : statusId
    byId('agents').replaceChildren(
      ...state.agents.map((agent) =>
        row(
          agent.name,
          statusOf(agent),
          agent.connected ? `on ${agent.deviceId}` : 'none',
          String(agent.seq),
        ),
      ),
    )
    const open = state.workitems.filter((item) => item.state !== 'terminated')
    byId('work').replaceChildren(
      ...open.map((item) =>
        row(item.name ?? item.from, item.state, names[item.owner], item.actions.join(', ')),
      ),
    )
    await showReport(names)
  } catch {
    byId('clock').textContent = 'the simulator does not answer'
  }
}

async function post(verb, body) {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`/control/${verb}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await reply.json()
  said.textContent = reply.ok ? `${verb}: ${JSON.stringify(answer)}` : `${verb} was refused: ${answer.error}`
  await show()
}

const told = (promise) => promise.catch((error) => (said.textContent = String(error)))

for (const button of document.querySelectorAll('button[data-post]')) {
  button.addEventListener('click', () =>
    told(post(button.dataset.post, JSON.parse(button.dataset.body ?? '{}'))),
  )
}
for (const form of document.querySelectorAll('form[data-verb]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { target, ...fields } = Object.fromEntries(
      [...new FormData(form)].filter(([, value]) => value !== ''),
    )
    const [kind, id] = target?.split(' ') ?? []
    const where = kind ? { menu: 'menu' in fields, [kind]: id } : {}
    told(post(form.dataset.verb, { ...fields, ...where }))
  })
}
await show()
setInterval(show, 1_000)
