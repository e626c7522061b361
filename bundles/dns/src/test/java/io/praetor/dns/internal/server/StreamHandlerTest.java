package io.praetor.dns.internal.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Patience with clients, by a clock that the test moves. */
class StreamHandlerTest {

  @Test
  void shouldHangUpOnWhoeverSendsPiecesOnly() {
    EmbeddedChannel channel =
        new EmbeddedChannel(
            new LengthFieldBasedFrameDecoder(100, 0, 2, 0, 2),
            new StreamHandler(new Questions(null), InetAddress.getLoopbackAddress()));
    channel.freezeTime();
    for (int i = 0; i < 3; i++) {
      channel.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
      channel.advanceTimeBy(StreamHandler.IDLE_MILLIS / 4, TimeUnit.MILLISECONDS);
      channel.runScheduledPendingTasks();
      assertTrue(channel.isOpen());
    }
    channel.advanceTimeBy(StreamHandler.IDLE_MILLIS / 2, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertFalse(channel.isOpen());
  }

  @Test
  void shouldWaitAnewForWhoeverAsks() {
    EmbeddedChannel channel =
        new EmbeddedChannel(
            new StreamHandler(new Questions(null), InetAddress.getLoopbackAddress()));
    channel.freezeTime();
    for (int i = 0; i < 5; i++) {
      channel.advanceTimeBy(StreamHandler.IDLE_MILLIS * 3 / 4, TimeUnit.MILLISECONDS);
      channel.runScheduledPendingTasks();
      assertTrue(channel.isOpen());
      channel.writeInbound(Unpooled.wrappedBuffer(new byte[12]));
    }
  }
}
