// One key: read, and written only if it is still as it was read. Names that no path can say go by
// transactions, which know no lives.
import { address, isPlain } from '../core/keys.js';
import { encode } from '../core/bytes.js';
import { exact } from '../core/exact.js';

/** The row of a key, null when there is none. */
export async function read(api, key) {
  if (isPlain(key)) {
    try {
      return (await api.get(address(key)))[0];
    } catch (failure) {
      if (failure.status === 404) return null;
      throw failure;
    }
  }
  const answer = await api.send('PUT', '/v1/txn', [{ KV: { Verb: 'get-tree', Key: key } }]);
  return answer.Results?.map((each) => each.KV).find((row) => row.Key === key) ?? null;
}

/**
 * Writes a key.
 *
 * @param was the row that was read, null when there was none
 * @param life a duration, '' for no end
 * @return whether it was written; someone else did in between when not
 */
export async function write(api, key, bytes, { was, flags = was?.Flags ?? 0, life = '' }) {
  const index = was?.ModifyIndex ?? 0;
  if (isPlain(key)) {
    const ttl = life ? `&ttl=${encodeURIComponent(life)}` : '';
    return api.send('PUT', `${address(key)}?cas=${index}&flags=${flags}${ttl}`, bytes);
  }
  try {
    await api.send('PUT', '/v1/txn', exact([{ KV: { Verb: 'cas', Key: key, Value: encode(bytes), Flags: flags, Index: index } }]));
    return true;
  } catch (failure) {
    if (failure.status === 409) return false;
    throw failure;
  }
}
