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
  private final PrintStream err = new PrintStream(printed, false, StandardCharsets.UTF_8);
  private final BundlesError bundlesError = new BundlesError(err);
  private final AgentExit exit = new AgentExit();
  private final FatalSink sink = sink("-config-dir", "d");

  private FatalSink sink(String... args) {
    return new FatalSink(List.of(args), exit, bundlesError, err);
  }

  @Test
  void shouldSayTheFirstMessageOnlyAndFail() {
    assertFalse(exit.isDecided());
    sink.accept("data_dir is locked");
    sink.accept("no state");
    assertTrue(exit.isDecided());
    assertEquals(AgentExit.STATUS_FAILED, exit.await());
    assertEquals("", printed.toString(StandardCharsets.UTF_8), "until everything has stopped");
    sink.tell();
    sink.tell();
    assertEquals("==> data_dir is locked\n", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void shouldExplainTheFlagsToWhoGotThemWrong() {
    FatalSink misunderstood = sink("-nonsense");
    misunderstood.accept("flag provided but not defined: -nonsense");
    misunderstood.tell();
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(
        text.startsWith(
            "flag provided but not defined: -nonsense\nUsage: consul agent [options]\n"),
        text);
    assertTrue(text.contains("\n  -data-dir=<value>\n"), text);
    assertTrue(text.contains("\n  -server\n"), text);
    assertTrue(
        text.endsWith("\n==> error parsing flags: flag provided but not defined: -nonsense\n"),
        text);
  }

  @Test
  void shouldRefuseFurtherWordsWithoutTheUsage() {
    FatalSink misunderstood = sink("-dev", "please");
    misunderstood.accept("Unexpected extra arguments: [please]");
    misunderstood.tell();
    assertEquals(
        "==> Unexpected extra arguments: [please]\n", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void shouldLetNobodySpeakAfterTheReason() throws Exception {
    sink.accept("data_dir is locked");
    bundlesError.write("a stack trace".getBytes(StandardCharsets.UTF_8));
    sink.tell();
    assertEquals("==> data_dir is locked\n", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void shouldKeepQuietWhenTheAgentIsStoppingAnyway() {
    assertTrue(exit.stop());
    sink.accept("the port is gone");
    sink.tell();
    assertEquals(AgentExit.STATUS_STOPPED, exit.await());
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }
}
