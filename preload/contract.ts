/** The treaty: every shape that crosses anything. Each part has a file of its own in contract/. */
export * from './contract/objects.ts'
export * from './contract/session.ts'
export * from './contract/failure.ts'
export * from './contract/frames.ts'
export * from './contract/verb.ts'
export * from './contract/actions.ts'
export * from './contract/state.ts'
export * from './contract/channels.ts'
