package io.praetor.shell.internal;

import io.praetor.api.config.ShellSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the console when its path is known. Without a console the agent goes on. */
@Component(
    service = {},
    configurationPid = ShellSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ShellComponent {

  private static final Logger LOG = LoggerFactory.getLogger(ShellComponent.class);

  /** Null where the socket could not be opened. */
  private final ConsoleServer server;

  @Activate
  public ShellComponent(ShellSettings settings, @Reference CommandProcessor processor) {
    server = open(Path.of(settings.socket()), new GogoInterpreter(processor));
  }

  private static ConsoleServer open(Path path, Interpreter interpreter) {
    try {
      ConsoleServer opened = new ConsoleServer(ConsoleSocket.open(path), interpreter);
      opened.start();
      LOG.debug("Console at {}", path);
      return opened;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.error("There is no console: {}", reason(e));
      return null;
    }
  }

  /** File system exceptions carry the path alone as their message. */
  private static String reason(Exception e) {
    return e.getClass() == IOException.class ? e.getMessage() : e.toString();
  }

  @Deactivate
  void deactivate() throws IOException {
    if (server != null) {
      server.close();
    }
  }
}
