package io.praetor.cli.services;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as Consul 1.10.11's commands were seen to print them. */
class ServicesCommandsTest {

  private final TestTerminal terminal = new TestTerminal();
  private StubAgent agent;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    agent = new StubAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address());
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  @Test
  void shouldRegisterWhatFlagsSay() {
    assertEquals(
        0,
        terminal.run(
            "services",
            "register",
            "-name=n",
            "-id=i",
            "-tag=a",
            "-tag=b",
            "-meta=k=v",
            "-meta=a=b=c",
            "-address=1.2.3.4",
            "-port=3",
            "-tagged-address=lan=[::1]:5",
            "-kind=x"));
    assertEquals("Registered service: n\n", terminal.out());
    assertEquals(
        List.of(
            "PUT /v1/agent/service/register {\"Kind\":\"x\",\"ID\":\"i\",\"Name\":\"n\",\"Tags\":"
                + "[\"a\",\"b\"],\"Port\":3,\"Address\":\"1.2.3.4\",\"TaggedAddresses\":{\"lan\":"
                + "{\"Address\":\"::1\",\"Port\":5}},\"Meta\":{\"a\":\"b=c\",\"k\":\"v\"}}"),
        agent.requests());
  }

  @Test
  void shouldRegisterAndDeregisterWhatFilesSay() throws IOException {
    String file =
        file("two.hcl", "services { id = \"h1\" name = \"one\" }\nservices { name = \"two\" }");
    assertEquals(0, terminal.run("services", "register", file));
    assertEquals("Registered service: one\nRegistered service: two\n", terminal.out());
    assertEquals(
        List.of(
            "PUT /v1/agent/service/register {\"ID\":\"h1\",\"Name\":\"one\",\"Weights\":{\"Passing\":1,\"Warning\":1}}",
            "PUT /v1/agent/service/register {\"Name\":\"two\",\"Weights\":{\"Passing\":1,\"Warning\":1}}"),
        agent.requests());
    assertEquals(0, terminal.run("services", "deregister", file));
    assertEquals("Deregistered service: h1\nDeregistered service: two\n", terminal.out());
    assertEquals(
        List.of("PUT /v1/agent/service/deregister/h1", "PUT /v1/agent/service/deregister/two"),
        agent.requests());
  }

  @Test
  void shouldDeregisterOneById() {
    assertEquals(0, terminal.run("services", "deregister", "-id=a b"));
    assertEquals("Deregistered service: a b\n", terminal.out());
    assertEquals(List.of("PUT /v1/agent/service/deregister/a%20b"), agent.requests());
  }

  @Test
  void shouldDoNothingWithoutServices() throws IOException {
    assertEquals(
        0, terminal.run("services", "register", file("a.json", "{\"check\":{\"name\":\"x\"}}")));
    assertEquals("", terminal.out());
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldStopAtTheFirstRefusal() throws IOException {
    agent.answering(400, "no");
    String file = file("two.hcl", "services { name = \"one\" }\nservices { name = \"two\" }");
    assertEquals(1, terminal.run("services", "register", file));
    assertEquals(
        "Error registering service \"one\": Unexpected response code: 400 (no)\n",
        terminal.err().lines().reduce((first, last) -> last).orElse("") + "\n");
    assertEquals(1, agent.requests().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services register|Service registration requires at least one argument or flags.",
        "services register -id=x|Service registration requires at least one argument or flags.",
        "services register -name=x a|Service registration requires arguments or -id, not both.",
        "services deregister|Service deregistration requires at least one argument or -id.",
        "services deregister -id=x a|Service deregistration requires arguments or -id, not both.",
        "services register absent|Error: config: Open failed on absent. open absent: no such file or directory",
        "services register -name=x -tagged-address=lan=1.2.3.4|Invalid Tagged Address: address 1.2.3.4: missing port in address",
        "services register -name=x -tagged-address=lan=::1:3|Invalid Tagged Address: address ::1:3: too many colons in address",
        "services register -name=x -tagged-address=lan=[::1:3|Invalid Tagged Address: address [::1:3: missing ']' in address",
        "services register -name=x -tagged-address=lan=a:b|Invalid Tagged Address: strconv.Atoi: parsing \"b\": invalid syntax"
      })
  void shouldSayWhatIsWrong(String words, String text) {
    assertEquals(1, terminal.run(words.split(" ")));
    assertEquals(text + "\n", terminal.err());
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldExplainTheCommandAfterAWrongPair() {
    assertEquals(1, terminal.run("services", "register", "-name=x", "-meta=x"));
    assertEquals(
        "invalid value \"x\" for flag -meta: Missing \"=\" value in argument: x",
        terminal.err().lines().findFirst().orElse(""));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
