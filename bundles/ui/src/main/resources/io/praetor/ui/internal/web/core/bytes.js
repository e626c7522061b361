// Values and payloads are bytes. They are text only where nothing is lost by it.

const USUAL_LIMIT = 512 * 1024;

/** How long a value may be, in bytes: what the agent tells of itself, else what is usual. */
export const limitOf = (self) => self?.DebugConfig?.KVMaxValueSize ?? USUAL_LIMIT;

const CHUNK = 0x8000; // arguments of one call

/** Base64 as the API has it, null for nothing. */
export function decode(base64) {
  return Uint8Array.from(atob(base64 ?? ''), (each) => each.charCodeAt(0));
}

export function encode(bytes) {
  let raw = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    raw += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(raw);
}

/** The text that these bytes are, or null when they are none. */
export function textOf(bytes) {
  try {
    const words = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return words.includes('\0') ? null : words;
  } catch {
    return null;
  }
}

export const bytesOf = (words) => new TextEncoder().encode(words);

export function same(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Lines of offset, hexadecimal and characters. */
export function hex(bytes) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const numbers = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ').padEnd(47);
    const characters = row.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${numbers}  ${characters}`);
  }
  return lines.join('\n');
}

/**
 * How lines end: `lf`, `crlf` or `mixed`. Text fields of browsers know line feeds alone, so the
 * rest has to be put back.
 */
export function lineEnds(words) {
  if (!words.includes('\r')) return 'lf';
  return /\r(?!\n)|(?<!\r)\n/.test(words) ? 'mixed' : 'crlf';
}

export const toField = (words) => words.replace(/\r\n?/g, '\n');

export const fromField = (words, ends) => (ends === 'crlf' ? words.replace(/\n/g, '\r\n') : words);
