package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.state.Commands;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operation of a transaction came to: entries, or the text of a refusal. Behind the first
 * byte, which is that of all operations, stand the number of entries and each one's fields.
 *
 * @param entries those of a done operation; without values unless it was to read them
 * @param refusal null when it was done
 */
public record OperationResult(List<KvEntry> entries, String refusal) {

  private static final byte[] NO_VALUE = {};
  private static final int NUMBERS = 7;

  static OperationResult refused(String text) {
    return new OperationResult(List.of(), text);
  }

  /** Done, with nothing to tell. */
  static OperationResult done() {
    return new OperationResult(List.of(), null);
  }

  static OperationResult read(List<KvEntry> entries) {
    return new OperationResult(entries, null);
  }

  /** Done; the value is known to whoever wrote it. */
  static OperationResult of(KvEntry entry) {
    return read(
        List.of(
            new KvEntry(
                entry.key(),
                NO_VALUE,
                entry.flags(),
                entry.lockIndex(),
                entry.session(),
                entry.createIndex(),
                entry.modifyIndex())));
  }

  byte[] encode() {
    if (refusal != null) {
      byte[] text = refusal.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(1 + text.length).put(Commands.OPERATION_REFUSED).put(text).array();
    }
    List<byte[]> parts = new ArrayList<>(entries.size());
    int size = 1 + Fields.MAX_NUMBER_BYTES;
    for (KvEntry entry : entries) {
      byte[] part = encode(entry);
      parts.add(part);
      size += part.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).put(Commands.OPERATION_DONE);
    Fields.putNumber(out, parts.size());
    parts.forEach(out::put);
    return Fields.written(out);
  }

  private static byte[] encode(KvEntry entry) {
    byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
    byte[] session = entry.session().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(
            NUMBERS * Fields.MAX_NUMBER_BYTES + key.length + session.length + entry.value().length);
    Fields.putBytes(out, key);
    Fields.putBytes(out, entry.value());
    Fields.putNumber(out, entry.flags());
    Fields.putNumber(out, entry.lockIndex());
    Fields.putBytes(out, session);
    Fields.putNumber(out, entry.createIndex());
    Fields.putNumber(out, entry.modifyIndex());
    return Fields.written(out);
  }

  public static OperationResult decode(byte[] result) {
    ByteBuffer in = ByteBuffer.wrap(result);
    if (Fields.octet(in) != Commands.OPERATION_DONE) {
      return refused(new String(Fields.rest(in), StandardCharsets.UTF_8));
    }
    List<KvEntry> entries = new ArrayList<>();
    for (long left = Fields.number(in); left > 0; left--) {
      String key = Fields.string(in);
      byte[] value = Fields.bytes(in);
      long flags = Fields.number(in);
      long lockIndex = Fields.number(in);
      String session = Fields.string(in);
      entries.add(
          new KvEntry(key, value, flags, lockIndex, session, Fields.number(in), Fields.number(in)));
    }
    return read(entries);
  }
}
