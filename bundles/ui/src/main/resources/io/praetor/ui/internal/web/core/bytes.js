// Bytes as the API gives them, and as people read them.

/** What was encoded in base64; nothing for null. */
export function base64(words) {
  return Uint8Array.from(atob(words ?? ''), (c) => c.charCodeAt(0));
}

/** Bytes as hexadecimal numbers, at most so many. */
export function hex(bytes, most) {
  const shown = [...bytes.slice(0, most)].map((byte) => byte.toString(16).padStart(2, '0'));
  return shown.join(' ') + (bytes.length > most ? ' …' : '');
}
