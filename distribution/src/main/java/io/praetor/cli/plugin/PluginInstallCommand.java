package io.praetor.cli.plugin;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Installs a plugin in a running agent, for good. */
@CommandLine.Command
public final class PluginInstallCommand implements Command {

  @Mixin private JarChange change = new JarChange();

  @Override
  public int run(Terminal terminal) throws IOException {
    Path jar = change.jar();
    byte[] content = Files.readAllBytes(jar);
    return change.run(
        terminal,
        "plugin:install",
        jar.toString(),
        (client, query) -> client.put("/v1/agent/plugins", query, content));
  }

  @Override
  public String usage() {
    return "plugin install [options] FILE";
  }

  @Override
  public String about() {
    return "Installs a plugin in a running agent. If it does not start it is taken away again; else\n"
        + "it is kept in the plugin directory and there after a restart, too.";
  }
}
