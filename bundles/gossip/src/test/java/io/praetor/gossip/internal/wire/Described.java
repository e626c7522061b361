package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.message.NodeRecord;
import java.util.HexFormat;

/** What is in records, their arrays included, to be compared. */
final class Described {

  private Described() {}

  static String node(NodeRecord node) {
    return String.join(
        " ",
        node.name(),
        node.endpoint().toString(),
        hex(node.meta()),
        Long.toString(node.incarnation()),
        node.state().name(),
        String.valueOf(node.versions()));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
