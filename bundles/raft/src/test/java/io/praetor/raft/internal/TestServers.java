package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.raft.ReplicatedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Opens logs as a server with these settings would, and closes them all together at the end: one
 * close waits up to a second for a thread of Ratis.
 */
final class TestServers implements AutoCloseable {

  static final String NODE = "2ffa0f4a-0ae7-4b8b-8b49-6ad4ee39c7aa";

  private final List<OpenLog> opened = new CopyOnWriteArrayList<>();

  /** Settings with defaults for everything that is not given. */
  static RaftSettings settings(Path directory, Map<String, Object> given) {
    Map<String, Object> common =
        Map.of(
            "nodeId",
            NODE,
            "bindAddress",
            "127.0.0.1",
            "advertiseAddress",
            "127.0.0.1",
            "port",
            0,
            "directory",
            directory == null ? "" : directory.toString());
    return (RaftSettings)
        Proxy.newProxyInstance(
            TestServers.class.getClassLoader(),
            new Class<?>[] {RaftSettings.class},
            (proxy, method, arguments) ->
                given.getOrDefault(
                    method.getName(),
                    common.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  /** A server that may found a cluster. */
  OpenLog bootstrap(Path directory, ReplicatedState state) throws IOException {
    return open(directory, state, Map.of("bootstrap", true));
  }

  OpenLog open(Path directory, ReplicatedState state, Map<String, Object> given)
      throws IOException {
    RaftSettings settings = settings(directory, given);
    PeerNetwork nobody =
        new PeerNetwork(new ServerMembers("", () -> {}, System::nanoTime), () -> null);
    AutopilotConfig config = new AutopilotConfig(true, 200, 250, 0, 10_000, 0, 0);
    LogService log =
        new LogService(
                settings,
                state,
                nobody,
                new Autopilot(settings.nodeId(), nobody, () -> config, () -> {}, () -> 0),
                new LeaderTasks(),
                new CommitMeter(),
                why -> {
                  throw new AssertionError(why);
                })
            .open();
    opened.add(log);
    return log;
  }

  /** What a crash at this moment would leave. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.endsWith("in_use.lock")) {
          Files.copy(file, target);
        }
      }
    }
  }

  @Override
  public void close() {
    CompletableFuture.allOf(
            opened.stream()
                .map(
                    log ->
                        CompletableFuture.runAsync(
                            () -> close(log), task -> new Thread(task).start()))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  private static void close(OpenLog log) {
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one command after the other and waits for each. */
  static void write(OpenLog log, String... commands) {
    for (String command : commands) {
      submit(log, command).join();
    }
  }

  static CompletableFuture<byte[]> submit(OpenLog log, String command) {
    return log.submit(command.getBytes(StandardCharsets.UTF_8));
  }
}
