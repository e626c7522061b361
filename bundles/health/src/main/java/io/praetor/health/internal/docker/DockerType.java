package io.praetor.health.internal.docker;

import io.praetor.health.internal.net.DialException;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.RepeatedAttempt;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;

/** What a program says that runs in a container, by its exit code as a script does. */
public final class DockerType implements CheckType {

  private final Network network;
  private final String address;

  /**
   * The kind.
   *
   * @param address where Docker listens, as {@code DOCKER_HOST} says it; may be null
   */
  public DockerType(Network network, String address) {
    this.network = network;
    this.address = address;
  }

  @Override
  public String key() {
    return "DockerContainerID";
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    host();
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    if (definition.texts("Args").isEmpty()) {
      throw new InvalidCheckException("need an executable to run");
    }
    DockerHost host = host();
    DockerApi docker = new DockerApi(network, host);
    return new RepeatedAttempt(
        report, attempt -> new ContainerRun(definition, docker, attempt).begin());
  }

  private DockerHost host() throws InvalidCheckException {
    try {
      return DockerHost.parse(address);
    } catch (DialException wrong) {
      throw new InvalidCheckException(wrong.getMessage());
    }
  }
}
