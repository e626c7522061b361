package io.praetor.log.internal.syslog;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A syslog daemon that keeps nothing. */
final class TestDaemon implements AutoCloseable {

  static {
    Native.register(TestDaemon.class, "c");
  }

  private final int descriptor;

  TestDaemon(Path path) {
    descriptor = socket(LibC.AF_UNIX, LibC.SOCK_DGRAM, 0);
    byte[] address = LibC.address(path.toString().getBytes(StandardCharsets.UTF_8));
    bind(descriptor, address, address.length);
  }

  String receive() {
    byte[] buffer = new byte[16 * 1024];
    int length = recv(descriptor, buffer, new NativeLong(buffer.length), 0).intValue();
    return new String(Arrays.copyOf(buffer, length), StandardCharsets.UTF_8);
  }

  static native int socket(int domain, int type, int protocol);

  static native int bind(int descriptor, byte[] address, int length);

  static native NativeLong recv(int descriptor, byte[] data, NativeLong length, int flags);

  static native int close(int descriptor);

  @Override
  public void close() {
    close(descriptor);
  }
}
