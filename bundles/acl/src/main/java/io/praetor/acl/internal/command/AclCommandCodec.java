package io.praetor.acl.internal.command;

import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands as bytes: a version, the number of the kind, and the command as JSON. */
public final class AclCommandCodec {

  private static final int VERSION = 1;

  /** Kinds by their numbers, from 0; only ever added to. */
  private static final List<Class<? extends AclCommand>> KINDS =
      List.of(
          AclCommand.Initialization.class,
          AclCommand.Bootstrap.class,
          AclCommand.TokenCreation.class,
          AclCommand.TokenChange.class,
          AclCommand.TokenClone.class,
          AclCommand.TokenDeletion.class,
          AclCommand.Logout.class,
          AclCommand.Expiry.class,
          AclCommand.PolicyWrite.class,
          AclCommand.PolicyDeletion.class,
          AclCommand.RoleWrite.class,
          AclCommand.RoleDeletion.class,
          AclCommand.MethodWrite.class,
          AclCommand.MethodDeletion.class,
          AclCommand.BindingWrite.class,
          AclCommand.BindingDeletion.class,
          AclCommand.Replica.class);

  private AclCommandCodec() {}

  public static byte[] encode(AclCommand command) {
    byte[] json = JsonText.of(RowTree.of(command)).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + json.length)
        .put((byte) VERSION)
        .put((byte) KINDS.indexOf(command.getClass()))
        .put(json)
        .array();
  }

  /** The buffer is read to its end. */
  static AclCommand decode(ByteBuffer payload) {
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
    return RowTree.record(KINDS.get(kind), tree(json));
  }

  private static Object tree(byte[] json) {
    return JsonTree.parse(
        json,
        reason -> {
          throw new MalformedCommandException(reason);
        });
  }
}
