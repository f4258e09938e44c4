import type { WebPreferences } from 'electron'

/** A page of ours as far as Electron can lock it; the same for each window. */
export const lockedPage = (preload: string, isDevelopment: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The dictionaries would be fetched from somewhere that nobody configured.
  spellcheck: false,
  devTools: isDevelopment,
})
