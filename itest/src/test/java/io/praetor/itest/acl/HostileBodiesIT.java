package io.praetor.itest.acl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies that no handler and no command expects, sent to every route that takes one by somebody who
 * may do everything. Each is taken or refused in words; none breaks a handler, and none gets into
 * the log that a server could not carry out.
 */
class HostileBodiesIT {

  private static final int DEPTH = 10_000;

  private static final List<String> BODIES =
      List.of(
          "null",
          "[null,[]]",
          "{\"ID\":null,\"Name\":{},\"Node\":[],\"Service\":1,\"Check\":\"\",\"Checks\":{}}",
          "{\"Name\":\"\\u0000\\ud800\",\"Node\":\"\\u0000\",\"Kind\":\"../..\",\"TTL\":1e308}",
          "[{\"KV\":null},{\"Node\":{\"Node\":null}},{\"Service\":[]},{\"Check\":{\"Check\":9}}]",
          "[".repeat(DEPTH));

  /** What the log shows of an error that nobody foresaw. */
  private static final String TRACE = "\tat ";

  @TempDir Path directory;

  @Test
  void shouldTakeOrRefuseAnyBody() throws IOException {
    try (GuardedAgent agent = new GuardedAgent(directory, "deny")) {
      MatrixWorld world = new MatrixWorld(agent).settle();
      List<String> broken = new ArrayList<>();
      for (MatrixRow row : MatrixTable.rows()) {
        if (row.last() || row.method().equals("GET")) {
          continue;
        }
        MatrixRow filled = world.fill(row);
        for (String body : BODIES) {
          int before = traces(agent);
          agent.ask(row.method(), filled.path(), GuardedAgent.ROOT, body);
          if (traces(agent) > before) {
            broken.add(filled + " " + body.substring(0, Math.min(60, body.length())));
          }
        }
      }
      world.settle(); // it still does what it should
      assertEquals(List.of(), broken, () -> agent.process().log());
    }
  }

  private static int traces(GuardedAgent agent) {
    return agent.process().log().split(TRACE, -1).length;
  }
}
