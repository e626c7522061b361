package io.praetor.itest.harness;

import io.praetor.itest.guest.StillActivator;
import io.praetor.itest.guest.StillDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The directory of an agent where jars become plugins, and jars for it. */
public final class PluginDirectory {

  /** Generous: the machine may be busy. Usually it takes a second or two. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private final AgentProcess agent;

  public PluginDirectory(AgentProcess agent) {
    this.agent = agent;
  }

  /** Puts a file there at once, as the guide advises. */
  public void put(String file, Path jar) throws IOException {
    Path hidden = at("." + file);
    Files.copy(jar, hidden, StandardCopyOption.REPLACE_EXISTING);
    Files.move(hidden, at(file), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Puts another version of a plugin in the place of the one that is there, and awaits it. */
  public void replace(String file, String name, String version) throws IOException {
    Path next = Files.createTempFile("next", ".jar");
    try {
      put(file, NewVersion.of(shipped(name), version, next));
    } finally {
      Files.delete(next);
    }
    String done = " replaced by " + name + " " + version;
    Deadline deadline = new Deadline(SOON, done + " in the log of " + agent);
    while (!agent.log().contains(done)) {
      deadline.pause();
    }
    if (agent.log().contains("not refreshed")) {
      throw new AssertionError(agent.log());
    }
  }

  public void remove(String file) throws IOException {
    Files.delete(at(file));
  }

  private Path at(String file) throws IOException {
    return Files.createDirectories(agent.dataDirectory().resolve("plugins")).resolve(file);
  }

  /** A plugin that is part of the distribution. */
  public static Path shipped(String name) throws IOException {
    try (Stream<Path> jars = Files.list(AgentProcess.home().resolve("plugins"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(name + "-"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no plugin " + name));
    }
  }

  /** Writes a plugin with a driver for a database that does nothing. */
  public static Path driver(Path jar) throws IOException {
    return ClassBundle.write(
        jar,
        "itest.driver",
        "1.0.0",
        Map.of(
            "Bundle-Activator",
            StillActivator.class.getName(),
            "Import-Package",
            "javax.sql,org.osgi.framework,org.osgi.service.jdbc"),
        List.of(StillActivator.class, StillDriver.class));
  }
}
