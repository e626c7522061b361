package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.LiveFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other users of the machine can read below {@code data_dir}. */
class SecretFilesIT {

  private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwxr-xr-x");

  @TempDir Path directory;

  @Test
  void shouldKeepSecretsFromOtherUsers() throws IOException {
    String key = ", \"server\": true, \"bootstrap\": true, \"encrypt\": \"%s\"";
    try (AgentProcess agent =
        AgentProcess.agent(
            directory, "server", key.formatted("pUqJrVyVRj5jsiYEkM/tFQYfWyJIv4s3XkvMwy7Cu5s="))) {
      Path data = Files.createDirectories(agent.dataDirectory());
      Files.createDirectories(data.resolve("raft"));
      Files.setPosixFilePermissions(data, OPEN);
      Files.setPosixFilePermissions(data.resolve("raft"), OPEN);
      agent.start().awaitLeader();
      agent.client().put("secret", "x");
      agent
          .client()
          .send(
              "PUT", "/v1/agent/service/register?token=t", "{\"Name\": \"web\", \"Token\": \"t\"}");
      agent.client().send("PUT", "/v1/agent/check/register", "{\"Name\": \"c\", \"TTL\": \"1h\"}");
      agent.client().send("PUT", "/v1/agent/check/pass/c", "");
      agent.consul("snapshot", "save", directory.resolve("backup.snap").toString());
      assertEquals(Set.of("node-id", "praetor.lock"), readable(data));
    }
  }

  /** Files that somebody else reaches, which takes the rights of every directory above. */
  private static Set<String> readable(Path data) throws IOException {
    return LiveFiles.look(
        data,
        files -> {
          Set<String> found = new TreeSet<>();
          for (Path file : files) {
            if (isReachable(data, file)) {
              found.add(data.relativize(file).toString());
            }
          }
          return found;
        });
  }

  private static boolean isReachable(Path data, Path file) throws IOException {
    for (Path above = file.getParent(); !above.equals(data); above = above.getParent()) {
      if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
  }
}
