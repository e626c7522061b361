package io.praetor.itest.swap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Pings a member as its peers do (memberlist's {@code ping}), by one datagram. */
final class GossipProbe {

  private static final int PORT = 8301;
  private static final int PING = 0;

  private final InetSocketAddress member;
  private final String name;
  private final int limitMillis;

  GossipProbe(String address, String name, int limitMillis) throws IOException {
    this.member = new InetSocketAddress(InetAddress.getByName(address), PORT);
    this.name = name;
    this.limitMillis = limitMillis;
  }

  /** Fails when nothing comes back: who is there acknowledges, in whatever wrapping. */
  void ping() throws IOException {
    byte[] ping = message();
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      socket.setSoTimeout(limitMillis);
      socket.connect(member);
      socket.send(new DatagramPacket(ping, ping.length));
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      socket.receive(answer);
    }
  }

  /** MessagePack: {"Node": name, "SeqNo": 1}. */
  private byte[] message() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(PING);
    out.write(0x82);
    text(out, "Node");
    text(out, name);
    text(out, "SeqNo");
    out.write(1);
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.write(0xa0 | bytes.length);
    out.writeBytes(bytes);
  }
}
