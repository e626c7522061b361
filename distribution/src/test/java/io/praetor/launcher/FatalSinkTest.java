package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FatalSinkTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AgentExit exit = new AgentExit();
  private final FatalSink sink =
      new FatalSink(exit, new PrintStream(printed, false, StandardCharsets.UTF_8));

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
  void shouldKeepQuietWhenTheAgentIsStoppingAnyway() {
    assertTrue(exit.stop());
    sink.accept("the port is gone");
    assertEquals(AgentExit.STATUS_STOPPED, exit.await());
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }
}
