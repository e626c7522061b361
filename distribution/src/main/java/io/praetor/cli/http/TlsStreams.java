package io.praetor.cli.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.net.ssl.SSLSocket;

/** The two directions of a TLS connection, with failures in the words of {@link TlsFailure}. */
final class TlsStreams {

  private final SSLSocket socket;
  private final ClientKeys keys;
  private volatile boolean answered;

  private TlsStreams(SSLSocket socket, ClientKeys keys) {
    this.socket = socket;
    this.keys = keys;
  }

  static Connection of(SSLSocket socket, ClientKeys keys) throws IOException {
    TlsStreams streams = new TlsStreams(socket, keys);
    return new Connection(streams.in(), streams.out(), socket);
  }

  private IOException told(IOException failure) {
    return keys.asked() && !answered
        ? TlsFailure.toldOfRefusal(failure)
        : TlsFailure.told(failure);
  }

  private InputStream in() throws IOException {
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        try {
          int count = in.read(target, offset, length);
          answered |= count > 0;
          return count;
        } catch (IOException failure) {
          throw told(failure);
        }
      }
    };
  }

  private OutputStream out() throws IOException {
    return new FilterOutputStream(socket.getOutputStream()) {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int offset, int length) throws IOException {
        try {
          out.write(octets, offset, length);
        } catch (IOException failure) {
          throw told(failure);
        }
      }
    };
  }
}
