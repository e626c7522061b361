package io.praetor.health.internal.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.health.internal.Reports;
import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.Network;
import io.praetor.spi.check.InvalidCheckException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerTypeTest {

  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String CREATED = "201 Created";

  @TempDir Path directory;
  private final Network network = new Network(DeniedAddresses.NONE);
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private ServerSocketChannel server;

  @AfterEach
  void close() throws IOException {
    network.close();
    if (server != null) {
      server.close();
    }
  }

  /** A Docker that answers by the first line of the request: status, then body. */
  private void docker(Function<String, Object[]> answers) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(directory.resolve("d.sock")));
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  answer(answers);
                }
              } catch (IOException closed) {
                // the test is over
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void answer(Function<String, Object[]> answers) throws IOException {
    try (SocketChannel connection = server.accept()) {
      ByteBuffer in = ByteBuffer.allocate(4_096);
      String request = "";
      while (!isWhole(request) && connection.read(in) >= 0) {
        request = new String(in.array(), 0, in.position(), StandardCharsets.UTF_8);
      }
      asked.add(request);
      Object[] answer = answers.apply(request.lines().findFirst().orElse(""));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(("HTTP/1.1 " + answer[0] + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(
          answer[1] instanceof byte[] bytes
              ? bytes
              : answer[1].toString().getBytes(StandardCharsets.UTF_8));
      connection.write(ByteBuffer.wrap(out.toByteArray()));
    }
  }

  private static boolean isWhole(String request) {
    int head = request.indexOf("\r\n\r\n");
    return head >= 0 && (request.startsWith("GET") || request.endsWith("}"));
  }

  private String check() throws Exception {
    Map<String, Object> members = new HashMap<>();
    members.put("DockerContainerID", "web/1");
    members.put("Args", List.of("test", "-f", "/ok"));
    String address = "unix://" + directory.resolve("d.sock");
    return Reports.of(new DockerType(network, address), LONG, members);
  }

  private static Object[] run(String line, int code) {
    if (line.contains("/containers/")) {
      return new Object[] {CREATED, "{\"Id\":\"abc\"}"};
    } else if (line.contains("/start")) {
      return new Object[] {
        "200 OK", new byte[] {1, 0, 0, 0, 0, 0, 0, 3, 'o', 'u', 't', 2, 0, 0, 0, 0, 0, 0, 1, '!'}
      };
    }
    return new Object[] {"200 OK", "{\"ExitCode\":" + code + ",\"Running\":false}"};
  }

  @Test
  void shouldJudgeByTheExitCode() throws Exception {
    int[] code = {0};
    docker(line -> run(line, code[0]));
    assertEquals("passing out!", check());
    code[0] = 1;
    assertEquals("warning out!", check());
    code[0] = 2;
    assertEquals("critical out!", check());
    String created = asked.peek();
    assertTrue(created.startsWith("POST /containers/web%2F1/exec HTTP/1.1\r\n"), created);
    assertTrue(created.contains("\"Cmd\":[\"test\",\"-f\",\"/ok\"]"), created);
  }

  @Test
  void shouldSayWhatDockerSays() throws Exception {
    String[] status = {"404 Not Found"};
    docker(line -> new Object[] {status[0], "text"});
    assertEquals("critical create exec failed for unknown container web/1", check());
    status[0] = "409 Conflict";
    assertEquals("critical create exec failed since container web/1 is paused or stopped", check());
    status[0] = "500 Oops";
    assertEquals("critical create exec failed for container web/1 with status 500: text", check());
    status[0] = CREATED;
    assertEquals(
        "critical create exec response for container web/1 cannot be parsed: text", check());
  }

  @Test
  void shouldSayThatThereIsNoDocker() throws Exception {
    String report = check();
    assertTrue(
        report.startsWith("critical create exec failed for container web/1: Post \"http://%2F"),
        report);
    assertTrue(report.endsWith("d.sock: connect: no such file or directory"), report);
  }

  @Test
  void shouldTakeAnyBytesFromDocker() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    docker(
        line -> {
          byte[] bytes = new byte[random.nextInt(100)];
          random.nextBytes(bytes);
          Object[] usual = run(line, 0);
          return random.nextInt(3) == 0 ? new Object[] {usual[0], bytes} : usual;
        });
    for (int i = 0; i < 60; i++) {
      String report = check();
      assertTrue(report.startsWith("passing ") || report.startsWith("critical "), report);
    }
  }

  @Test
  void shouldRefuseAnAddressThatIsNone() {
    DockerType type = new DockerType(network, "nonsense");
    assertEquals(
        "unable to parse docker host `nonsense`",
        assertThrows(
                InvalidCheckException.class,
                () -> type.validate(Reports.definition(LONG, Map.of())))
            .getMessage());
  }
}
