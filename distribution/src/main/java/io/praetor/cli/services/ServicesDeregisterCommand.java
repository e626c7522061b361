package io.praetor.cli.services;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.UrlPath;
import io.praetor.config.internal.service.ServiceBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes services from an agent. */
@CommandLine.Command
public final class ServicesDeregisterCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();

  @Option(
      names = {"-id", "--id"},
      description = "Id of the service; not together with files.")
  private String id = "";

  @Parameters(hidden = true)
  private List<String> files = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (files.isEmpty() && id.isEmpty()) {
      return terminal.fail("Service deregistration requires at least one argument or -id.");
    } else if (!files.isEmpty() && !id.isEmpty()) {
      return terminal.fail("Service deregistration requires arguments or -id, not both.");
    }
    List<ServiceBody> services;
    try {
      services =
          files.isEmpty()
              ? List.of(new ServiceBody(id, "", ""))
              : ServiceFiles.read(files, terminal);
    } catch (IOException failure) {
      return terminal.fail("Error: " + failure.getMessage());
    }
    AgentClient client = flags.client(terminal);
    for (ServiceBody service : services) {
      String known = service.id().isEmpty() ? service.name() : service.id();
      if (known.isEmpty()) {
        continue;
      }
      try {
        String path = UrlPath.below("/v1/agent/service/deregister/", known);
        client.put(path, flags.query(terminal), null).requireOk();
      } catch (IOException failure) {
        // Consul's own words.
        return terminal.fail(
            "Error registering service \"" + service.name() + "\": " + failure.getMessage());
      }
      terminal.say("Deregistered service: " + known);
    }
    return OK;
  }

  @Override
  public String usage() {
    return "services deregister [options] [FILE...]";
  }

  @Override
  public String about() {
    return "Takes services from the agent that they were registered with, by files that define\n"
        + "them or by the id of one.";
  }
}
