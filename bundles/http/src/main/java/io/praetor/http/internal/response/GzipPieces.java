package io.praetor.http.internal.response;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses a body that comes piece by piece, so that each piece can be read at once. */
public final class GzipPieces implements AutoCloseable {

  private static final int BUFFER_BYTES = 512;

  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
  private final GZIPOutputStream out;

  public GzipPieces() {
    try {
      out = new GZIPOutputStream(compressed, BUFFER_BYTES, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What can be sent when this piece has been added. */
  public byte[] add(byte[] piece) {
    try {
      out.write(piece);
      out.flush();
      return take();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is still to be sent behind the last piece. */
  public byte[] finish() {
    close();
    return take();
  }

  private byte[] take() {
    byte[] taken = compressed.toByteArray();
    compressed.reset();
    return taken;
  }

  /** Gives the compressor's memory back, which is not on the heap. */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
