/** Of the treaty whatever can be said without its schemas: the page loads these, and never zod. */
export * from './words/seeds.ts'
export * from './words/choices.ts'
export * from './words/globalKeys.ts'
export * from './words/offline.ts'
export * from './words/failure.ts'
export * from './words/ruled.ts'
