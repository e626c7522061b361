package io.praetor.health.internal.docker;

import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TestServer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import io.praetor.testkit.check.CheckTypeContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class DockerTypeContractTest extends CheckTypeContract {

  /** The member by which a definition says where Docker listens: the environment does otherwise. */
  private static final String WHERE = "docker_host_of_this_test";

  @Override
  protected CheckType create() {
    return new Somewhere(new Network(DeniedAddresses.NONE));
  }

  @Override
  protected void dispose(CheckType type) {
    ((Somewhere) type).network().close();
  }

  @Override
  protected Map<String, Object> members(String address) {
    return Map.of("DockerContainerID", "web", "Args", List.of("true"), WHERE, address);
  }

  /** A program that is well, each of its three requests on a connection of its own. */
  @Override
  protected void answer(InputStream in, OutputStream out) throws IOException {
    String request = TestServer.request(in);
    String answer =
        request.contains("/containers/")
            ? "201 Created\r\n\r\n{\"Id\":\"abc\"}"
            : request.contains("/start")
                ? "200 OK\r\n\r\n"
                : "200 OK\r\n\r\n{\"ExitCode\":0,\"Running\":false}";
    out.write(("HTTP/1.1 " + answer).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The type, made anew for wherever a definition says. */
  private record Somewhere(Network network) implements CheckType {

    private CheckType at(CheckDefinition definition) {
      return new DockerType(network, "tcp://" + definition.text(WHERE));
    }

    @Override
    public String key() {
      return new DockerType(network, null).key();
    }

    @Override
    public String name() {
      return new DockerType(network, null).name();
    }

    @Override
    public void validate(CheckDefinition definition) throws InvalidCheckException {
      at(definition).validate(definition);
    }

    @Override
    public RunningCheck start(CheckDefinition definition, CheckReport report)
        throws InvalidCheckException {
      return at(definition).start(definition, report);
    }
  }
}
