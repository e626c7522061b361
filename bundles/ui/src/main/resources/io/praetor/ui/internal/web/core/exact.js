// JSON with whole numbers that are larger than JavaScript can count (flags have 64 bits): they are
// strings here, and numbers again when they are written.

/** Strings as a whole, so that nothing within them counts, with the long number that one may name. */
const READ = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:\s*(\d{16,20})(?=\s*[,}\]]))?/g;
const WRITTEN = /(?<!\\)"(flags|Flags)":(\s?)"(\d{1,20})"/g;

export function parse(raw) {
  return JSON.parse(raw.replace(READ, (all, digits) =>
    (!digits || Number.isSafeInteger(Number(digits)) ? all : `${all.slice(0, -digits.length)}"${digits}"`)));
}

export function exact(value, indent) {
  return JSON.stringify(value, null, indent).replace(WRITTEN, '"$1":$2$3');
}
