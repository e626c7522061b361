package io.praetor.dns.internal.message;

/**
 * Where names and the ends of names stand in a message that is being written, so that they need not
 * be written again (RFC 1035 section 4.1.4). As in Consul's library, only names in the same case
 * are the same.
 */
final class NameTable {

  /** What a pointer can reach. */
  private static final int REACH = 0x4000;

  private static final int START = 64;

  /** A name of 255 bytes has no more labels. */
  private static final int LABELS_MAX = 127;

  private int[] hashes = new int[START];

  /** Position behind the hash of the same place, plus one; 0 where there is none. */
  private int[] positions = new int[START];

  private int size;

  /** Where the labels of the name at hand begin, and hashes of what is from there to its end. */
  private final int[] offsets = new int[LABELS_MAX];

  private final int[] endHashes = new int[LABELS_MAX];

  /** Takes a name in hand and says how many labels it has. */
  int hashEnds(byte[] name) {
    int labels = 0;
    for (int at = 0; name[at] != 0; at += name[at] + 1) {
      offsets[labels++] = at;
    }
    int hash = 1;
    int label = labels - 1;
    for (int at = name.length - 1; at >= 0; at--) {
      hash = 31 * hash + name[at];
      if (label >= 0 && at == offsets[label]) {
        endHashes[label--] = hash;
      }
    }
    return labels;
  }

  /** Where a label of the name at hand begins. */
  int offset(int label) {
    return offsets[label];
  }

  /** Where the end of the name at hand, from a label on, stands in the message; -1 for nowhere. */
  int find(byte[] message, byte[] name, int label) {
    int hash = endHashes[label];
    int mask = positions.length - 1;
    for (int i = spread(hash) & mask; positions[i] != 0; i = i + 1 & mask) {
      if (hashes[i] == hash && isAt(message, positions[i] - 1, name, offsets[label])) {
        return positions[i] - 1;
      }
    }
    return -1;
  }

  /** Remembers where the end of the name at hand stands, from a label on. */
  void add(int label, int position) {
    if (position >= REACH) {
      return;
    }
    if (size * 2 >= positions.length) {
      grow();
    }
    insert(endHashes[label], position + 1);
    size++;
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 15;
  }

  private void insert(int hash, int position) {
    int mask = positions.length - 1;
    int i = spread(hash) & mask;
    while (positions[i] != 0) {
      i = i + 1 & mask;
    }
    hashes[i] = hash;
    positions[i] = position;
  }

  private void grow() {
    int[] oldHashes = hashes;
    int[] oldPositions = positions;
    hashes = new int[oldHashes.length * 2];
    positions = new int[oldHashes.length * 2];
    for (int i = 0; i < oldPositions.length; i++) {
      if (oldPositions[i] != 0) {
        insert(oldHashes[i], oldPositions[i]);
      }
    }
  }

  /** Whether the message spells the rest of the name from a position, pointers followed. */
  private static boolean isAt(byte[] message, int position, byte[] name, int offset) {
    int at = position;
    int from = offset;
    while (true) {
      int label = message[at] & 0xff;
      if (label >= 0xc0) {
        at = (label & 0x3f) << 8 | (message[at + 1] & 0xff);
        continue;
      }
      if (label != name[from]) {
        return false;
      }
      if (label == 0) {
        return true;
      }
      for (int i = 1; i <= label; i++) {
        if (message[at + i] != name[from + i]) {
          return false;
        }
      }
      at += label + 1;
      from += label + 1;
    }
  }
}
