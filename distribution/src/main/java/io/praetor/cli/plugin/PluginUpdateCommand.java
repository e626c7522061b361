package io.praetor.cli.plugin;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Replaces a plugin of a running agent by another version of it. */
@CommandLine.Command
public final class PluginUpdateCommand implements Command {

  @Mixin private JarChange change = new JarChange();

  @Override
  public int run(Terminal terminal) throws IOException {
    Path jar = change.jar();
    byte[] content = Files.readAllBytes(jar);
    return change.run(
        terminal,
        "plugin:update",
        jar.toString(),
        (client, query) ->
            client.put(UrlPath.below("/v1/agent/plugin/", JarName.of(jar)), query, content));
  }

  @Override
  public String usage() {
    return "plugin update [options] FILE";
  }

  @Override
  public String about() {
    return "Replaces a plugin by another version. The new one runs beside the old one before the\n"
        + "old one stops, so that no request is lost; if it does not work the old one stays.";
  }
}
