package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {

  @TempDir private Path directory;

  @Test
  void shouldReplaceAStaleSocketAndRemoveItsOwn() throws Exception {
    Path path = directory.resolve("http.sock");
    try (ServerSocketChannel stale = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      stale.bind(UnixDomainSocketAddress.of(path));
    }
    try (TestServer server = server(path)) {
      server.serve("/v1/x", TestServer.text("through a file"));
      assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      assertTrue(get(path).endsWith("through a file"));
    }
    assertFalse(Files.exists(path));
  }

  @Test
  void shouldNotReplaceAFile() throws Exception {
    Path path = Files.writeString(directory.resolve("file"), "kept");
    assertThrows(IllegalStateException.class, () -> server(path));
    assertEquals("kept", Files.readString(path));
  }

  private static TestServer server(Path path) {
    return new TestServer(
        Map.of("http", new String[] {"unix://" + path}, "unixSocketMode", "0660"));
  }

  private static String get(Path path) throws Exception {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      String request = "GET /v1/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer in = ByteBuffer.allocate(4096);
      while (channel.read(in) >= 0) {
        assertTrue(in.hasRemaining());
      }
      return new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII);
    }
  }
}
