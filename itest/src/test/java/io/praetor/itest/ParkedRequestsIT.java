package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a blocking query costs while it waits: heap beyond that of a connection which has been
 * answered and is kept open. Every request asks for another key, so nothing is shared.
 */
class ParkedRequestsIT {

  private static final int REQUESTS = 3_000;
  private static final long HEAP_BYTES_EACH = 2_048;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  /** Far less than all requests, far more than what the agent does by itself. */
  private static final long SETTLED_BYTES = 100_000;

  /** An index that no state of this test reaches. */
  private static final String FAR_INDEX = "100000000";

  @TempDir Path directory;

  @Test
  void shouldHoldAWaitingRequestInTwoKilobytes() throws IOException, InterruptedException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.config("limits.json", "{\"limits\": {\"http_max_conns_per_client\": 10000}}");
      agent.start().awaitLeader();
      long kept = heapOf(agent, number -> "/v1/status/leader", true);
      long parked =
          heapOf(
              agent, number -> "/v1/kv/parked/" + number + "?wait=10m&index=" + FAR_INDEX, false);
      long each = (parked - kept) / REQUESTS;
      assertTrue(each <= HEAP_BYTES_EACH, each + " bytes each");
    }
  }

  /** Heap in use while so many connections are open, less that without them. */
  private static long heapOf(AgentProcess agent, IntFunction<String> target, boolean answered)
      throws IOException, InterruptedException {
    List<Socket> sockets = new ArrayList<>();
    try {
      long before = heap(agent);
      for (int number = 0; number < REQUESTS; number++) {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.connect(new InetSocketAddress(agent.address(), 8500));
        send(socket, target.apply(number));
        if (answered) {
          skipAnswer(socket.getInputStream());
        }
      }
      return settledHeap(agent) - before;
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The heap when nothing arrives any more: two measurements in a row tell nearly the same. */
  private static long settledHeap(AgentProcess agent) throws IOException, InterruptedException {
    Deadline deadline = new Deadline(Duration.ofSeconds(60), "all requests to wait");
    long last = heap(agent);
    while (true) {
      deadline.pause();
      long now = heap(agent);
      if (Math.abs(now - last) < SETTLED_BYTES) {
        return now;
      }
      last = now;
    }
  }

  /** Bytes of the objects that a full collection leaves. */
  private static long heap(AgentProcess agent) throws IOException, InterruptedException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(agent.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String printed = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, histogram.waitFor(), printed);
    Matcher total = TOTAL.matcher(printed);
    assertTrue(total.find(), printed);
    return Long.parseLong(total.group(1));
  }

  private static void send(Socket socket, String target) throws IOException {
    socket
        .getOutputStream()
        .write(
            ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads as far as the end of an answer whose body is a JSON text. */
  private static void skipAnswer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    Matcher length = LENGTH.matcher(head);
    assertTrue(length.find(), head.toString());
    in.readNBytes(Integer.parseInt(length.group(1)));
  }
}
