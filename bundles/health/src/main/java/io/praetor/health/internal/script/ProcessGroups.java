package io.praetor.health.internal.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts programs in groups of their own and ends whole groups. Java has no groups, so two small
 * programs that every Linux has help; where they are missing, descendants are ended one by one,
 * which misses those whose parent has ended. Thread-safe.
 */
final class ProcessGroups {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessGroups.class);
  private static final String USUAL_PATH = "/usr/bin:/bin";
  private static final long KILL_SECONDS = 5;

  private final Path setsid = find("setsid");
  private final Path kill = find("kill");

  /** Starts a program with the agent's environment and no input; both outputs are one. */
  Process start(Path program, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    if (setsid != null) {
      command.add(setsid.toString());
    }
    command.add(program.toString());
    command.addAll(words.subList(1, words.size()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(new File("/dev/null"))
        .start();
  }

  /** Ends a program and all that it started. May block for a moment. */
  void kill(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    if (setsid != null && kill != null) {
      killGroup(process.pid());
    }
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  private void killGroup(long group) {
    try {
      Process killing =
          new ProcessBuilder(kill.toString(), "-KILL", "--", "-" + group)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!killing.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
        killing.destroyForcibly();
      }
    } catch (IOException failure) {
      LOG.warn("process group {} could not be ended: {}", group, failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path find(String name) {
    try {
      return Executable.find(name, USUAL_PATH);
    } catch (NotExecutableException missing) {
      LOG.warn("without {}, scripts that time out may leave processes behind", name);
      return null;
    }
  }
}
