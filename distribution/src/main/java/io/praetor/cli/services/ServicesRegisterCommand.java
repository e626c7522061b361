package io.praetor.cli.services;

import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.flags.Pairs;
import io.praetor.cli.http.AgentClient;
import io.praetor.config.internal.service.ServiceBody;
import io.praetor.config.internal.syntax.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers services with an agent, from files or from flags. */
@CommandLine.Command
public final class ServicesRegisterCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();

  @Option(
      names = {"-kind", "--kind"},
      description = "Kind of the service, for proxies and gateways.")
  private String kind = "";

  @Option(
      names = {"-id", "--id"},
      description = "Id of the service; its name if it is not given.")
  private String id = "";

  @Option(
      names = {"-name", "--name"},
      description = "Name of the service.")
  private String name = "";

  @Option(
      names = {"-address", "--address"},
      description = "Address of the service; the agent's if it is not given.")
  private String address = "";

  @Option(
      names = {"-port", "--port"},
      description = "Port of the service.")
  private int port;

  @Option(
      names = {"-socket", "--socket"},
      description = "UNIX socket of the service, instead of an address and a port.")
  private String socket = "";

  @Option(
      names = {"-meta", "--meta"},
      description = "Metadata, key=value; may be given several times.")
  private List<String> meta = new ArrayList<>();

  @Option(
      names = {"-tag", "--tag"},
      description = "Tag; may be given several times.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = {"-tagged-address", "--tagged-address"},
      description = "Further address, name=address:port; may be given several times.")
  private List<String> taggedAddresses = new ArrayList<>();

  @Parameters(hidden = true)
  private List<String> files = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    Map<String, String> metadata = Pairs.of("meta", meta);
    Map<String, String> tagged = Pairs.of("tagged-address", taggedAddresses);
    Map<String, Object> addresses = new LinkedHashMap<>();
    for (Map.Entry<String, String> pair : tagged.entrySet()) {
      try {
        addresses.put(pair.getKey(), TaggedAddress.parse(pair.getValue()));
      } catch (IOException wrong) {
        return terminal.fail("Invalid Tagged Address: " + wrong.getMessage());
      }
    }
    if (files.isEmpty() && name.isEmpty()) {
      return terminal.fail("Service registration requires at least one argument or flags.");
    } else if (!files.isEmpty() && !name.isEmpty()) {
      return terminal.fail("Service registration requires arguments or -id, not both.");
    }
    List<ServiceBody> services;
    try {
      services =
          files.isEmpty()
              ? List.of(ofFlags(metadata, addresses))
              : ServiceFiles.read(files, terminal);
    } catch (IOException failure) {
      return terminal.fail("Error: " + failure.getMessage());
    }
    return register(services, terminal);
  }

  private ServiceBody ofFlags(Map<String, String> metadata, Map<String, Object> addresses) {
    Map<String, Object> body = new LinkedHashMap<>();
    putUnlessEmpty(body, "Kind", kind);
    putUnlessEmpty(body, "ID", id);
    body.put("Name", name);
    if (!tags.isEmpty()) {
      body.put("Tags", tags);
    }
    if (port != 0) {
      body.put("Port", port);
    }
    putUnlessEmpty(body, "Address", address);
    putUnlessEmpty(body, "SocketPath", socket);
    if (!addresses.isEmpty()) {
      body.put("TaggedAddresses", addresses);
    }
    if (!metadata.isEmpty()) {
      body.put("Meta", metadata);
    }
    return new ServiceBody(id, name, Json.text(body));
  }

  private static void putUnlessEmpty(Map<String, Object> body, String member, String text) {
    if (!text.isEmpty()) {
      body.put(member, text);
    }
  }

  private int register(List<ServiceBody> services, Terminal terminal) throws IOException {
    AgentClient client = flags.client(terminal);
    for (ServiceBody service : services) {
      try {
        byte[] body = service.json().getBytes(StandardCharsets.UTF_8);
        client.put("/v1/agent/service/register", flags.query(terminal), body).requireOk();
      } catch (IOException failure) {
        return terminal.fail(
            "Error registering service \"" + service.name() + "\": " + failure.getMessage());
      }
      terminal.say("Registered service: " + service.name());
    }
    return OK;
  }

  @Override
  public String usage() {
    return "services register [options] [FILE...]";
  }

  @Override
  public String about() {
    return "Registers services with an agent, from configuration files (JSON or HCL) or from\n"
        + "flags. They stay until they are deregistered.";
  }
}
