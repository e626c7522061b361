package io.praetor.health.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.health.internal.http.HttpType;
import io.praetor.health.internal.run.Runner;
import io.praetor.health.internal.socket.TcpType;
import io.praetor.health.internal.time.ThreadTimer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner.Known;
import io.praetor.spi.check.CheckStatus;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * As many attempts a second as five thousand checks at intervals of ten seconds make, half of them
 * TCP and half HTTP; counted after a first round, in which code is loaded.
 */
class ManyChecksTest {

  private static final int CHECKS = 1_000;
  private static final int ROUNDS = 2;
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /** Two event loops, the timer, one or two for each kind; and what tests before leave to die. */
  private static final int THREADS_MAX = 12;

  private static final String OWN = "health-";

  @Test
  void shouldTakeFewThreads() throws Exception {
    ExecutorService threads =
        Executors.newCachedThreadPool(task -> new Thread(task, OWN + "check"));
    CountDownLatch passing = new CountDownLatch(CHECKS);
    AtomicInteger failures = new AtomicInteger();
    try (Network network = new Network(DeniedAddresses.NONE);
        ThreadTimer timer = new ThreadTimer();
        LoopServer server = new LoopServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      Runner runner = new Runner(timer, threads, new SplittableRandom(1), 4_096);
      TlsClients tls = new TlsClients(false, "");
      runner.arrived(new TcpType(network, tls), 0, 1);
      runner.arrived(new HttpType(network, tls), 0, 2);
      for (int i = 0; i < CHECKS; i++) {
        Map<String, Object> members =
            i % 2 == 0
                ? Map.of("TCP", server.address())
                : Map.of("HTTP", "http://" + server.address() + "/");
        runner.start(
            new CheckDefinition("c" + i, "", INTERVAL, Duration.ZERO, members),
            new Known(CheckStatus.CRITICAL, ""),
            (status, output) -> {
              if (status == CheckStatus.PASSING) {
                passing.countDown();
              } else {
                failures.incrementAndGet();
              }
            });
      }
      assertTrue(passing.await(60, TimeUnit.SECONDS), passing.getCount() + " are not passing");
      int before = server.served();
      server.await(before + ROUNDS * CHECKS);
      assertEquals(0, failures.get());
      assertTrue(threadsOf(OWN) <= THREADS_MAX, "threads: " + threadsOf(OWN));
      runner.close();
    } finally {
      threads.shutdownNow();
    }
  }

  private static long threadsOf(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .count();
  }
}
