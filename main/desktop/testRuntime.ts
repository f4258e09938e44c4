/** What a package says of itself that was made where the current Electron cannot be had (docs/packaging.md). */
export const TEST_RUNTIME =
  'This package is for trying out only: its runtime is old and has known holes. Do not give it to agents.'

/** Packing marks such a package in its version, so that its name, its file and its update say the same. */
export const isTestRuntime = (version: string): boolean => /-testruntime$/.test(version)
