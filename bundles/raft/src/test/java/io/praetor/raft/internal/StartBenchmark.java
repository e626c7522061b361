package io.praetor.raft.internal;

import io.praetor.api.raft.ReadMode;
import io.praetor.raft.internal.control.ControlReply.Founder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Time from nothing to the first write, in a fresh process. Run by hand. */
final class StartBenchmark {

  private StartBenchmark() {}

  public static void main(String[] args) throws Exception {
    long began = System.nanoTime();
    Path directory = Path.of(args[0]);
    Files.createDirectories(directory);
    LogOptions options =
        new LogOptions(
            new RecordingState(),
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
    RaftNode node = BenchNode.open(options);
    System.out.printf("open %d ms%n", (System.nanoTime() - began) / 1_000_000);
    node.readBarrier(ReadMode.DEFAULT).get();
    System.out.printf("leader %d ms%n", (System.nanoTime() - began) / 1_000_000);
    node.submit(new byte[100]).get();
    System.out.printf("written %d ms%n", (System.nanoTime() - began) / 1_000_000);
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS")) {
        System.out.println(line);
      }
    }
    long stop = System.nanoTime();
    node.close();
    System.out.printf("closed in %d ms%n", (System.nanoTime() - stop) / 1_000_000);
  }
}
