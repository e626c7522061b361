package io.praetor.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private static LineReader reader(String text) {
    return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
