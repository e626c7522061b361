package io.praetor.metrics.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatsdSenderTest {

  private static final int PATIENCE_MILLIS = 30_000;

  @Test
  void shouldSendWholeLinesInPacketsThatPassAnyNetwork() throws Exception {
    List<String> lines =
        IntStream.range(0, 200).mapToObj(i -> "consul.line." + i + ":1|c").toList();
    try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      collector.setSoTimeout(PATIENCE_MILLIS);
      StatsdSender.to("127.0.0.1:" + collector.getLocalPort()).send(lines);
      StringBuilder received = new StringBuilder();
      int packets = 0;
      String all = String.join("\n", lines) + "\n";
      while (received.length() < all.length()) {
        DatagramPacket packet = new DatagramPacket(new byte[9000], 9000);
        collector.receive(packet);
        assertTrue(packet.getLength() <= StatsdSender.MAX_PACKET_BYTES);
        received.append(
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        packets++;
      }
      assertEquals(all, received.toString());
      assertTrue(packets > 1 && packets < 10, "packets: " + packets);
    }
  }
}
