package io.praetor.itest.harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many connections at once, from many addresses of this machine, that say something and then hardly
 * anything more. One thread at a time.
 */
public final class Crowd implements AutoCloseable {

  /** Connections of one address: fewer than agents allow by default. */
  private static final int PER_ADDRESS = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<SocketChannel> members = new ArrayList<>();
  private final ByteBuffer incoming = ByteBuffer.allocate(64 * 1024);
  private final Selector selector = Selector.open();
  private long received;

  /**
   * Connects.
   *
   * @param network first two numbers of the loopback addresses that they come from
   */
  public Crowd(String network, int size, InetSocketAddress target) throws IOException {
    for (int n = 0; n < size; n++) {
      String from = network + "." + (1 + n / PER_ADDRESS / 250) + "." + (1 + n / PER_ADDRESS % 250);
      SocketChannel member = SocketChannel.open();
      members.add(member);
      member.bind(new InetSocketAddress(from, 0));
      member.socket().connect(target, (int) PATIENCE.toMillis());
      member.configureBlocking(false);
      member.register(selector, SelectionKey.OP_READ);
    }
  }

  /** Everybody says the same; who has been sent away does not. */
  public void say(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    for (SocketChannel member : members) {
      try {
        if (member.isOpen()) {
          member.write(bytes.duplicate());
        }
      } catch (IOException closed) {
        leave(member);
      }
    }
  }

  /** How many have not been sent away yet. */
  public int remaining() throws IOException {
    selector.selectNow(this::read);
    return (int) members.stream().filter(SocketChannel::isOpen).count();
  }

  /** Bytes that all of them were told. */
  public long received() {
    return received;
  }

  private void read(SelectionKey key) {
    SocketChannel member = (SocketChannel) key.channel();
    try {
      int count = member.read(incoming.clear());
      while (count > 0) {
        received += count;
        count = member.read(incoming.clear());
      }
      if (count < 0) {
        leave(member);
      }
    } catch (IOException closed) {
      leave(member);
    }
  }

  private static void leave(SocketChannel member) {
    try {
      member.close();
    } catch (IOException alreadyGone) {
      throw new AssertionError(alreadyGone);
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel member : members) {
      member.close();
    }
    selector.close();
  }
}
