package io.praetor.cli.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GoBase64PropertyTest {

  @Property(tries = 300)
  void shouldReadWhatAnEncoderWrote(@ForAll byte[] bytes) {
    GoBase64 decoded = GoBase64.decode(Base64.getMimeEncoder().encodeToString(bytes));
    assertFalse(decoded.isFaulty());
    assertArrayEquals(bytes, decoded.bytes());
  }

  @Property(tries = 300)
  void shouldNeverThrow(@ForAll String text) {
    GoBase64 decoded = GoBase64.decode(text);
    assertTrue(decoded.faultAt() <= text.length());
  }

  @Property(tries = 300)
  void shouldKeepWhatComesBeforeTheFault(
      @ForAll byte[] bytes, @ForAll @IntRange(max = 20) int position) {
    String good = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    int at = Math.min(position, good.length());
    GoBase64 decoded = GoBase64.decode(good.substring(0, at) + "!" + good.substring(at));
    assertEquals(at, decoded.faultAt());
    assertEquals(at / 4 * 3, decoded.bytes().length);
  }

  @Example
  void shouldNameTheFault() {
    assertEquals("illegal base64 data at input byte 3", GoBase64.decode("not base64!").fault());
    assertTrue(GoBase64.decode("aGVsbG8").isFaulty());
    assertTrue(GoBase64.decode("aGVsbG8==").isFaulty());
    assertTrue(GoBase64.decode("====").isFaulty());
    assertTrue(GoBase64.decode("aG=s").isFaulty());
  }
}
