package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.ReplicatedState;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens logs as a server with these settings would. */
final class TestServer {

  static final String NODE = "2ffa0f4a-0ae7-4b8b-8b49-6ad4ee39c7aa";

  private TestServer() {}

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
            TestServer.class.getClassLoader(),
            new Class<?>[] {RaftSettings.class},
            (proxy, method, arguments) ->
                given.getOrDefault(
                    method.getName(),
                    common.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  /** A server that may found a cluster. */
  static OpenLog bootstrap(Path directory, ReplicatedState state) throws IOException {
    return open(directory, state, Map.of("bootstrap", true));
  }

  static OpenLog open(Path directory, ReplicatedState state, Map<String, Object> given)
      throws IOException {
    List<String> complaints = new CopyOnWriteArrayList<>();
    return new LogStart(settings(directory, given), state, complaints::add).open();
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
