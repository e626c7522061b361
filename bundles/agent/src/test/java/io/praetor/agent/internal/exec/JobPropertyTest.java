package io.praetor.agent.internal.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class JobPropertyTest {

  private static final byte[] EVENT = bytes("{\"Prefix\":\"_rexec\",\"Session\":\"s-1\"}");
  private static final byte[] JOB =
      bytes("{\"Command\":\"ls\",\"Args\":[\"a\",\"b\"],\"Script\":\"eA==\",\"Wait\":2000000000}");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Example
  void shouldReadJobs() throws IOException {
    JobSpec spec = JobSpec.parse(JOB);
    assertEquals("ls", spec.command());
    assertEquals(List.of("a", "b"), spec.args());
    assertArrayEquals(bytes("x"), spec.script());
    assertEquals(2_000, spec.waitMillis());
    assertEquals(100, JobSpec.parse(bytes("{\"Script\":null}")).waitMillis());
  }

  @Example
  void shouldKnowWhereThingsAre() throws IOException {
    JobKeys keys = JobKeys.parse(EVENT);
    assertEquals("_rexec/s-1/job", keys.job());
    assertEquals("_rexec/s-1/n/ack", keys.acknowledgement("n"));
    assertEquals("_rexec/s-1/n/out/0001f", keys.output("n", 31));
    assertEquals("_rexec/s-1/n/exit", keys.exitStatus("n"));
    assertEquals("s-1/job", new JobKeys("", "s-1").job());
    assertEquals("a/s-1/job", new JobKeys("/a//b/../", "s-1").job());
  }

  @Property
  void shouldReadAnythingOrSayThatItCannot(
      @ForAll byte[] bytes, @ForAll @IntRange(max = 80) int length) {
    for (byte[] input : new byte[][] {bytes, Arrays.copyOf(EVENT, length)}) {
      try {
        assertFalse(JobKeys.parse(input).session().isEmpty());
      } catch (IOException malformed) {
        assertFalse(malformed.getMessage().isEmpty());
      }
    }
    for (byte[] input : new byte[][] {bytes, Arrays.copyOf(JOB, length)}) {
      try {
        assertTrue(JobSpec.parse(input).waitMillis() >= 100);
      } catch (IOException malformed) {
        assertFalse(malformed.getMessage().isEmpty());
      }
    }
  }
}
