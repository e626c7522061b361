package io.praetor.cli.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An open connection, whatever carries it; closing it ends a read on another thread. */
record Connection(InputStream in, OutputStream out, Closeable carrier) implements Closeable {

  @Override
  public void close() throws IOException {
    carrier.close();
  }
}
