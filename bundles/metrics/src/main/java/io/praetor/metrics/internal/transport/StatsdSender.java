package io.praetor.metrics.internal.transport;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends lines to one collector. Its name is looked up each time, because collectors move. Used by
 * one thread, which may wait for the name service.
 */
public final class StatsdSender {

  /** What passes any network in one piece; Consul's size. */
  static final int MAX_PACKET_BYTES = 1400;

  private static final Logger LOG = LoggerFactory.getLogger(StatsdSender.class);

  private final String host;
  private final int port;

  private StatsdSender(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** A sender to {@code host:port}; an IPv6 address stands in brackets. */
  public static StatsdSender to(String address) {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon).replaceAll("^\\[|]$", "");
    return new StatsdSender(host, Integer.parseInt(address.substring(colon + 1)));
  }

  /** Sends all lines, in as few packets as they fit into; what cannot be sent is lost. */
  public void send(List<String> lines) {
    InetSocketAddress collector = new InetSocketAddress(host, port);
    if (collector.isUnresolved()) {
      LOG.debug("No address for {}", host);
      return;
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      StringBuilder packet = new StringBuilder();
      int size = 0;
      for (String line : lines) {
        int bytes = line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (size > 0 && size + bytes > MAX_PACKET_BYTES) {
          send(socket, collector, packet);
          size = 0;
        }
        packet.append(line).append('\n');
        size += bytes;
      }
      if (size > 0) {
        send(socket, collector, packet);
      }
    } catch (IOException e) {
      LOG.debug("Metrics could not be sent to {}: {}", collector, e.getMessage());
    }
  }

  private static void send(DatagramSocket socket, InetSocketAddress to, StringBuilder packet)
      throws IOException {
    byte[] bytes = packet.toString().getBytes(StandardCharsets.UTF_8);
    packet.setLength(0);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }
}
