package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FatalSinkTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AgentExit exit = new AgentExit();
  private final FatalSink sink = sink("-config-dir", "d");

  private FatalSink sink(String... args) {
    return new FatalSink(
        List.of(args), exit, new PrintStream(printed, false, StandardCharsets.UTF_8));
  }

  @Test
  void shouldSayTheFirstMessageOnlyAndFail() {
    assertFalse(exit.isDecided());
    sink.accept("data_dir is locked");
    sink.accept("no state");
    assertTrue(exit.isDecided());
    assertEquals(AgentExit.STATUS_FAILED, exit.await());
    assertEquals("==> data_dir is locked\n", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void shouldExplainTheFlagsToWhoGotThemWrong() {
    sink("-nonsense").accept("flag provided but not defined: -nonsense");
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(
        text.startsWith(
            "flag provided but not defined: -nonsense\nUsage: consul agent [options]\n"),
        text);
    assertTrue(text.contains("\n  -data-dir=<value>\n"), text);
    assertTrue(text.contains("\n  -server\n"), text);
  }

  @Test
  void shouldKeepQuietWhenTheAgentIsStoppingAnyway() {
    assertTrue(exit.stop());
    sink.accept("the port is gone");
    assertEquals(AgentExit.STATUS_STOPPED, exit.await());
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }
}
