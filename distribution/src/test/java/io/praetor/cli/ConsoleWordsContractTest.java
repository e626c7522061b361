package io.praetor.cli;

import io.praetor.spi.cli.Command;
import io.praetor.testkit.cli.CommandContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** What the console of an agent is given keeps to what is asked of every command of it. */
class ConsoleWordsContractTest {

  /** As the launcher gives it, which has no class of the interface. */
  private static Command named(String word) {
    return (arguments, environment, out) -> {
      List<String> words = new ArrayList<>(List.of(word));
      words.addAll(arguments);
      return ConsoleWords.run(words, environment, out, stop -> {});
    };
  }

  /** One that needs no agent. */
  @Nested
  class Keygen extends CommandContract {

    @Override
    protected Command create() {
      return named("keygen");
    }

    @Override
    protected List<String> good() {
      return List.of();
    }
  }

  /** One that asks an agent. */
  @Nested
  class Key extends CommandContract {

    private StubAgent agent;

    @BeforeEach
    void start() throws IOException {
      agent = new StubAgent().answering(200, "[{\"Key\":\"a\",\"Value\":\"b25l\"}]");
    }

    @AfterEach
    void stop() {
      agent.close();
    }

    @Override
    protected Command create() {
      return named("kv");
    }

    @Override
    protected List<String> good() {
      return List.of("get", "a");
    }

    @Override
    protected Map<String, String> environment() {
      return Map.of("CONSUL_HTTP_ADDR", agent.address());
    }
  }
}
