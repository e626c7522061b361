package io.praetor.agent.internal.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class JsonTreePropertyTest {

  @Property
  void shouldReadWhatItWrote(@ForAll @Size(max = 4) Map<String, @Size(max = 4) List<String>> tree)
      throws IOException {
    assertEquals(tree, JsonTree.read(JsonTree.write(tree)));
  }

  /** Whatever an answer is, a view of it is the same view, or a refusal. */
  @Property
  void shouldReadAnythingOrSayThatItCannot(
      @ForAll byte[] bytes, @ForAll @Size(max = 6) Map<String, String> map) {
    byte[] whole = JsonTree.write(map);
    for (byte[] json : new byte[][] {bytes, Arrays.copyOf(whole, whole.length / 2)}) {
      for (String type : List.of("key", "services", "checks", "service", "event")) {
        try {
          WatchedView view = new WatchedView(type);
          assertArrayEquals(view.of(true, json, 0), view.of(true, json, 0));
        } catch (IOException malformed) {
          assertEquals(false, malformed instanceof java.io.FileNotFoundException);
        }
      }
    }
  }
}
