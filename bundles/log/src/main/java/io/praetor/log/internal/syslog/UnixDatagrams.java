package io.praetor.log.internal.syslog;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A datagram socket in the file system, at the first of some places where there is one. */
final class UnixDatagrams implements DatagramSender {

  /** Where daemons of the various systems listen. */
  static final List<Path> USUAL =
      List.of(Path.of("/dev/log"), Path.of("/var/run/syslog"), Path.of("/var/run/log"));

  private static final int CLOSED = -1;

  private final List<Path> places;
  private int descriptor = CLOSED;

  UnixDatagrams(List<Path> places) {
    this.places = List.copyOf(places);
    LibC.bind();
  }

  @Override
  public void connect() throws IOException {
    disconnect();
    IOException failure = new IOException("no socket at " + places);
    for (Path place : places) {
      if (Files.exists(place)) {
        try {
          descriptor = open(place);
          return;
        } catch (LastErrorException e) {
          failure = new IOException(place + ": " + e.getMessage(), e);
        }
      }
    }
    throw failure;
  }

  private static int open(Path place) {
    int opened = LibC.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0);
    byte[] address = LibC.address(place.toString().getBytes(StandardCharsets.UTF_8));
    try {
      LibC.connect(opened, address, address.length);
      return opened;
    } catch (LastErrorException e) {
      LibC.close(opened);
      throw e;
    }
  }

  @Override
  public void send(byte[] message) throws IOException {
    if (descriptor == CLOSED) {
      throw new IOException("not connected");
    }
    try {
      var unused =
          LibC.send(
              descriptor,
              message,
              new NativeLong(message.length),
              LibC.MSG_DONTWAIT | LibC.MSG_NOSIGNAL);
    } catch (LastErrorException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    disconnect();
    LibC.release();
  }

  private void disconnect() {
    if (descriptor != CLOSED) {
      LibC.close(descriptor);
      descriptor = CLOSED;
    }
  }
}
