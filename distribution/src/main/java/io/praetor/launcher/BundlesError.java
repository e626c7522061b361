package io.praetor.launcher;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard error as bundles see it, which can be closed to them while the original stays open.
 * Gogo's shell prints a stack trace there when the framework stops before it has finished starting,
 * under the one line that says why the agent cannot run.
 */
final class BundlesError extends FilterOutputStream {

  private volatile boolean silent;

  BundlesError(OutputStream original) {
    super(original);
  }

  /** From now on nothing is printed. */
  void silence() {
    silent = true;
  }

  @Override
  public void write(int octet) throws IOException {
    if (!silent) {
      out.write(octet);
    }
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    if (!silent) {
      out.write(octets, offset, length);
    }
  }

  /** The original is not ours to close. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
