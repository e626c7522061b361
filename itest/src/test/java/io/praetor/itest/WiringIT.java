package io.praetor.itest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.itest.harness.FrameworkExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server: every bundle and plugin starts, and every component that a server needs comes up. */
class WiringIT extends ServerWiringContract {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @RegisterExtension
  static final FrameworkExtension FRAMEWORK =
      FrameworkExtension.server(new org.apache.felix.framework.FrameworkFactory()).withPlugins();

  WiringIT() {
    super(FRAMEWORK);
  }

  @Test
  void shouldAnswerAllProtocolsOfServers() {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertEquals(
                    Map.of(
                        "api", "false",
                        "lives", "true",
                        "raft", "true",
                        "raft-control", "true",
                        "raft-state", "true"),
                    protocols()));
  }
}
