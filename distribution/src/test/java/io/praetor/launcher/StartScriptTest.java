package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JVM flags the start script chooses; a stand-in for Java prints them. */
class StartScriptTest {

  private static final Path SCRIPT = Path.of("src/main/dist/bin/praetor").toAbsolutePath();
  private static final String CLIENT_FLAG = "-XX:TieredStopAtLevel=1";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data_dir\": \"/var/consul\", \"server\": true}",
        "{\"server\":true}",
        "{\n  \"bootstrap\": true,\n  \"server\": true\n}",
        "data_dir = \"/var/consul\"\nserver = true",
      })
  void shouldGiveServersTheFlagsOfServers(String configuration) throws Exception {
    assertFalse(flagsFor(configuration).contains(CLIENT_FLAG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data_dir\": \"/var/consul\", \"server\": false}",
        "# server = true",
        "  // \"server\": true",
        "{\"rpc_server\": true}",
        "{}",
      })
  void shouldGiveOthersTheFlagsOfClients(String configuration) throws Exception {
    assertTrue(flagsFor(configuration).contains(CLIENT_FLAG));
  }

  @Test
  void shouldBelieveTheCommandLine() throws Exception {
    assertFalse(run("agent", "-dev").contains(CLIENT_FLAG));
    assertFalse(run("agent", "-server").contains(CLIENT_FLAG));
  }

  private String flagsFor(String configuration) throws Exception {
    Path directoryOfConfiguration = Files.createDirectories(directory.resolve("consul.d"));
    Files.writeString(directoryOfConfiguration.resolve("agent.json"), configuration);
    return run("agent", "-config-dir", directoryOfConfiguration.toString());
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    String[] command = new String[arguments.length + 2];
    command[0] = "sh";
    command[1] = SCRIPT.toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
    script.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    Process process = script.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor() == 0, printed);
    return printed;
  }
}
