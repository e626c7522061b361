package io.praetor.testkit.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the command of one operator writes to; remembers whether somebody has closed it. */
final class SessionOutput extends PrintStream {

  private final ByteArrayOutputStream bytes;
  private volatile boolean closed;

  SessionOutput() {
    this(new ByteArrayOutputStream());
  }

  private SessionOutput(ByteArrayOutputStream bytes) {
    super(bytes, true, StandardCharsets.UTF_8);
    this.bytes = bytes;
  }

  @Override
  public void close() {
    closed = true;
    super.close();
  }

  boolean isClosed() {
    return closed;
  }

  String text() {
    flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
