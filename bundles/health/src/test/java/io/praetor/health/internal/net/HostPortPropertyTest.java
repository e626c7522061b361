package io.praetor.health.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HostPortPropertyTest {

  @Property(tries = 2_000)
  void shouldReadAnyTextOrRefuseIt(@ForAll String text) {
    try {
      HostPort.parse(text);
    } catch (DialException refused) {
      assertFalse(refused.getMessage().isEmpty());
    }
  }

  @Property(tries = 200)
  void shouldReadWhatItWrites(@ForAll @IntRange(min = 0, max = 65_535) int port)
      throws DialException {
    for (String host : new String[] {"h", "10.0.0.1", "::1", ""}) {
      HostPort address = new HostPort(host, port);
      assertEquals(address, HostPort.parse(address.toString()));
    }
  }
}
