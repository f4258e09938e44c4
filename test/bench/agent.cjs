// Loaded by painted.cjs where RINGDESK_BENCH_AGENT is set: somebody works in the window, and on SIGUSR2 the app says what it
// keeps. Each call is answered, parked, taken back, noted and ended, each e-mail answered; both are wrapped up. All of it
// goes through the bridge of the page, as the buttons of the window do.
const { app } = require('electron')
const v8 = require('node:v8')
const vm = require('node:vm')

/** What is done to a workitem, one after the other, each as soon as the server lists it. */
function work() {
  const bridge = window.ringdesk
  const CALL = ['accept', 'hold', 'active', 'notes', 'hangUp', 'disposition']
  const LETTER = ['accept', 'sendEmailResponse', 'hangUp', 'disposition']
  const done = new Map()
  const busy = new Set()
  const acts = {
    accept: (item, state) => {
      const offer = state.offers.find((one) => one.workitemId === item.workitemId)
      return offer && bridge.run('offers.accept', { offerId: offer.offerId })
    },
    notes: ({ workitemId, version }) =>
      bridge.run('workitems.notes', { workitemId, text: 'Asked about the invoice.', baseVersion: version }),
    sendEmailResponse: ({ workitemId, from, to }) =>
      bridge.run('workitems.sendEmailResponse', {
        workitemId,
        from: to,
        to: from,
        subject: 'Re',
        body: 'Thank you.',
      }),
    async disposition({ workitemId }) {
      const found = await bridge.run('dispositions.fetchDispositions', { workitemId })
      for (const { dispositionId } of found.ok ? found.value.list : []) {
        const given = await bridge.run('dispositions.disposition', {
          workitemId,
          dispositionId,
          summary: 'Settled.',
        })
        if (given.ok) return given
      }
    },
  }
  const verb = (name) => (item) => bridge.run(`workitems.${name}`, { workitemId: item.workitemId })
  function look(state) {
    const open = new Set(state.workitems.map(({ workitemId }) => workitemId))
    for (const id of done.keys()) if (!open.has(id)) done.delete(id)
    for (const item of state.workitems) {
      const id = item.workitemId
      const steps = item.channelType === 'voice' ? CALL : LETTER
      const name = steps[done.get(id) ?? 0]
      if (busy.has(id) || name === undefined || !item.actions.includes(name)) continue
      // It may be given before the end; here it is what ends the work.
      if (name === 'disposition' && item.state !== 'wrapup') continue
      busy.add(id)
      void Promise.resolve((acts[name] ?? verb(name))(item, state)).then((result) => {
        busy.delete(id)
        if (result?.ok) done.set(id, (done.get(id) ?? 0) + 1)
        if (name === 'accept') document.querySelector('.worklist [data-entry]')?.click()
        void bridge.hello().then(look)
      })
    }
  }
  bridge.onState(look)
  void bridge.hello().then(look)
}

let page
app.on('web-contents-created', (_, contents) => {
  page ??= contents
  if (contents !== page) return
  contents.once('dom-ready', () => void contents.executeJavaScript(`(${work})()`))
})

/** Bytes in use once all that nobody holds is gone, in main and in the page; and how many nodes the page holds. */
async function kept() {
  v8.setFlagsFromString('--expose-gc')
  vm.runInNewContext('gc')()
  if (!page.debugger.isAttached()) page.debugger.attach('1.3')
  const ask = (method) => page.debugger.sendCommand(method)
  await ask('HeapProfiler.collectGarbage')
  const { usedSize } = await ask('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await ask('Memory.getDOMCounters')
  return { main: process.memoryUsage().heapUsed, page: usedSize, nodes, listeners: jsEventListeners }
}
process.on('SIGUSR2', () => {
  void kept().then((now) => process.stderr.write(`bench: kept ${JSON.stringify(now)}\n`))
})
