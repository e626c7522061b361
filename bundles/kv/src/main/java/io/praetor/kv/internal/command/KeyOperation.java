package io.praetor.kv.internal.command;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.kv.KvEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * An operation of a transaction on a key, as it stands in the log: version, verb, flags, index,
 * session, key, limits, and the value to the end. The verb is the client's word, known or not: what
 * cannot be done is refused where all others are tried as well.
 *
 * @param verb what is to be done
 * @param key the key or prefix
 * @param value to be written; empty where there is none; never changed
 * @param flags to be written
 * @param index that is expected
 * @param session that locks, unlocks or is expected
 * @param limits how much of the past may be kept
 */
public record KeyOperation(
    String verb,
    String key,
    byte[] value,
    long flags,
    long index,
    String session,
    KvLimits limits) {

  private static final byte VERSION = 1;
  private static final int NUMBERS = 10;
  private static final Set<String> WRITES =
      Set.of("set", "cas", "lock", "unlock", "delete", "delete-cas", "delete-tree");

  /** Whether it changes nothing. */
  public boolean reads() {
    return !WRITES.contains(verb);
  }

  /**
   * What one must be allowed to do before it is carried out. What is read is shown only to those
   * who may see it; but what is compared tells something by its outcome.
   */
  List<Permission> needs() {
    return switch (verb) {
      case "get", "get-tree" -> List.of();
      case "check-session", "check-index" -> List.of(Permission.of(Resource.KEY, Access.READ, key));
      case "delete-tree" -> List.of(Permission.below(Resource.KEY, Access.WRITE, key));
      default -> List.of(Permission.of(Resource.KEY, Access.WRITE, key));
    };
  }

  KvEntry entry() {
    return new KvEntry(key, value, flags, 0, session, 0, 0);
  }

  public byte[] encode() {
    byte[] verbBytes = verb.getBytes(StandardCharsets.UTF_8);
    byte[] sessionBytes = session.getBytes(StandardCharsets.UTF_8);
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(
            1
                + NUMBERS * Fields.MAX_NUMBER_BYTES
                + verbBytes.length
                + sessionBytes.length
                + keyBytes.length
                + value.length);
    out.put(VERSION);
    Fields.putBytes(out, verbBytes);
    Fields.putNumber(out, flags);
    Fields.putNumber(out, index);
    Fields.putBytes(out, sessionBytes);
    Fields.putBytes(out, keyBytes);
    Fields.putLimits(out, limits);
    out.put(value);
    return Fields.written(out);
  }

  static KeyOperation decode(ByteBuffer in) {
    byte version = Fields.octet(in);
    if (version != VERSION) {
      throw new MalformedCommandException("unknown version of an operation: " + version);
    }
    String verb = Fields.string(in);
    long flags = Fields.number(in);
    long index = Fields.number(in);
    String session = Fields.string(in);
    String key = Fields.string(in);
    KvLimits limits = Fields.limits(in);
    return new KeyOperation(verb, key, Fields.rest(in), flags, index, session, limits);
  }
}
