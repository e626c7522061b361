package io.praetor.session.internal.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.session.SessionRow;
import io.praetor.session.internal.command.SessionCommand.Creation;
import io.praetor.session.internal.command.SessionCommand.Destruction;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SessionCommandCodecPropertyTest {

  @Property(tries = 300)
  void shouldReadWhatItWrote(
      @ForAll String text,
      @ForAll boolean delete,
      @ForAll long delay,
      @ForAll long life,
      @ForAll @Size(max = 5) List<String> checks) {
    String clean = clean(text);
    List<String> ids = checks.stream().map(SessionCommandCodecPropertyTest::clean).toList();
    String behavior = delete ? SessionRow.DELETE : SessionRow.RELEASE;
    SessionRow row =
        new SessionRow("id", clean, "n", delay, behavior, clean, life, ids, List.of(), ids, 0, 0);
    assertComesBack(new Creation(row));
    assertComesBack(new Destruction(clean));
    SessionOperation operation = new SessionOperation(clean, "id");
    assertEquals(operation, SessionOperation.decode(ByteBuffer.wrap(operation.encode())));
    SessionResult result = new SessionResult(clean);
    assertEquals(result, SessionResult.decode(result.encode()));
  }

  @Property(tries = 1_000)
  void shouldSurviveGarbage(@ForAll @Size(max = 64) byte[] garbage) {
    decodeOrRefuse(garbage);
    byte[] plausible = garbage.clone();
    if (plausible.length > 1) {
      plausible[0] = 1;
      plausible[1] = (byte) (1 + (plausible[1] & 1));
    }
    decodeOrRefuse(plausible);
  }

  @Test
  void shouldRefuseEveryTruncationAndWhatStandsBehind() {
    for (byte[] whole : List.of(creation(), SessionCommandCodec.encode(new Destruction("id")))) {
      for (int length = 0; length < whole.length; length++) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThrows(MalformedCommandException.class, () -> decode(part));
      }
      byte[] longer = Arrays.copyOf(whole, whole.length + 1);
      assertThrows(MalformedCommandException.class, () -> decode(longer));
    }
    byte[] whole = new SessionOperation("delete", "id").encode();
    for (int length = 0; length < whole.length; length++) {
      ByteBuffer part = ByteBuffer.wrap(whole, 0, length);
      assertThrows(MalformedCommandException.class, () -> SessionOperation.decode(part));
    }
  }

  /** These bytes are in logs. */
  @Test
  void shouldKeepItsForm() {
    assertArrayEquals(
        HexFormat.of()
            .parseHex(
                "0101"
                    + "0169"
                    + "016e"
                    + "016f"
                    + "0f"
                    + "01"
                    + "033135730a"
                    + "010161"
                    + "010162"
                    + "010163"),
        creation());
    assertArrayEquals(
        HexFormat.of().parseHex("01020169"), SessionCommandCodec.encode(new Destruction("i")));
    assertArrayEquals(
        HexFormat.of().parseHex("0101640169"), new SessionOperation("d", "i").encode());
  }

  private static byte[] creation() {
    return SessionCommandCodec.encode(
        new Creation(
            new SessionRow(
                "i",
                "n",
                "o",
                15,
                SessionRow.DELETE,
                "15s",
                10,
                List.of("a"),
                List.of("b"),
                List.of("c"),
                0,
                0)));
  }

  private static void assertComesBack(SessionCommand command) {
    assertEquals(command, decode(SessionCommandCodec.encode(command)));
  }

  private static SessionCommand decode(byte[] bytes) {
    return SessionCommandCodec.decode(ByteBuffer.wrap(bytes));
  }

  private static void decodeOrRefuse(byte[] bytes) {
    try {
      decode(bytes);
    } catch (MalformedCommandException e) {
      assertEquals(MalformedCommandException.class, e.getClass());
    }
    try {
      SessionOperation.decode(ByteBuffer.wrap(bytes));
    } catch (MalformedCommandException e) {
      assertEquals(MalformedCommandException.class, e.getClass());
    }
  }

  /** A lone surrogate is no text and cannot come out of JSON that is UTF-8. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cs}", "");
  }
}
