package io.praetor.agent.internal.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs with real programs; the test is the keys. */
@Timeout(60)
class RemoteJobsTest {

  private static final String KEYS = "/v1/kv/_rexec/s-1/";
  private static final byte[] EVENT =
      "{\"Prefix\":\"_rexec\",\"Session\":\"s-1\"}".getBytes(StandardCharsets.UTF_8);

  private final BlockingQueue<String> writes = new LinkedBlockingQueue<>();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final RemoteJobs jobs =
      new RemoteJobs(
          "n 1",
          new DatacenterApi("dc1", surroundings::relay, surroundings::api),
          Executors.newCachedThreadPool());
  private volatile String job = "";
  private volatile boolean isSessionOver;

  RemoteJobsTest() {
    surroundings.api =
        (request, sink) -> {
          serve(request, sink);
          return () -> {};
        };
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  private void serve(ApiRequest request, ApiResponse.Sink sink) {
    if (request.method().equals("GET")) {
      // The server that is asked first has not heard of it yet.
      boolean known = request.target().equals(KEYS + "job");
      answer(sink, known ? 200 : 404, known ? "[{\"Key\":\"k\",\"Value\":\"" + job + "\"}]" : "");
    } else if (isSessionOver) {
      answer(sink, 500, "invalid session");
    } else {
      writes.add(request.target() + " " + new String(request.body(), StandardCharsets.UTF_8));
      answer(sink, 200, "true");
    }
  }

  private static void answer(ApiResponse.Sink sink, int status, String body) {
    sink.head(status, Map.of());
    var unused = sink.body(body.getBytes(StandardCharsets.UTF_8));
    sink.end();
  }

  private void request(String json) {
    job = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    jobs.requested(EVENT);
  }

  private void expect(String key, String value) throws InterruptedException {
    assertEquals(KEYS + "n%201/" + key + "?acquire=s-1 " + value, nextWrite());
  }

  private String nextWrite() throws InterruptedException {
    String write = writes.poll(30, TimeUnit.SECONDS);
    assertNotNull(write, "nothing is written");
    return write;
  }

  @Test
  void shouldRunALineForTheShell() throws Exception {
    request("{\"Command\":\"echo out; echo err >&2; exit 3\",\"Wait\":60000000000}");
    expect("ack", "");
    expect("out/00000", "out\nerr\n");
    expect("exit", "3");
  }

  @Test
  void shouldRunScriptsAndProgramsWithArguments() throws Exception {
    String script =
        Base64.getEncoder().encodeToString("#!/bin/sh\nprintf $#".getBytes(StandardCharsets.UTF_8));
    request("{\"Script\":\"" + script + "\",\"Wait\":60000000000}");
    expect("ack", "");
    expect("out/00000", "0");
    expect("exit", "0");
    request("{\"Args\":[\"printf\",\"%s|\",\"a b\",\"$c\"],\"Wait\":60000000000}");
    expect("ack", "");
    expect("out/00000", "a b|$c|");
    expect("exit", "0");
  }

  @Test
  void shouldTellWhatCannotBeRun() throws Exception {
    request("{\"Args\":[\"/no/such/program\"],\"Wait\":1}");
    expect("ack", "");
    expect("exit", "255");
  }

  @Test
  void shouldCutLongOutputs() throws Exception {
    request("{\"Command\":\"head -c 10000 /dev/zero | tr '\\\\0' x\",\"Wait\":60000000000}");
    expect("ack", "");
    expect("out/00000", "x".repeat(4_096));
    expect("out/00001", "x".repeat(4_096));
    expect("out/00002", "x".repeat(10_000 - 2 * 4_096));
    expect("exit", "0");
  }

  @Test
  void shouldGiveSignsOfLifeAndEndWithTheSession() throws Exception {
    request("{\"Command\":\"sleep 1000 & echo $!; wait\",\"Wait\":1}");
    expect("ack", "");
    String started = "";
    for (int number = 0; started.isEmpty(); number++) {
      String write = nextWrite();
      String key = KEYS + "n%201/out/" + String.format("%05x", number) + "?acquire=s-1 ";
      assertTrue(write.startsWith(key), write);
      started = write.substring(key.length()).strip();
    }
    ProcessHandle sleeper = ProcessHandle.of(Long.parseLong(started)).orElseThrow();
    assertTrue(sleeper.isAlive());
    isSessionOver = true;
    sleeper.onExit().get(30, TimeUnit.SECONDS);
    assertFalse(sleeper.isAlive());
  }

  @Test
  void shouldDropWhatIsNoRequestAndJobsThatAreGone() throws Exception {
    for (String payload : List.of("", "{}", "[1]", "{\"Prefix\":\"a\"")) {
      jobs.requested(payload.getBytes(StandardCharsets.UTF_8));
    }
    jobs.requested("{\"Session\":\"no-such-job\"}".getBytes(StandardCharsets.UTF_8));
    request("{\"Command\":\"true\",\"Wait\":60000000000}");
    expect("ack", "");
    expect("exit", "0");
    assertTrue(writes.isEmpty());
  }
}
