package io.praetor.http.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.praetor.http.internal.response.GzipPieces;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * A response that leaves a connection piece by piece. The next piece is asked for when the channel
 * takes more, so a slow client holds up its source and nobody else.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class OutgoingStream implements Outlet {

  /** How the client finds the end of the body (RFC 9112 §6). */
  enum Framing {
    /** There is no body: the client asked for the head alone. */
    NONE,
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE
  }

  private static final CompletableFuture<Void> TAKEN = CompletableFuture.completedFuture(null);
  private static final int CHUNK_FRAME_BYTES = 16;
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

  private final Connection connection;
  private final ChannelHandlerContext context;
  private final Framing framing;
  private final GzipPieces gzip; // null for none
  private CompletableFuture<Void> room = TAKEN;
  private boolean ended;

  OutgoingStream(
      Connection connection, ChannelHandlerContext context, Framing framing, GzipPieces gzip) {
    this.connection = connection;
    this.context = context;
    this.framing = framing;
    this.gzip = gzip;
  }

  @Override
  public CompletableFuture<Void> send(byte[] piece) {
    if (!ended && piece.length > 0) {
      write(gzip == null ? piece : gzip.add(piece));
    }
    Channel channel = context.channel();
    if (!channel.isWritable() && room.isDone() && !ended) {
      room = new CompletableFuture<>();
      connection.held();
    }
    return room;
  }

  private void write(byte[] bytes) {
    if (bytes.length == 0 || framing == Framing.NONE) {
      return;
    }
    if (framing != Framing.CHUNKED) {
      context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
      return;
    }
    ByteBuf chunk = context.alloc().directBuffer(bytes.length + CHUNK_FRAME_BYTES);
    chunk.writeCharSequence(Integer.toHexString(bytes.length), StandardCharsets.US_ASCII);
    chunk.writeBytes(LINE_END).writeBytes(bytes).writeBytes(LINE_END);
    context.writeAndFlush(chunk);
  }

  /** The client has read most of what it was sent. */
  void writable() {
    room.complete(null);
  }

  @Override
  public void end() {
    if (ended) {
      return;
    }
    if (gzip != null) {
      write(gzip.finish());
    }
    if (framing == Framing.CHUNKED) {
      context.writeAndFlush(Unpooled.wrappedBuffer(LAST_CHUNK));
    }
    ended = true;
    connection.streamed(framing == Framing.UNTIL_CLOSE);
  }

  /** A body that just stops is no whole one: with a length or chunks the client can tell. */
  @Override
  public void abort() {
    context.close();
  }

  /** The channel is gone, and with it whoever waited. */
  void closed() {
    if (!ended) {
      ended = true;
      room.complete(null);
      if (gzip != null) {
        gzip.close();
      }
    }
  }
}
