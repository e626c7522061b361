package io.praetor.agent.internal.deregister;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.UncheckedIOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class DeregistrationPropertyTest {

  @Property
  void shouldComeBackAsItWas(
      @ForAll @NotEmpty String node,
      @ForAll @NotEmpty String id,
      @ForAll boolean isService,
      @ForAll long millis) {
    Deregistration wish =
        new Deregistration(node, isService ? id : "", isService ? "" : id, millis);
    // What is no character alone cannot be sent, and is no name either.
    if ((node + id).codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      assertEquals(wish, Deregistration.of(wish.toBytes()));
    }
  }

  @Property
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 600) byte[] bytes) {
    try {
      assertFalse(Deregistration.of(bytes).node().isEmpty());
    } catch (IllegalArgumentException | UncheckedIOException expected) {
      // Most are none.
    }
  }
}
