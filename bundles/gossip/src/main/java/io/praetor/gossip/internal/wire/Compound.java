package io.praetor.gossip.internal.wire;

import java.util.ArrayList;
import java.util.List;

/** Several messages in one: how many, the length of each, then all of them. */
final class Compound {

  /** Their number has one byte. */
  private static final int MAX_MESSAGES = 255;

  private Compound() {}

  /**
   * Joins messages, those that come together as long as they have room together.
   *
   * @param budget bytes of all messages of a compound, each counted with its share of the head
   */
  static List<byte[]> join(List<byte[]> messages, int budget) {
    List<byte[]> compounds = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < messages.size(); i++) {
      int more = messages.get(i).length + PacketBudget.PER_MESSAGE_BYTES;
      if (i > from && (bytes + more > budget || i - from == MAX_MESSAGES)) {
        compounds.add(joinAll(messages.subList(from, i)));
        from = i;
        bytes = 0;
      }
      bytes += more;
    }
    if (from < messages.size()) {
      compounds.add(joinAll(messages.subList(from, messages.size())));
    }
    return compounds;
  }

  /** One message needs no compound; neither could one that is too long for it. */
  private static byte[] joinAll(List<byte[]> messages) {
    if (messages.size() == 1) {
      return messages.get(0);
    }
    MsgpackWriter out = new MsgpackWriter().plain(MessageType.COMPOUND).plain(messages.size());
    for (byte[] message : messages) {
      out.plain(message.length >> Byte.SIZE).plain(message.length);
    }
    messages.forEach(out::plain);
    return out.toByteArray();
  }

  /**
   * Reads the lengths that follow the type byte; the messages themselves come next. Lengths beyond
   * the end of the packet are the caller's to find.
   */
  static int[] lengths(MsgpackReader in) throws MalformedMessageException {
    byte[] head = in.plain(1);
    byte[] raw = in.plain((head[0] & 0xff) * PacketBudget.PER_MESSAGE_BYTES);
    int[] lengths = new int[raw.length / PacketBudget.PER_MESSAGE_BYTES];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (raw[2 * i] & 0xff) << Byte.SIZE | (raw[2 * i + 1] & 0xff);
    }
    return lengths;
  }
}
