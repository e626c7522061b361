// Sending a file, with how much of it has gone: fetch does not tell that.
import { Refused } from './api.js';
import { current } from './token.js';

/**
 * Sends a file; resolves with the words that came back.
 *
 * @param progress called with how much has gone, from 0 to 1
 */
export function upload(address, file, progress) {
  const request = new XMLHttpRequest();
  request.open('PUT', address);
  if (current()) request.setRequestHeader('X-Consul-Token', current());
  request.upload.addEventListener('progress', (event) => progress(event.total ? event.loaded / event.total : 1));
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => {
      const words = request.responseText.trim();
      if (request.status >= 200 && request.status < 300) resolve(words);
      else reject(new Refused(request.status, words));
    });
    request.addEventListener('error', () => reject(new Error('no answer')));
    request.addEventListener('abort', () => reject(new Error('aborted')));
    request.send(file);
  });
}
