package io.praetor.rpc.internal.channel;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** The event loops of both directions, and the memory that they use. */
public final class Loops implements AutoCloseable {

  /** One for the log and one for the rest would do; more would only take memory. */
  private static final int LOOPS = 2;

  private static final int PAGE_BYTES = 8 * 1024;

  /** Chunks of 8 KiB &lt;&lt; 5 = 256 KiB: what an idle agent holds for good is one of them. */
  private static final int CHUNK_ORDER = 5;

  private static final long SHUTDOWN_MILLIS = 2_000;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(LOOPS, Loops::thread, NioIoHandler.newFactory());

  private final PooledByteBufAllocator allocator =
      new PooledByteBufAllocator(true, 0, LOOPS, PAGE_BYTES, CHUNK_ORDER, 64, 32, false);

  public EventLoopGroup group() {
    return group;
  }

  public ByteBufAllocator allocator() {
    return allocator;
  }

  @Override
  public void close() {
    group
        .shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(SHUTDOWN_MILLIS);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "rpc");
    thread.setDaemon(true);
    return thread;
  }
}
