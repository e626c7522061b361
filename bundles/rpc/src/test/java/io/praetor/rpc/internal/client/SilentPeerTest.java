package io.praetor.rpc.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.rpc.internal.wire.FrameType;
import io.praetor.rpc.internal.wire.FrameWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that is there no more, on a clock that the test turns. */
class SilentPeerTest {

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private ClientConnection connection;

  @BeforeEach
  void connect() {
    channel.freezeTime();
    connection =
        new ClientConnection(
            channel.eventLoop(),
            "peer",
            new ClientConnection.Life() {
              @Override
              public void connected() {}

              @Override
              public void distrusted(String reason) {}

              @Override
              public void ended(String reason, boolean neverReady) {}
            });
    channel.pipeline().addLast(connection);
    connection.ready();
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private void seconds(int seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void shouldBeNoticedWithinTenSeconds() {
    CompletableFuture<byte[]> call = connection.call("p", new byte[0], Duration.ofHours(1));
    for (int i = 0; i < 4; i++) {
      seconds(2);
      assertFalse(call.isDone());
    }
    seconds(2);
    Throwable failure = assertThrows(ExecutionException.class, call::get).getCause();
    assertInstanceOf(PeerLostException.class, failure);
    assertEquals("read tcp peer: nothing heard of the peer", failure.getMessage());
    assertFalse(channel.isOpen());
  }

  @Test
  void shouldStayAsLongAsItAnswersPings() {
    CompletableFuture<byte[]> call = connection.call("p", new byte[0], Duration.ofHours(1));
    for (int i = 0; i < 300; i++) {
      seconds(2);
      if (i % 3 == 2) {
        pong();
      }
    }
    assertFalse(call.isDone());
    assertTrue(channel.isOpen());
  }

  @Test
  void shouldBeLeftWhenNobodyUsesIt() {
    for (int i = 0; i < 59; i++) {
      seconds(2);
      pong();
      assertTrue(channel.isOpen());
    }
    seconds(2);
    assertFalse(channel.isOpen());
  }

  private void pong() {
    FrameWriter.write(
        channel.alloc(), FrameType.PONG, 0, null, new byte[0], part -> channel.writeInbound(part));
    for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
      sent.release();
    }
  }

  @Test
  void shouldBeLeftWhenItSendsNonsense() {
    channel.writeInbound(Unpooled.wrappedBuffer(new byte[20]));
    assertFalse(channel.isOpen());
    assertEquals("read tcp peer: frame of unknown type 0", connection.closedBecause());
  }
}
