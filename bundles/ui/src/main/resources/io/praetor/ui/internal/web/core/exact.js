// JSON with whole numbers that are larger than JavaScript can count (flags have 64 bits): they are
// strings here, and numbers again when they are written.

const READ = /(?<!\\)":(\s*)(\d{16,20})(?=\s*[,}\]])/g;
const WRITTEN = /(?<!\\)"(flags|Flags)":(\s?)"(\d{1,20})"/g;

export function parse(raw) {
  return JSON.parse(raw.replace(READ, (all, space, digits) =>
    (Number.isSafeInteger(Number(digits)) ? all : `":${space}"${digits}"`)));
}

export function exact(value, indent) {
  return JSON.stringify(value, null, indent).replace(WRITTEN, '"$1":$2$3');
}
