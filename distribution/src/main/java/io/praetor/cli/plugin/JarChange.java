package io.praetor.cli.plugin;

import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands have in common that bring a jar to an agent. */
final class JarChange {

  @Mixin private AgentConsole console = new AgentConsole();

  @Option(
      names = {"-remote", "--remote"},
      description =
          "Over HTTP, to an agent on another machine. It only takes what is signed by those"
              + " whom its configuration names (praetor.plugin_signers).")
  private boolean remote;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  /** A request that does the same as the console. */
  interface Request {
    Response send(AgentClient client, Query query) throws IOException;
  }

  /**
   * Has it done.
   *
   * @param command of the console
   * @param argument for the console
   */
  int run(Terminal terminal, String command, String argument, Request request) throws IOException {
    if (!remote) {
      return console.run(terminal, command, argument);
    }
    Response answer = request.send(console.client().client(terminal), Query.NONE).requireOk();
    terminal.say(answer.text().strip());
    return 0;
  }

  /** The agent works in another directory, so it needs the whole path. */
  Path jar() throws IOException {
    if (arguments.size() != 1) {
      throw new WrongUsageException("This command takes one argument: FILE");
    }
    Path jar = Path.of(arguments.get(0)).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IOException("Error! There is no file " + jar);
    }
    return jar;
  }
}
