const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bare', { search: (q) => ipcRenderer.invoke('search', q) })
