package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BundlesErrorTest {

  @Test
  void shouldPrintNothingOnceSilencedAndLeaveTheOriginalOpen() {
    ByteArrayOutputStream original = new ByteArrayOutputStream();
    BundlesError error = new BundlesError(original);
    PrintStream printer = new PrintStream(error, true, StandardCharsets.UTF_8);
    printer.print("before ");
    error.silence();
    printer.println("a stack trace");
    printer.write('x');
    printer.close();
    original.writeBytes("after".getBytes(StandardCharsets.UTF_8));
    assertEquals("before after", original.toString(StandardCharsets.UTF_8));
  }
}
