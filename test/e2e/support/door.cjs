// Loaded into the app before itself: whoever asks the main process finds Electron here.
globalThis.electronForTests = require('electron')
