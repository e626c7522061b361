package io.praetor.gossip.internal.serf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.gossip.Coordinate;
import io.praetor.gossip.internal.serf.SerfMessage.EventsAt;
import io.praetor.gossip.internal.serf.SerfMessage.Filter;
import io.praetor.gossip.internal.serf.SerfMessage.Query;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class SerfCodecPropertyTest {

  private static final long TIME_MAX = 1L << 61;

  @Property(tries = 300)
  void shouldBringWordsBack(
      @ForAll @LongRange(min = 0, max = TIME_MAX) long time,
      @ForAll String name,
      @ForAll boolean flag)
      throws Exception {
    SerfMessage leave = new SerfMessage.Leave(time, utf8(name), flag);
    SerfMessage join = new SerfMessage.Join(time, utf8(name));

    assertEquals(leave, SerfDecoder.decode(SerfEncoder.encode(leave)));
    assertEquals(join, SerfDecoder.decode(SerfEncoder.encode(join)));
  }

  /** Text that has a form in UTF-8: no halves of a pair. */
  private static String utf8(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Property(tries = 300)
  void shouldBringQueriesBack(
      @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long id,
      @ForAll byte[] payload,
      @ForAll @IntRange(min = 0, max = 255) int relays,
      @ForAll @AlphaChars String expression)
      throws Exception {
    Query query =
        new Query(
            9,
            id,
            SerfFixture.endpoint(4),
            "b",
            List.of(new Filter.Nodes(List.of("x")), new Filter.Tag("role", expression)),
            Query.FLAG_ACK,
            relays,
            1_000,
            "q",
            payload);

    Query back = (Query) SerfDecoder.decode(SerfEncoder.encode(query));

    assertArrayEquals(payload, back.payload());
    assertEquals(query.filters(), back.filters());
    assertEquals(query.source(), back.source());
    assertEquals(id, back.id());
    assertEquals(relays, back.relayFactor());
  }

  @Property(tries = 200)
  void shouldBringAllStateBack(
      @ForAll @Size(max = 20) Map<@AlphaChars String, @LongRange(min = 0, max = 999) Long> times,
      @ForAll @Size(max = 20) List<@AlphaChars String> left,
      @ForAll @Size(max = 9) byte[] payload)
      throws Exception {
    SerfMessage everything =
        new SerfMessage.Everything(
            1, times, left, 2, List.of(new EventsAt(1, List.of(new EventBody("e", payload)))), 3);

    assertEquals(everything, SerfDecoder.decode(SerfEncoder.encode(everything)));
  }

  @Property(tries = 2_000)
  void shouldSurviveAnyBytes(@ForAll @Size(max = 300) byte[] bytes) {
    assertTrue(isReadOrRefused(bytes));
  }

  @Property(tries = 200)
  void shouldSurviveWhatIsCutOffOrBent(
      @ForAll @AlphaChars @StringLength(max = 40) String name,
      @ForAll byte bent,
      @ForAll @IntRange(min = 0, max = 500) int where) {
    SerfMessage message =
        new SerfMessage.Everything(
            1,
            Map.of(name, 3L),
            List.of(name),
            2,
            List.of(new EventsAt(1, List.of(new EventBody(name, new byte[3])))),
            3);
    byte[] whole = SerfEncoder.encode(message);
    for (int length = 0; length < whole.length; length++) {
      assertTrue(isReadOrRefused(Arrays.copyOf(whole, length)));
    }
    whole[where % whole.length] = bent;
    assertTrue(isReadOrRefused(whole));
  }

  /** Anything but these two ends the test with what was thrown. */
  private static boolean isReadOrRefused(byte[] bytes) {
    try {
      return SerfDecoder.decode(bytes) != null;
    } catch (MalformedMessageException e) {
      return e.getMessage() != null;
    }
  }

  @Property(tries = 500)
  void shouldSurviveAnyPayload(@ForAll @Size(max = 100) byte[] bytes) {
    byte[][] typed = {
      typed(SerfType.KEY_REQUEST, bytes),
      typed(SerfType.KEY_RESPONSE, bytes),
      typed(SerfType.CONFLICT_RESPONSE, bytes),
      typed(1, bytes),
      typed(255, bytes)
    };
    assertTrue(
        survives(() -> KeyCodec.requestedKey(typed[0]))
            && survives(() -> KeyCodec.answer(typed[1]))
            && survives(() -> ConflictCodec.place(typed[2]))
            && survives(() -> CoordinateCodec.decode(typed[3]))
            && survives(() -> TagCodec.decode(typed[4])));
  }

  private static byte[] typed(int type, byte[] bytes) {
    byte[] typed = new byte[bytes.length + 1];
    typed[0] = (byte) type;
    System.arraycopy(bytes, 0, typed, 1, bytes.length);
    return typed;
  }

  private static boolean survives(Reading reading) {
    try {
      reading.read();
      return true;
    } catch (MalformedMessageException e) {
      return true;
    }
  }

  private interface Reading {
    Object read() throws MalformedMessageException;
  }

  @Property(tries = 200)
  void shouldBringTagsBack(
      @ForAll @Size(max = 8)
          Map<
                  @AlphaChars @StringLength(max = 20) String,
                  @AlphaChars @StringLength(max = 30) String>
              tags) {
    assertEquals(tags, TagCodec.decode(TagCodec.encode(tags)));
  }

  @Property(tries = 100)
  void shouldBringPlacesBack(@ForAll @Size(8) List<Double> vector) throws Exception {
    Coordinate place = new Coordinate(vector, 1.5, 0.25, 1e-5);

    assertEquals(place, CoordinateCodec.decode(CoordinateCodec.encode(place)));
  }

  @Property(tries = 100)
  void shouldRefuseTagsThatAreTooLong(@ForAll @IntRange(min = 500, max = 2_000) int length) {
    boolean refused = false;
    try {
      var unused = TagCodec.encode(Map.of("key", "x".repeat(length)));
    } catch (IllegalArgumentException e) {
      refused = e.getMessage().equals("Encoded length of tags exceeds limit of 512 bytes");
    }
    // Marker, map, key with its length, value with its length: 9 bytes around the value.
    assertEquals(length > TagCodec.BYTES_MAX - 9, refused);
  }
}
