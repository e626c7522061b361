package io.praetor.raft.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.raft.AutopilotConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutopilotJsonTest {

  @Test
  void shouldReadABodyWithZerosForTheRest() {
    assertEquals(
        new AutopilotConfig(false, 400, 500, 3, 5_000, 0, 0),
        read(
            "{\"CleanupDeadServers\":false,\"LastContactThreshold\":\"400ms\","
                + "\"MaxTrailingLogs\":500,\"MinQuorum\":3,\"ServerStabilizationTime\":5000000000,"
                + "\"UpgradeVersionTag\":\"x\",\"ModifyIndex\":9}"));
    assertEquals(
        new AutopilotConfig(true, 0, 0, 0, 0, 0, 0), read("{\"CleanupDeadServers\":true}"));
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstand() {
    for (String bad :
        List.of(
            "junk",
            "[]",
            "{\"Unknown\":1}",
            "{\"LastContactThreshold\":\"soon\"}",
            "{\"MaxTrailingLogs\":-1}",
            "{\"CleanupDeadServers\":1}")) {
      assertThrows(IllegalArgumentException.class, () -> read(bad), bad);
    }
  }

  private static AutopilotConfig read(String body) {
    return AutopilotJson.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
