package io.praetor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleException;

/**
 * Starts and stops an agent that listens nowhere and keeps nothing, and runs a command, so that the
 * JVM can archive the classes they load. Run by {@code bin/praetor-archive} and by nothing else.
 */
public final class Rehearsal {

  private static final long STOP_TIMEOUT_MILLIS = 30_000;

  private Rehearsal() {}

  /** Runs the rehearsal; its arguments are those of the command that follows the agent. */
  public static void main(String[] args) throws IOException, BundleException {
    AgentLog.open();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (AgentStorage storage = new AgentStorage(temporary, "rehearsal")) {
      Path data = storage.frameworkDirectory().resolveSibling("data");
      Files.createDirectory(data);
      rehearse(storage, List.of("-data-dir=" + data, "-bind=127.0.0.1", "-http-port=-1"));
    }
    io.praetor.cli.Main.main(args);
  }

  private static void rehearse(AgentStorage storage, List<String> args)
      throws IOException, BundleException {
    Installation installation = Installation.current();
    String version = Build.current().version();
    AgentFramework framework =
        new AgentFramework(
            FrameworkSettings.of(installation, storage.frameworkDirectory(), version, args));
    framework.provideFatalSink(message -> System.err.println("==> " + message));
    framework.install(installation);
    framework.startConfiguration();
    framework.startRest();
    framework.stop(STOP_TIMEOUT_MILLIS);
  }
}
