package io.praetor.log.internal.syslog;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** The calls that Java has no words for: its UNIX sockets are streams only. Linux. */
final class LibC {

  static final int AF_UNIX = 1;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int MSG_DONTWAIT = 0x40;
  static final int MSG_NOSIGNAL = 0x4000;

  private LibC() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native int connect(int descriptor, byte[] address, int length) throws LastErrorException;

  static native NativeLong send(int descriptor, byte[] data, NativeLong length, int flags)
      throws LastErrorException;

  static native int close(int descriptor) throws LastErrorException;

  /** A {@code sockaddr_un}: the family in the machine's own order, then the path. */
  static byte[] address(byte[] path) {
    byte[] address = new byte[Short.BYTES + path.length + 1];
    java.nio.ByteBuffer.wrap(address)
        .order(java.nio.ByteOrder.nativeOrder())
        .putShort((short) AF_UNIX)
        .put(path);
    return address;
  }

  /** Finds the calls; to be repeated after a release. */
  static void bind() {
    Native.register(LibC.class, "c");
  }

  /** Lets go of the library, so that the classes of this bundle can go. */
  static void release() {
    Native.unregister(LibC.class);
  }
}
