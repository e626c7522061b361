package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EntryCodecPropertyTest {

  @Property
  void shouldGiveBackWhatWasEncoded(
      @ForAll @Size(min = 1, max = 20) List<@Size(max = 200) byte[]> commands) throws Exception {
    List<byte[]> decoded = EntryCodec.decode(ByteBuffer.wrap(EntryCodec.encode(commands)));

    assertEquals(commands.size(), decoded.size());
    for (int i = 0; i < commands.size(); i++) {
      assertArrayEquals(commands.get(i), decoded.get(i));
    }
  }

  @Property(tries = 200)
  void shouldRefuseAnEntryThatEndsEarly(
      @ForAll @Size(min = 1, max = 5) List<@Size(max = 20) byte[]> commands) {
    byte[] entry = EntryCodec.encode(commands);

    for (int length = 0; length < entry.length; length++) {
      byte[] cut = Arrays.copyOf(entry, length);
      assertThrows(MalformedEntryException.class, () -> EntryCodec.decode(ByteBuffer.wrap(cut)));
    }
  }

  @Property
  void shouldRefuseAnEntryThatGoesOn(
      @ForAll @Size(min = 1, max = 5) List<@Size(max = 20) byte[]> commands,
      @ForAll @Size(min = 1, max = 9) byte[] more) {
    byte[] entry = EntryCodec.encode(commands);
    byte[] longer = Arrays.copyOf(entry, entry.length + more.length);

    assertThrows(MalformedEntryException.class, () -> EntryCodec.decode(ByteBuffer.wrap(longer)));
  }

  @Property
  void shouldTakeOrRefuseAnyBytes(@ForAll byte[] bytes, @ForAll boolean version) {
    if (version && bytes.length > 0) {
      bytes[0] = EntryCodec.VERSION;
    }
    List<byte[]> decoded;
    try {
      decoded = EntryCodec.decode(ByteBuffer.wrap(bytes));
    } catch (MalformedEntryException refused) {
      return;
    }
    assertArrayEquals(bytes, EntryCodec.encode(decoded));
  }

  @Property
  void shouldNotTrustLengths(
      @ForAll int count, @ForAll int length, @ForAll @IntRange(max = 64) int rest) {
    byte[] entry = new byte[EntryCodec.HEADER_BYTES + Integer.BYTES + rest];
    // Zeros would be read as empty commands.
    Arrays.fill(entry, (byte) 0xff);
    ByteBuffer.wrap(entry).put(EntryCodec.VERSION).putInt(count).putInt(length);

    if (count == 1 && length == rest) {
      return;
    }
    assertThrows(MalformedEntryException.class, () -> EntryCodec.decode(ByteBuffer.wrap(entry)));
  }
}
