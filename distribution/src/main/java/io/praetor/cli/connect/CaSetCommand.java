package io.praetor.cli.connect;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.flags.ServerFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes the configuration of the mesh's certificate authority. */
@CommandLine.Command
public final class CaSetCommand implements Command {

  @Mixin private ClientFlags client = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();

  @Option(
      names = {"-config-file", "--config-file"},
      description = "JSON file: an object with \"Provider\" and \"Config\".")
  private String file = "";

  @Option(
      names = {"-force-without-cross-signing", "--force-without-cross-signing"},
      description =
          "Change the authority even if the old one cannot sign the new one. Until they have heard"
              + " of the new one, others refuse its certificates.")
  private boolean force;

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (file.isEmpty()) {
      return terminal.fail("The -config-file flag is required");
    }
    String text;
    try {
      text = ArgumentData.file(file);
    } catch (IOException failure) {
      return terminal.fail("Error reading config file: " + failure.getMessage());
    }
    Json configuration;
    try {
      configuration = CaConfiguration.ofFile(text, force);
    } catch (IOException failure) {
      return terminal.fail("Error parsing config file: " + failure.getMessage());
    }
    try {
      byte[] body = configuration.written().getBytes(StandardCharsets.UTF_8);
      Query query = server.addDatacenterTo(Query.NONE);
      client.client(terminal).put(CaConfiguration.PATH, query, body).requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error setting CA configuration: " + failure.getMessage());
    }
    terminal.say("Configuration updated!");
    return OK;
  }

  @Override
  public String usage() {
    return "connect ca set-config [options]";
  }

  @Override
  public String about() {
    return "Changes the configuration of the certificate authority to that of a file, as\n"
        + "get-config shows it. Another provider or key makes a new authority.";
  }
}
