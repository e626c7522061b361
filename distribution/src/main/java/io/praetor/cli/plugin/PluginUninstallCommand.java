package io.praetor.cli.plugin;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Takes a plugin out of a running agent. */
@CommandLine.Command
public final class PluginUninstallCommand implements Command {

  @Mixin private JarChange change = new JarChange();

  @Override
  public int run(Terminal terminal) throws IOException {
    String name = change.argument("NAME");
    return change.run(
        terminal,
        "plugin:uninstall",
        name,
        (client, query) -> client.delete(UrlPath.below("/v1/agent/plugin/", name), query));
  }

  @Override
  public String usage() {
    return "plugin uninstall [options] NAME";
  }

  @Override
  public String about() {
    return "Takes a plugin out of a running agent, and its file out of the plugin directory.";
  }
}
