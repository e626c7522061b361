package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReadMode;
import io.praetor.raft.internal.control.ControlReply.Founder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes and read barriers per second of a single server with a state that does nothing, synced to
 * disk. Run by hand: {@code java -cp ... io.praetor.raft.internal.LogBenchmark DIRECTORY}.
 */
final class LogBenchmark {

  private static final int COMMAND_BYTES = 130;
  private static final long ROUND_MILLIS = 3_000;
  private static final int ROUNDS = 3;

  private LogBenchmark() {}

  public static void main(String[] args) throws Exception {
    long began = System.nanoTime();
    Path directory = Path.of(args[0]);
    Files.createDirectories(directory);
    RecordingState state = new RecordingState();
    state.forget();
    LogOptions options =
        new LogOptions(
            state,
            directory,
            false,
            true,
            List.of(new Founder("bench", "127.0.0.1:8300")),
            true,
            "bench",
            UUID.randomUUID(),
            "127.0.0.1:8300",
            5,
            16_384,
            10_240,
            1_000);
    try (RaftNode node = BenchNode.open(options)) {
      System.out.printf("open %d ms%n", (System.nanoTime() - began) / 1_000_000);
      node.readBarrier(ReadMode.DEFAULT).get();
      System.out.printf("leader %d ms%n", (System.nanoTime() - began) / 1_000_000);
      node.submit(new byte[COMMAND_BYTES]).get();
      System.out.printf("written %d ms%n", (System.nanoTime() - began) / 1_000_000);
      for (int round = 0; round < ROUNDS; round++) {
        for (int writers : new int[] {1, 32, 256}) {
          writes(node, writers);
        }
      }
      barriers(node);
      barriers(node);
    }
    System.out.println("threads left: " + Thread.getAllStackTraces().keySet());
  }

  private static void writes(RaftNode node, int writers) throws Exception {
    AtomicLong done = new AtomicLong();
    CountDownLatch ended = new CountDownLatch(writers);
    long began = System.nanoTime();
    long until = began + ROUND_MILLIS * 1_000_000;
    for (int i = 0; i < writers; i++) {
      next(node, done, until, ended);
    }
    ended.await();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%4d writers %,10.0f /s%n", writers, done.get() / seconds);
  }

  private static void next(RaftNode node, AtomicLong done, long until, CountDownLatch ended) {
    CompletionStage<byte[]> written = node.submit(new byte[COMMAND_BYTES]);
    written.whenComplete(
        (result, failure) -> {
          done.incrementAndGet();
          if (failure != null) {
            throw new IllegalStateException(failure);
          }
          if (System.nanoTime() < until) {
            next(node, done, until, ended);
          } else {
            ended.countDown();
          }
        });
  }

  private static void barriers(RaftNode node) {
    long began = System.nanoTime();
    int count = 20_000_000;
    LogPosition last = null;
    for (int i = 0; i < count; i++) {
      last = node.readBarrier(ReadMode.DEFAULT).join();
    }
    System.out.printf(
        "barriers %,.0f /s (%s)%n", count / ((System.nanoTime() - began) / 1e9), last);
  }
}
