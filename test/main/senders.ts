import type { Contents, Frame, Message } from '../../main/sender.ts'

const OURS: Frame = {
  origin: 'app://ringdesk',
  url: 'app://ringdesk/index.html',
  parent: null,
  processId: 4,
  routingId: 1,
}

/** The one window of these tests. */
export const ourPage = (send: Contents['send'] = () => undefined): Contents => ({
  id: 1,
  mainFrame: () => OURS,
  isOurs: () => true,
  send,
})

export const trusted: Message = { senderFrame: OURS, sender: { id: 1 } }

const from = (frame: Partial<Frame>): Message => ({
  senderFrame: { ...OURS, ...frame },
  sender: { id: 1 },
})

/** A frame that is gone: every look at it throws, as Electron's does. */
const gone = new Proxy({} as Frame, {
  get() {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed')
  },
})

/** Everybody who may not speak, by kind. */
export const STRANGERS: Readonly<Record<string, Message>> = {
  'no frame': { senderFrame: null, sender: { id: 1 } },
  'destroyed frame': { senderFrame: gone, sender: { id: 1 } },
  'sub-frame of ours': from({ parent: OURS, routingId: 2 }),
  'sub-frame in a process of its own': from({ parent: OURS, processId: 5 }),
  'frame below ours that has its numbers': from({ parent: OURS }),
  'top frame of another process': from({ processId: 5 }),
  'frame that was the top': from({ routingId: 7 }),
  'web page': from({ origin: 'https://ringdesk', url: 'https://ringdesk/index.html' }),
  'web page with our name in it': from({ origin: 'https://app', url: 'https://app//ringdesk/index.html' }),
  'longer name than ours': from({ origin: 'app://ringdesk.evil', url: 'app://ringdesk.evil/index.html' }),
  'longer address than ours': from({ url: 'app://ringdesk.evil/index.html' }),
  'other host of our scheme': from({ origin: 'app://other', url: 'app://other/index.html' }),
  file: from({ origin: 'file://', url: 'file:///tmp/index.html' }),
  'about:blank': from({ origin: 'null', url: 'about:blank' }),
  'about:blank that inherited our origin': from({ url: 'about:blank' }),
  srcdoc: from({ url: 'about:srcdoc' }),
  data: from({ origin: 'null', url: 'data:text/html,hi' }),
  'blob of ours': from({ url: 'blob:app://ringdesk/0f0f' }),
  'opaque origin at our address': from({ origin: 'null' }),
  devtools: {
    senderFrame: { ...OURS, origin: 'devtools://devtools', url: 'devtools://devtools/bundled/' },
    sender: { id: 2 },
  },
  'window that is not ours': { senderFrame: OURS, sender: { id: 9 } },
  'origin in capitals': from({ origin: 'APP://RINGDESK' }),
}
