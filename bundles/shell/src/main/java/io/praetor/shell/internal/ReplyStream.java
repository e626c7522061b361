package io.praetor.shell.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The way to the client. A reply is text, however long, followed by one byte that says how it went;
 * therefore these two bytes never appear in the text.
 *
 * <p>Closing does nothing: commands may close what they print to, and the client waits for the end
 * of the reply.
 */
final class ReplyStream extends FilterOutputStream {

  static final int OK = 0;
  static final int FAILED = 1;

  private static final byte REPLACEMENT = '?';

  ReplyStream(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int value) throws IOException {
    out.write(isEnd((byte) value) ? REPLACEMENT : value);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (isEnd(bytes[i])) {
        out.write(bytes, from, i - from);
        out.write(REPLACEMENT);
        from = i + 1;
      }
    }
    out.write(bytes, from, offset + length - from);
  }

  synchronized void end(boolean ok) throws IOException {
    out.write(ok ? OK : FAILED);
    out.flush();
  }

  @Override
  public synchronized void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private static boolean isEnd(byte value) {
    return value == OK || value == FAILED;
  }
}
