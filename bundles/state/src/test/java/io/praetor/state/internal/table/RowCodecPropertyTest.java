package io.praetor.state.internal.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.kv.KvChange;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTombstone;
import io.praetor.api.kv.KvVersion;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.state.internal.wire.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class RowCodecPropertyTest {

  private static final KvEntryCodec ENTRY = new KvEntryCodec();
  private static final KvTombstoneCodec TOMBSTONE = new KvTombstoneCodec();
  private static final AutopilotConfigCodec AUTOPILOT = new AutopilotConfigCodec();
  private static final KvChangeCodec CHANGE = new KvChangeCodec();
  private static final KvVersionCodec OLD = new KvVersionCodec();
  private static final RestorePartCodec PART = new RestorePartCodec();

  @Property
  void shouldBringBackEntries(
      @ForAll @StringLength(max = 30) String text,
      @ForAll @Size(max = 200) byte[] value,
      @ForAll long flags,
      @ForAll long lockIndex,
      @ForAll @StringLength(max = 36) String sessionText,
      @ForAll long createIndex,
      @ForAll long modifyIndex)
      throws MalformedDataException {
    String key = encodable(text);
    String session = encodable(sessionText);
    KvEntry row = new KvEntry(key, value, flags, lockIndex, session, createIndex, modifyIndex);
    KvEntry back = ENTRY.decode(key.getBytes(StandardCharsets.UTF_8), ENTRY.encode(row));
    assertArrayEquals(value, back.value());
    assertEquals(
        row,
        new KvEntry(
            back.key(),
            value,
            back.flags(),
            back.lockIndex(),
            back.session(),
            back.createIndex(),
            back.modifyIndex()));
  }

  @Property
  void shouldBringBackTombstones(@ForAll @StringLength(max = 30) String text, @ForAll long index)
      throws MalformedDataException {
    String key = encodable(text);
    KvTombstone row = new KvTombstone(key, index);
    assertEquals(
        row, TOMBSTONE.decode(key.getBytes(StandardCharsets.UTF_8), TOMBSTONE.encode(row)));
  }

  @Property
  void shouldBringBackAutopilotConfigs(
      @ForAll boolean cleanup, @ForAll long number, @ForAll long other)
      throws MalformedDataException {
    AutopilotConfig row = new AutopilotConfig(cleanup, number, other, 3, number, other, number);
    assertEquals(row, AUTOPILOT.decode(new byte[0], AUTOPILOT.encode(row)));
  }

  @Property
  void shouldBringBackTheirPast(
      @ForAll @StringLength(max = 30) String text,
      @ForAll @Size(max = 200) byte[] value,
      @ForAll boolean deleted,
      @ForAll @StringLength(max = 30) String authorText,
      @ForAll long index,
      @ForAll long kept)
      throws MalformedDataException {
    String key = encodable(text);
    String author = encodable(authorText);
    KvEntry entry = new KvEntry(key, value, 7, 1, "", 2, index);
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    byte[] changeKey = ByteBuffer.allocate(8 + name.length).putLong(index).put(name).array();
    KvChange change = CHANGE.decode(changeKey, CHANGE.encode(new KvChange(entry, deleted)));
    assertEquals(deleted, change.deleted());
    assertEquals(key, change.entry().key());
    assertEquals(index, change.modifyIndex());
    assertArrayEquals(value, change.entry().value());
    byte[] oldKey =
        ByteBuffer.allocate(name.length + 9).put(name).put((byte) 0).putLong(index).array();
    KvVersion old = OLD.decode(oldKey, OLD.encode(new KvVersion(entry, deleted, author, kept)));
    assertEquals(new KvVersion(old.entry(), deleted, author, kept), old);
    assertEquals(key, old.entry().key());
    assertEquals(index, old.entry().modifyIndex());
    assertArrayEquals(value, old.entry().value());
  }

  @Property(tries = 300)
  void shouldBringBackPiecesOfARestore(
      @ForAll @StringLength(max = 36) String text,
      @ForAll @IntRange int number,
      @ForAll @Size(max = 200) byte[] bytes,
      @ForAll long index)
      throws MalformedDataException {
    RestorePart row = new RestorePart(encodable(text), number, bytes, index);
    RestorePart back = PART.decode(RestorePart.key(number), PART.encode(row));
    assertArrayEquals(bytes, back.bytes());
    assertEquals(row, new RestorePart(back.restore(), back.number(), bytes, back.modifyIndex()));
  }

  @Property(tries = 2000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 40) byte[] garbage) {
    for (RowCodec<?> codec : new RowCodec<?>[] {ENTRY, TOMBSTONE, AUTOPILOT, CHANGE, OLD, PART}) {
      attempt(codec, garbage);
      if (garbage.length > 0) {
        garbage[0] = 1;
        attempt(codec, garbage);
      }
    }
  }

  @Property(tries = 100)
  void shouldRefuseWhatIsCutInTheHead(@ForAll long flags, @ForAll long index) {
    byte[] whole = ENTRY.encode(new KvEntry("k", new byte[0], flags, 0, "session", 1, index));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedDataException.class, () -> ENTRY.decode(new byte[] {'k'}, cut));
    }
  }

  private static void attempt(RowCodec<?> codec, byte[] bytes) {
    try {
      codec.decode(new byte[] {'k'}, bytes);
    } catch (MalformedDataException e) {
      assertEquals(false, e.getMessage().isBlank());
    }
  }

  /** Half of a surrogate pair has no UTF-8 and can come from no key. */
  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
