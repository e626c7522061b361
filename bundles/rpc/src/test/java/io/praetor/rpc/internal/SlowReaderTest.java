package io.praetor.rpc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.rpc.RpcClient;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlowReaderTest {

  private static final int CALLS = 40;

  /** 40 answers of 8 MiB would be 320 MiB. */
  @Test
  void shouldBeCutOff() throws Exception {
    byte[] large = new byte[RpcClient.MESSAGE_BYTES_MAX];
    try (TestNode server = new TestNode();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      server.serve("p", request -> CompletableFuture.completedFuture(large));
      socket.setSoTimeout(20_000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write(new byte[] {'P', 'R', 'T', 1});
      assertEquals('P', socket.getInputStream().read());
      // In one piece, so that all of them are read before the answers pile up.
      byte[] calls = new byte[CALLS * 11];
      for (int i = 0; i < CALLS; i++) {
        calls[i * 11 + 4] = 1;
        calls[i * 11 + 5] = 1;
        calls[i * 11 + 9] = (byte) i;
        calls[i * 11 + 10] = 'p';
      }
      out.write(calls);
      assertTrue(readToEnd(socket.getInputStream()) < 20L * large.length);
    }
  }

  private static long readToEnd(InputStream in) {
    byte[] buffer = new byte[64 * 1024];
    long total = 0;
    try {
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        total += count;
      }
    } catch (IOException e) {
      // Cut off with a reset, which ends the reading as well.
      return total;
    }
    return total;
  }
}
