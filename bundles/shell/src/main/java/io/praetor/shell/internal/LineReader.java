package io.praetor.shell.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of bounded length, and hears of Ctrl-C between their characters. */
final class LineReader {

  static final int MAX_LINE_BYTES = 64 * 1024;

  /** What terminals make of Ctrl-C (ETX); it belongs to no line. */
  static final int INTERRUPT = 3;

  private final InputStream in;
  private final Runnable interrupted;

  /**
   * @param interrupted is called at each Ctrl-C
   */
  LineReader(InputStream in, Runnable interrupted) {
    this.in = in;
    this.interrupted = interrupted;
  }

  /**
   * The next line without its end, or null behind the last. A last line without an end was cut off
   * and is not handed out.
   *
   * @throws IOException also when a line is longer than {@link #MAX_LINE_BYTES}
   */
  String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int value = in.read(); value != '\n'; value = in.read()) {
      if (value < 0) {
        return null;
      }
      if (value == INTERRUPT) {
        interrupted.run();
        continue;
      }
      if (line.size() == MAX_LINE_BYTES) {
        throw new IOException("a command is at most " + MAX_LINE_BYTES + " bytes long");
      }
      line.write(value);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
