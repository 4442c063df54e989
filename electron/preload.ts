import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { LibraryEvent, MenuEvent } from '../src/contract/events.ts';
import type { eventChannel, requestChannel } from './api.ts';

// A preload is one file and imports nothing of ours; the types keep the names the same on both sides.
const requests: typeof requestChannel = 'claimbench:request';
const events: typeof eventChannel = 'claimbench:event';

contextBridge.exposeInMainWorld('claimbench', {
  request: (name: unknown, input: unknown) => ipcRenderer.invoke(requests, name, input),
  onEvent(listener: (event: LibraryEvent | MenuEvent) => void) {
    const forward = (_: IpcRendererEvent, event: LibraryEvent | MenuEvent) => listener(event);
    ipcRenderer.on(events, forward);
    return () => {
      ipcRenderer.off(events, forward);
    };
  },
});
