package io.praetor.kv.internal.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The binary form of a {@link KvCommand}: version, operation, then flags, index, session and key,
 * since version 2 life, version to bring back and limits, and the value to the end. Version 1 is in
 * logs and is understood.
 */
public final class KvCommandCodec {

  private static final byte VERSION = 2;
  private static final byte WITHOUT_PAST = 1;
  private static final int NUMBERS = 11;
  private static final int FIXED_BYTES = 2 + NUMBERS * Fields.MAX_NUMBER_BYTES;

  private KvCommandCodec() {}

  public static byte[] encode(KvCommand command) {
    byte[] session = command.session().getBytes(StandardCharsets.UTF_8);
    byte[] key = command.key().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(FIXED_BYTES + session.length + key.length + command.value().length);
    out.put(VERSION).put(command.operation().code());
    Fields.putNumber(out, command.flags());
    Fields.putNumber(out, command.index());
    Fields.putBytes(out, session);
    Fields.putBytes(out, key);
    Fields.putNumber(out, command.lifeMillis());
    Fields.putNumber(out, command.version());
    Fields.putLimits(out, command.limits());
    out.put(command.value());
    return Fields.written(out);
  }

  /** The buffer is read to its end. */
  static KvCommand decode(ByteBuffer in) {
    byte version = Fields.octet(in);
    if (version != VERSION && version != WITHOUT_PAST) {
      throw new MalformedCommandException("unknown version of a key/value command: " + version);
    }
    KvOperation operation = KvOperation.of(Fields.octet(in));
    long flags = Fields.number(in);
    long index = Fields.number(in);
    String session = Fields.string(in);
    String key = Fields.string(in);
    boolean past = version == VERSION;
    long life = past ? Fields.number(in) : 0;
    long wanted = past ? Fields.number(in) : 0;
    KvLimits limits = past ? Fields.limits(in) : null;
    return new KvCommand(
        operation, key, Fields.rest(in), flags, index, session, life, wanted, limits);
  }
}
