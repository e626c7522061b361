// Questions before something that cannot be taken back.
import { html, nothing, render } from './element.js';
import { text } from './text.js';

/**
 * Asks, in a dialog that the keyboard can use; resolves with whether it is to be done.
 *
 * @param title the question
 * @param words what else goes, a template or text
 * @param action what the button says
 */
export function ask({ title, words = nothing, action }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  const close = (answer) => dialog.close(answer);
  render(html`
    <h2 id="ask-title">${title}</h2>
    <div>${words}</div>
    <div class="actions">
      <button type="button" class="button" autofocus @click=${() => close('')}>${text.cancel}</button>
      <button type="button" class="button danger" @click=${() => close('yes')}>${action}</button>
    </div>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    }, { once: true });
  });
}
