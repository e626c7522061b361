package io.praetor.snapshot.internal.archive;

import io.praetor.snapshot.internal.archive.SnapshotMeta.Server;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The addresses of all servers as a MessagePack list of byte strings, which is how raft described
 * its members before version 1 of the metadata. Tools may still show it; nothing reads it here.
 */
final class MsgpackPeers {

  private static final int FIX_ARRAY = 0x90;
  private static final int ARRAY_16 = 0xdc;
  private static final int MAX_FIX_ARRAY = 15;
  private static final int FIX_RAW = 0xa0;
  private static final int RAW_16 = 0xda;
  private static final int MAX_FIX_RAW = 31;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private MsgpackPeers() {}

  static byte[] encode(List<Server> servers) {
    MsgpackPeers peers = new MsgpackPeers();
    peers.length(servers.size(), FIX_ARRAY, MAX_FIX_ARRAY, ARRAY_16);
    for (Server server : servers) {
      byte[] address = server.address().getBytes(StandardCharsets.UTF_8);
      peers.length(address.length, FIX_RAW, MAX_FIX_RAW, RAW_16);
      peers.out.writeBytes(address);
    }
    return peers.out.toByteArray();
  }

  private void length(int length, int fix, int maxFix, int sixteen) {
    if (length <= maxFix) {
      out.write(fix | length);
    } else {
      out.write(sixteen);
      out.write(length >>> Byte.SIZE);
      out.write(length);
    }
  }
}
