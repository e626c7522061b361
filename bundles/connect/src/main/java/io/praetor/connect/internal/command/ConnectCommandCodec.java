package io.praetor.connect.internal.command;

import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.RecordTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands as bytes: a version, the number of the kind, and the command as JSON. */
public final class ConnectCommandCodec {

  private static final int VERSION = 1;

  /** Kinds by their numbers, from 0; only ever added to. */
  private static final List<Class<? extends ConnectCommand>> KINDS =
      List.of(ConnectCommand.Change.class, ConnectCommand.Numbering.class);

  private ConnectCommandCodec() {}

  public static byte[] encode(ConnectCommand command) {
    byte[] json = JsonText.of(RecordTree.of(command)).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + json.length)
        .put((byte) VERSION)
        .put((byte) KINDS.indexOf(command.getClass()))
        .put(json)
        .array();
  }

  /** The buffer is read to its end. */
  static ConnectCommand decode(ByteBuffer payload) {
    if (payload.remaining() < 2) {
      throw new MalformedCommandException("ends too early");
    }
    int version = payload.get();
    int kind = payload.get();
    if (version != VERSION || kind < 0 || kind >= KINDS.size()) {
      throw new MalformedCommandException("unknown version or kind: " + version + ", " + kind);
    }
    byte[] json = new byte[payload.remaining()];
    payload.get(json);
    Object tree =
        JsonTree.parse(
            json,
            reason -> {
              throw new MalformedCommandException(reason);
            });
    return RecordTree.record(KINDS.get(kind), tree, MalformedCommandException::new);
  }
}
