package io.praetor.agent.internal.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.testkit.log.LoggedLines;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SyncLogTest {

  @Test
  void shouldWarnOnceOfAnOutageThatLasts() {
    try (LoggedLines lines = new LoggedLines(SyncLog.class.getName())) {
      for (int failures = 1; failures <= 6; failures++) {
        // As it comes from a future that depends on another one.
        SyncLog.failed(
            failures, new CompletionException(new IOException("No known Consul servers")));
      }
      assertEquals(
          List.of("failed to sync remote state, trying on: error=\"No known Consul servers\""),
          lines.rest());
    }
  }

  @Test
  void shouldWarnOfChecksThatFail() {
    try (LoggedLines lines = new LoggedLines(SyncLog.class.getName())) {
      SyncLog.changed("disk", "critical");
      SyncLog.changed("disk", "passing");
      SyncLog.changed("disk", "warning");
      assertEquals(
          List.of("Check is now critical: check=disk", "Check is now warning: check=disk"),
          lines.rest());
    }
  }
}
