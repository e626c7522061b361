package io.praetor.cli;

import java.io.IOException;
import java.io.InputStream;

/**
 * The standard input of commands in an agent's console: what the operator types there are commands.
 * A command that wants to read fails, since an end at once would make it write an empty value.
 */
final class NoInput extends InputStream {

  static final String REASON = "There is no standard input in an agent's console; use a file";

  @Override
  public int read() throws IOException {
    throw new IOException(REASON);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return read();
  }
}
