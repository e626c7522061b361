package io.praetor.health.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class OutputTailPropertyTest {

  @Property(tries = 1_000)
  void shouldKeepTheEndHoweverItIsCut(
      @ForAll @Size(max = 20) List<@AlphaChars @StringLength(max = 700) String> pieces,
      @ForAll @IntRange(min = 1, max = 2_000) int bytesMax) {
    OutputTail tail = new OutputTail(bytesMax);
    for (String piece : pieces) {
      byte[] bytes = ("x" + piece).getBytes(StandardCharsets.US_ASCII);
      tail.add(bytes, 1, bytes.length - 1);
    }
    String all = String.join("", pieces);
    String end = all.substring(Math.max(0, all.length() - bytesMax));
    assertEquals(end, tail.text());
    assertEquals(
        all.length() <= bytesMax
            ? all
            : "Captured " + bytesMax + " of " + all.length() + " bytes\n...\n" + end,
        tail.annotated());
  }
}
