package io.praetor.session.internal.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.PlatformException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SessionBodyPropertyTest {

  private static final TimeToLive TIMES = new TimeToLive(10_000_000_000L);
  private static final byte[] FULL =
      """
      {"ID": "x", "Name": "n", "Node": "o", "NodeChecks": ["a", null], "ServiceChecks":
       [{"ID": "s", "Namespace": ""}], "Checks": ["c"], "LockDelay": "5s", "Behavior": "delete",
       "TTL": "1m", "CreateIndex": 5, "More": {"a": [1.5, true, false, null]}}
      """
          .getBytes(StandardCharsets.UTF_8);

  @Property(tries = 500)
  void shouldUnderstandOrRefuseAnyBytes(@ForAll @Size(max = 40) byte[] garbage) {
    parseOrRefuse(garbage);
  }

  @Property(tries = 500)
  void shouldUnderstandOrRefuseDamagedBodies(
      @ForAll @IntRange(max = 280) int at,
      @ForAll byte damage,
      @ForAll @IntRange(max = 280) int end) {
    byte[] damaged = Arrays.copyOf(FULL, Math.min(FULL.length, Math.max(at + 1, end)));
    damaged[Math.min(at, damaged.length - 1)] = damage;
    parseOrRefuse(damaged);
  }

  private static void parseOrRefuse(byte[] body) {
    try {
      SessionBody.parse(body, "id", "node", TIMES);
    } catch (PlatformException e) {
      assertTrue(!e.getMessage().isEmpty());
    }
  }
}
