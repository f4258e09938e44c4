const SERVER = [
  'badFrames',
  'closing',
  'identify',
  'leaving',
  'link',
  'living',
  'pauses',
  'resume',
  'heartbeat',
].map((name) => `test/main/server/${name}.test.ts`)
const STORE = ['store', 'storeCursor', 'storeSlow', 'storeEnds', 'backlog'].map(
  (name) => `test/main/${name}.test.ts`,
)
const OUTBOX = ['outbox', 'changed', 'given'].map((name) => `test/main/outbox/${name}.test.ts`)

/** The files of the sync core in which mistakes are made at random, each with the tests that should notice. */
export const CORE: Readonly<Record<string, readonly string[]>> = {
  'preload/lifecycle.ts': [
    'test/preload/lifecycle.test.ts',
    'test/preload/lifecycleProperties.test.ts',
    ...STORE,
  ],
  'preload/draft.ts': [
    'test/preload/lifecycle.test.ts',
    'test/preload/lifecycleProperties.test.ts',
    ...STORE,
  ],
  'main/store.ts': STORE,
  'main/backlog.ts': STORE,
  'main/server/memory.ts': SERVER,
  'main/server/sequence.ts': SERVER,
  'main/server/conversation.ts': SERVER,
  'main/server/socket.ts': SERVER,
  'main/server/backoff.ts': SERVER,
  'main/server/heartbeat.ts': SERVER,
  'main/outbox/entries.ts': OUTBOX,
  'main/outbox/outbox.ts': OUTBOX,
  'main/outbox/send.ts': OUTBOX,
  'main/keys.ts': ['test/main/keys.test.ts', 'test/main/actions.test.ts'],
  'main/reconciler.ts': ['test/main/reconciler.test.ts'],
}
