package io.praetor.health.internal.docker;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.praetor.api.error.PlatformException;
import io.praetor.format.go.GoDuration;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import io.praetor.health.internal.http.HttpAnswer;
import io.praetor.health.internal.net.Attempt;
import io.praetor.health.internal.net.OutputTail;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One attempt: Docker is asked to prepare a program, to run it and show what it says, and how it
 * ended. Steps follow one another on event loops.
 */
final class ContainerRun {

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
  private static final int JSON_BYTES_MAX = 64 * 1024;

  private final CheckDefinition definition;
  private final DockerApi docker;
  private final Attempt attempt;
  private final Duration timeout;
  private final String container;
  private final DockerStream output;

  ContainerRun(CheckDefinition definition, DockerApi docker, Attempt attempt) {
    this.definition = definition;
    this.docker = docker;
    this.attempt = attempt;
    this.timeout = definition.timeoutOr(USUAL_TIMEOUT);
    this.container = definition.text("DockerContainerID");
    this.output = new DockerStream(definition.number(CheckDefinition.OUTPUT_MAX_SIZE));
  }

  void begin() {
    docker.limit(
        attempt,
        timeout,
        () -> attempt.fail("Timed out (" + GoDuration.text(timeout.toNanos()) + ") running check"));
    Map<String, Object> program = new LinkedHashMap<>();
    program.put("AttachStdin", false);
    program.put("AttachStdout", true);
    program.put("AttachStderr", true);
    program.put("Tty", false);
    program.put("Cmd", definition.texts("Args"));
    String path = "/containers/" + DockerApi.escaped(container) + "/exec";
    OutputTail body = new OutputTail(JSON_BYTES_MAX);
    ask(
        HttpMethod.POST,
        path,
        JsonText.of(program),
        body::add,
        "create",
        code -> created(code, body));
  }

  private void created(int code, OutputTail body) {
    switch (code) {
      case 201 -> {
        if (member(body, "Id") instanceof String id && !id.isEmpty()) {
          run(id);
        } else {
          attempt.fail(
              "create exec response for container "
                  + container
                  + " cannot be parsed: "
                  + body.text());
        }
      }
      case 404 -> attempt.fail("create exec failed for unknown container " + container);
      case 409 ->
          attempt.fail("create exec failed since container " + container + " is paused or stopped");
      default -> fail("create", code, ": " + body.text());
    }
  }

  private void run(String id) {
    String path = "/exec/" + DockerApi.escaped(id);
    ask(
        HttpMethod.POST,
        path + "/start",
        "{\"Detach\":false,\"Tty\":false}",
        output::add,
        "start",
        code -> {
          switch (code) {
            case 101, 200 -> inspect(path);
            case 404 -> invalid("start", id);
            case 409 ->
                attempt.fail(
                    "start exec failed since container " + container + " is paused or stopped");
            default -> fail("start", code, ": body: " + output.text() + " err: <nil>");
          }
        });
  }

  private void inspect(String path) {
    OutputTail body = new OutputTail(JSON_BYTES_MAX);
    ask(
        HttpMethod.GET,
        path + "/json",
        "",
        body::add,
        "inspect",
        code -> {
          switch (code) {
            case 200 -> judge(body);
            case 404 -> invalid("inspect", path.substring(path.lastIndexOf('/') + 1));
            default -> fail("inspect", code, ": " + body.text());
          }
        });
  }

  private void judge(OutputTail body) {
    if (!(member(body, "ExitCode") instanceof Long code)) {
      attempt.fail(
          "inspect exec response for container " + container + " cannot be parsed: " + body.text());
      return;
    }
    CheckStatus status =
        code == 0 ? CheckStatus.PASSING : code == 1 ? CheckStatus.WARNING : CheckStatus.CRITICAL;
    attempt.end(status, output.text());
  }

  private void ask(
      HttpMethod method,
      String path,
      String json,
      Consumer<ByteBuf> body,
      String step,
      Consumer<Integer> answered) {
    docker.ask(
        attempt,
        method,
        path,
        json,
        body,
        new HttpAnswer.Outcome() {
          @Override
          public void answered(HttpResponse head) {
            answered.accept(head.status().code());
          }

          @Override
          public void failed(String reason) {
            attempt.fail(step + " exec failed for container " + container + ": " + reason);
          }
        });
  }

  private void invalid(String step, String id) {
    attempt.fail(step + " exec failed for container " + container + ": invalid exec id " + id);
  }

  private void fail(String step, int code, String rest) {
    attempt.fail(step + " exec failed for container " + container + " with status " + code + rest);
  }

  private static Object member(OutputTail json, String name) {
    try {
      Object tree = JsonTree.parse(json.text().getBytes(StandardCharsets.UTF_8), Refusal.REQUEST);
      return tree instanceof Map<?, ?> members ? members.get(name) : null;
    } catch (PlatformException none) {
      return null;
    }
  }
}
