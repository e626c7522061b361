package io.praetor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConsoleWordsTest {

  private static final String NO_INPUT =
      "There is no standard input in an agent's console; use a file\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CompletableFuture<Runnable> stop = new CompletableFuture<>();

  @Test
  void shouldKnowAllWordsButTwo() {
    Set<String> missing = new HashSet<>(Commands.all().below("").keySet());
    ConsoleWords.all().forEach(missing::remove);
    assertEquals(Set.of("agent", "shell"), missing);
    for (String word : ConsoleWords.all()) {
      assertEquals(0, run(Map.of(), word, "-h"), word);
      assertTrue(text().startsWith("Usage: consul " + word), text());
    }
  }

  @Test
  void shouldRefuseToReadWhatNobodyTypes() throws IOException {
    try (StubAgent agent = new StubAgent()) {
      Map<String, String> own = Map.of("CONSUL_HTTP_ADDR", agent.address());
      assertEquals(1, run(own, "kv", "put", "key", "-"));
      assertEquals("Error! " + NO_INPUT, text());
      assertEquals(1, run(own, "config", "write", "-"));
      assertTrue(text().endsWith(NO_INPUT), text());
      assertEquals(1, run(own, "exec", "-"));
      assertEquals(NO_INPUT, text());
      assertEquals(1, run(own, "lock", "-pass-stdin", "prefix", "true"));
      assertEquals(NO_INPUT, text());
      assertEquals(List.of(), agent.requests());
    }
  }

  @Test
  void shouldNotAskSomeOtherAgentWhereItsOwnCannotBeAsked() throws IOException {
    assertEquals(1, run(Map.of(), "kv", "get", "key"));
    assertEquals(
        "Error connecting to Consul agent: this agent has no HTTP listener that commands can ask;"
            + " -http-addr names another agent\n",
        text());
    assertEquals(0, run(Map.of(), "version"));
    try (StubAgent agent = new StubAgent()) {
      agent.answering(200, "[]");
      assertEquals(0, run(Map.of(), "catalog", "datacenters", "-http-addr=" + agent.address()));
    }
  }

  @Test
  void shouldGiveALockBackWhenTheOperatorHasEnough() throws Exception {
    try (KvAgent agent = new KvAgent()) {
      Map<String, String> own = Map.of("CONSUL_HTTP_ADDR", agent.address());
      BackgroundRun run =
          new BackgroundRun(
              () -> run(own, "lock", "-verbose", "it", "echo held; echo bad >&2; exec sleep 1000"));
      run.until(() -> text().contains("held\nbad\n"));
      stop.get(30, TimeUnit.SECONDS).run();
      assertEquals(0, run.status());
      assertTrue(text().endsWith("Child terminated\nCleanup succeeded\n"), text());
      assertEquals(List.of(), agent.keys());
      assertTrue(agent.sessions().isEmpty());
    }
  }

  @Test
  void shouldShowWhatAProgramSaysBeforeWhatIsSaidOfIt() throws IOException {
    try (KvAgent agent = new KvAgent()) {
      Map<String, String> own = Map.of("CONSUL_HTTP_ADDR", agent.address());
      assertEquals(2, run(own, "lock", "-child-exit-code", "it", "sleep 1000 & echo $!; exit 3"));
      String[] said = text().split("\n", 2);
      ProcessHandle.of(Long.parseLong(said[0])).ifPresent(ProcessHandle::destroyForcibly);
      assertEquals("Error running handler: exit status 3\n", said[1]);
    }
  }

  private int run(Map<String, String> environment, String... words) {
    out.reset();
    Consumer<Runnable> taker = stop::complete;
    return ConsoleWords.run(
        List.of(words), environment, new PrintStream(out, true, StandardCharsets.UTF_8), taker);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
