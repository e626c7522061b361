package io.praetor.agent.internal.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class EventCodecPropertyTest {

  private static final String ID = "11111111-2222-3333-4444-555555555555";

  @Property(tries = 300)
  void shouldBringBackEvents(
      @ForAll @AlphaChars @net.jqwik.api.constraints.StringLength(max = 200) String text,
      @ForAll @Size(max = 400) byte[] payload)
      throws MalformedEventException {
    FiredEvent event = new FiredEvent(ID, text, payload, text, text, "", 1, 0);
    FiredEvent back = EventCodec.decode(EventCodec.encode(event));
    assertArrayEquals(payload, back.payload());
    assertEquals(text, back.name());
    assertEquals(text, back.nodeFilter());
    assertEquals(text, back.serviceFilter());
    assertEquals("", back.tagFilter());
    assertEquals(1, back.version());
  }

  @Property(tries = 3000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    attempt(garbage);
    if (garbage.length > 3) {
      garbage[0] = (byte) 0x81;
      garbage[1] = (byte) 0xA1;
      garbage[2] = 'q';
      attempt(garbage);
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    byte[] whole =
        EventCodec.encode(new FiredEvent(ID, "deploy", new byte[40], "n", "s", "t", 1, 0));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedEventException.class, () -> EventCodec.decode(cut));
    }
  }

  /** Old msgpack: the id, longer than 31 bytes, is a raw of two length bytes. */
  @Example
  void shouldWriteAsConsulDoes() {
    byte[] bytes = EventCodec.encode(new FiredEvent(ID, "d", new byte[] {1}, "", "", "", 1, 0));
    String id = HexFormat.of().formatHex(ID.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "84" + "a24944" + "da0024" + id + "a16e" + "a164" + "a170" + "a101" + "a176" + "01",
        HexFormat.of().formatHex(bytes));
  }

  @Example
  void shouldPassOverWhatItDoesNotKnow() throws MalformedEventException {
    String id = HexFormat.of().formatHex(ID.getBytes(StandardCharsets.UTF_8));
    byte[] newer =
        HexFormat.of()
            .parseHex("84" + "a24944" + "d924" + id + "a178" + "8192a10102c0" + "a176cc02a170c0");
    FiredEvent event = EventCodec.decode(newer);
    assertEquals(2, event.version());
    assertEquals(0, event.payload().length);
  }

  private static void attempt(byte[] bytes) {
    try {
      EventCodec.decode(bytes);
    } catch (MalformedEventException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
