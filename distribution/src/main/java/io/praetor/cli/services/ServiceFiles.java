package io.praetor.cli.services;

import io.praetor.cli.Terminal;
import io.praetor.config.internal.AgentConfigurations;
import io.praetor.config.internal.service.ServiceBody;
import java.io.IOException;
import java.util.List;

/** Services as configuration files define them. */
final class ServiceFiles {

  private ServiceFiles() {}

  /** Reads the files; warnings go to the terminal. */
  static List<ServiceBody> read(List<String> files, Terminal terminal) throws IOException {
    AgentConfigurations.Services found = AgentConfigurations.services(files);
    if (found.outcome().error().isPresent()) {
      throw new IOException(found.outcome().error().get());
    }
    found.outcome().warnings().forEach(terminal::fail);
    return found.bodies();
  }
}
