package io.praetor.rpc.internal.channel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.praetor.api.rpc.RpcPeer;
import io.praetor.rpc.internal.wire.Failure;
import io.praetor.rpc.internal.wire.FrameReader;
import io.praetor.rpc.internal.wire.FrameSink;
import io.praetor.rpc.internal.wire.FrameType;
import io.praetor.rpc.internal.wire.FrameWriter;
import io.praetor.rpc.internal.wire.MalformedFrameException;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of a connection: frames in and out, streams, signs of life. Everything happens on its
 * event loop, except {@link #run} and {@link #isClosed}, which are for all threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
public abstract class FrameConnection extends ChannelInboundHandlerAdapter implements FrameSink {

  /** What may wait to be written; a peer that reads so slowly is cut off or not written to. */
  public static final long UNSENT_BYTES_MAX = 64L * 1024 * 1024;

  /**
   * Streams write while less than the higher number waits, and again below the lower one; neither
   * does the called side read more before.
   */
  public static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(1024 * 1024, 4 * 1024 * 1024);

  private static final Logger LOG = LoggerFactory.getLogger(FrameConnection.class);
  private static final byte[] NOTHING = new byte[0];

  private final EventLoop loop;
  private final LoopTasks tasks;
  private final FrameReader reader = new FrameReader();
  private final Liveness liveness;
  private final Streams streams;

  /** Null until the connection is made. */
  private Channel channel;

  /** What was to be written before the peer could take it; null once it can. */
  private Queue<Runnable> early = new ArrayDeque<>();

  private long earlyBytes;
  private boolean reading;
  private boolean written;

  /** Written, and not flushed; where TLS is spoken the channel does not count these. */
  private long unflushedBytes;

  /** What was to be sent when life was last checked. */
  private long lastWaitingBytes;

  private Future<?> ticker;
  private volatile String closed;

  /** Null until somebody asks; the handshake is over by then, and the peer stays the same. */
  private volatile RpcPeer who;

  /**
   * @param caller whether this end has opened the connection
   */
  protected FrameConnection(EventLoop loop, boolean caller, int maxStreams) {
    this.loop = loop;
    this.tasks = new LoopTasks(loop, this::flushUnlessReading);
    this.liveness = new Liveness(caller);
    this.streams = new Streams(this, maxStreams);
  }

  /** A frame that is no stream's and no sign of life. */
  protected abstract void other(FrameType type, int id, String name, byte[] body)
      throws MalformedFrameException;

  /** The connection is gone. */
  protected abstract void ended(String reason, boolean neverReady);

  /** Called now and then. */
  protected void tick() {}

  /** Runs a task on the loop, behind those that were given before. */
  public final void run(Runnable task) {
    tasks.run(task);
  }

  /** Why it was closed; null while it is not. */
  public final String closedBecause() {
    return closed;
  }

  public final boolean isClosed() {
    return closed != null;
  }

  /** Larger bodies than this end the connection; to be said before anything is read. */
  protected final void bodyMax(int bytes) {
    reader.bodyMax(bytes);
  }

  protected final Streams streams() {
    return streams;
  }

  protected final EventLoop loop() {
    return loop;
  }

  protected final SocketAddress peer() {
    return channel.remoteAddress();
  }

  /** Who is at the other end; any thread, once the connection is made. */
  final RpcPeer who() {
    RpcPeer known = who;
    if (known == null) {
      SslHandler tls = channel.pipeline().get(SslHandler.class);
      List<String> names =
          tls == null ? List.of() : PeerCertificate.names(tls.engine().getSession());
      known = new RpcPeer(String.valueOf(channel.remoteAddress()), names);
      who = known;
    }
    return known;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context.channel();
    if (closed != null) {
      channel.close();
    }
  }

  /** Both sides have introduced themselves: what waits is written. */
  public void ready() {
    if (closed != null) {
      return;
    }
    Queue<Runnable> writes = early;
    early = null;
    earlyBytes = 0;
    writes.forEach(Runnable::run);
    streams.resume();
    ticker =
        loop.scheduleAtFixedRate(
            this::checkLife, Liveness.TICK_MILLIS, Liveness.TICK_MILLIS, TimeUnit.MILLISECONDS);
    flushUnlessReading();
  }

  public final boolean isReady() {
    return early == null;
  }

  /** Whether so much more may be written. */
  protected final boolean hasRoom(int bytes) {
    return earlyBytes + waitingBytes() + bytes <= UNSENT_BYTES_MAX;
  }

  private long waitingBytes() {
    ChannelOutboundBuffer buffer = channel == null ? null : channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Whether messages of streams may be written; if not, their senders wait. */
  final boolean isWritable() {
    return early == null && unflushedBytes < WATER_MARK.high() && channel.isWritable();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    resumeStreams();
    context.fireChannelWritabilityChanged();
  }

  /** Not at once: this may be the middle of a flush. */
  private void resumeStreams() {
    if (streams.areBlocked() && isWritable()) {
      loop.execute(() -> run(streams::resume));
    }
  }

  protected final void write(FrameType type, int id) {
    write(type, id, null, NOTHING);
  }

  protected final void write(FrameType type, int id, String name, byte[] body) {
    if (closed != null) {
      return;
    }
    int size = FrameWriter.size(name, body);
    if (!hasRoom(size)) {
      close("the peer does not read");
      return;
    }
    if (early == null) {
      writeNow(type, id, name, body);
    } else {
      whenReady(size, () -> writeNow(type, id, name, body));
    }
  }

  /** Runs at once, or when the peer can take what it writes. */
  protected final void whenReady(int bytes, Runnable write) {
    if (early == null) {
      write.run();
    } else {
      earlyBytes += bytes;
      early.add(write);
    }
  }

  private void writeNow(FrameType type, int id, String name, byte[] body) {
    FrameWriter.write(channel.alloc(), type, id, name, body, this::writeBuffer);
    liveness.sent();
    written = true;
  }

  private void writeBuffer(ByteBuf buffer) {
    unflushedBytes += buffer.readableBytes();
    channel.write(buffer, channel.voidPromise());
  }

  private void flushUnlessReading() {
    if (written && !reading) {
      written = false;
      unflushedBytes = 0;
      channel.flush();
      resumeStreams();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    liveness.received();
    reading = true;
    try {
      while (in.isReadable() && closed == null) {
        reader.read(in, this);
      }
    } catch (MalformedFrameException e) {
      close(e.getMessage());
    } finally {
      in.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    reading = false;
    flushUnlessReading();
    context.fireChannelReadComplete();
  }

  @Override
  public final void frame(FrameType type, int id, String name, byte[] body)
      throws MalformedFrameException {
    if (closed != null) {
      return;
    }
    switch (type) {
      case MESSAGE, CREDIT, END, ABORT -> streams.frame(type, id, body);
      case PING -> write(FrameType.PONG, 0);
      case PONG -> LOG.trace("{} is alive", channel);
      default -> other(type, id, name, body);
    }
  }

  private void checkLife() {
    tick();
    long waiting = waitingBytes();
    if (waiting < lastWaitingBytes) {
      // Not read from, so nothing is heard of it; but it takes what it is sent.
      liveness.received();
    }
    lastWaitingBytes = waiting;
    switch (liveness.tick()) {
      case ASK -> write(FrameType.PING, 0);
      case DEAD -> close("nothing heard of the peer");
      case FINE -> LOG.trace("{} is in use", channel);
    }
    flushUnlessReading();
  }

  /** Ends the connection from this side. */
  public final void close(String reason) {
    if (closed != null) {
      return;
    }
    LOG.debug("{} ends: {}", channel, reason);
    finish(reason);
    if (channel != null) {
      channel.close();
    }
  }

  /** As {@link #close}, behind what was written. */
  protected final void closeFlushed(String reason) {
    if (closed == null) {
      finish(reason);
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    finish("EOF");
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    Throwable cause = Failure.cause(failure);
    String message = cause.getMessage();
    close(message == null ? cause.getClass().getSimpleName() : message);
  }

  /** The reason as others are told. */
  protected String explain(String reason, boolean neverReady) {
    return reason;
  }

  private void finish(String reason) {
    if (closed != null) {
      return;
    }
    boolean neverReady = early != null;
    closed = explain(reason, neverReady);
    if (ticker != null) {
      ticker.cancel(false);
    }
    ended(closed, neverReady);
    streams.connectionEnded(closed, neverReady);
  }
}
