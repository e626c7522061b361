package io.praetor.cli.connect;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.flags.ServerFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.json.JsonLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the configuration of the mesh's certificate authority. */
@CommandLine.Command
public final class CaGetCommand implements Command {

  private static final String INDENT = "\t";

  @Mixin private ClientFlags client = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    String configuration;
    try {
      Response answer =
          client.client(terminal).get(CaConfiguration.PATH, server.addTo(Query.NONE)).requireOk();
      configuration = CaConfiguration.ofAnswer(answer.body()).written();
    } catch (IOException failure) {
      return terminal.fail("Error querying CA configuration: " + failure.getMessage());
    }
    terminal.say(JsonLayout.indented(configuration.getBytes(StandardCharsets.UTF_8), INDENT));
    return OK;
  }

  @Override
  public String usage() {
    return "connect ca get-config [options]";
  }

  @Override
  public String about() {
    return "Shows the configuration of the certificate authority as JSON.";
  }
}
