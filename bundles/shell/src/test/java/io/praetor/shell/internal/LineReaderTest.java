package io.praetor.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void shouldReadLinesOfEitherEnding() throws IOException {
    LineReader lines = reader("lb\r\n\nscr:list ä\n");
    assertEquals("lb", lines.next());
    assertEquals("", lines.next());
    assertEquals("scr:list ä", lines.next());
    assertNull(lines.next());
  }

  @Test
  void shouldNotHandOutALineThatWasCutOff() throws IOException {
    assertNull(reader("uninstall 1").next());
  }

  @Test
  void shouldTakeTheLongestLineAndNoLonger() throws IOException {
    String longest = "x".repeat(LineReader.MAX_LINE_BYTES);
    assertEquals(longest, reader(longest + "\n").next());
    LineReader tooLong = reader(longest + "x\n");
    assertThrows(IOException.class, tooLong::next);
  }

  @Test
  void shouldHearOfCtrlCWithinALine() throws IOException {
    AtomicInteger heard = new AtomicInteger();
    LineReader lines = reader("l\u0003b\n\u0003", heard::incrementAndGet);
    assertEquals("lb", lines.next());
    assertEquals(1, heard.get());
    assertNull(lines.next());
    assertEquals(2, heard.get());
  }

  private static LineReader reader(String text) {
    return reader(text, () -> {});
  }

  private static LineReader reader(String text, Runnable interrupted) {
    return new LineReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), interrupted);
  }
}
