// Work that is not saved yet, and what is asked before it would be lost.
import { ask } from './ask.js';
import { text } from './text.js';

const unsaved = new Set();

addEventListener('beforeunload', (event) => {
  if ([...unsaved].some((element) => element.isConnected && element.isUnsaved)) event.preventDefault();
});

/** From now on nobody leaves an element whose `isUnsaved` is true without being asked. */
export function guard(element) {
  unsaved.add(element);
}

export function unguard(element) {
  unsaved.delete(element);
}

/** Whether something would be lost. */
export const isAnythingUnsaved = () => [...unsaved].some((element) => element.isUnsaved);

/** Whether what is shown may be left; asks if something would be lost. */
export async function mayLeave() {
  if (!isAnythingUnsaved()) return true;
  return ask({ title: text.leaveTitle, words: text.leaveWords, action: text.leave });
}
