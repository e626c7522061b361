package io.praetor.itest.swap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Asks a DNS server by one datagram, and does not ask again when no answer comes. */
final class DnsProbe {

  private static final int PORT = 8600;
  private static final int TYPE_A = 1;
  private static final int CLASS_IN = 1;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int CODE_MASK = 0xf;

  private final InetSocketAddress server;
  private final int limitMillis;
  private int id;

  /**
   * Makes one for one thread.
   *
   * @param limitMillis how long to wait for an answer
   */
  DnsProbe(String address, int limitMillis) throws IOException {
    this.server = new InetSocketAddress(InetAddress.getByName(address), PORT);
    this.limitMillis = limitMillis;
  }

  /** The number of answers to a question for addresses; fails with the reason. */
  int ask(String name) throws IOException {
    id = (id + 1) & 0xffff;
    byte[] question = question(name);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(limitMillis);
      socket.connect(server);
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      socket.receive(answer);
      return answers(ByteBuffer.wrap(answer.getData(), 0, answer.getLength()));
    }
  }

  private int answers(ByteBuffer message) throws IOException {
    int of = message.getShort() & 0xffff;
    int code = message.getShort() & CODE_MASK;
    message.getShort();
    int count = message.getShort();
    if (of != id || code != 0) {
      throw new IOException("code " + code + " for question " + of + " instead of " + id);
    }
    return count;
  }

  private byte[] question(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int word : new int[] {id, RECURSION_DESIRED, 1, 0, 0, 0}) {
      word(out, word);
    }
    for (String label : name.split("\\.")) {
      byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
      out.write(bytes.length);
      out.writeBytes(bytes);
    }
    out.write(0);
    word(out, TYPE_A);
    word(out, CLASS_IN);
    return out.toByteArray();
  }

  private static void word(ByteArrayOutputStream out, int word) {
    out.write(word >> 8);
    out.write(word);
  }
}
