package io.praetor.agent.internal.local;

import static io.praetor.agent.internal.local.Samples.api;
import static io.praetor.agent.internal.local.Samples.check;
import static io.praetor.agent.internal.local.Samples.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.check.CheckDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {

  private static final CheckDefinition TTL =
      new CheckDefinition(
          "alive", "web", Duration.ZERO, Duration.ZERO, Map.of("TTL", 30_000_000_000L));

  @TempDir private Path data;
  private long now = 1_000;

  private KeptFiles files() {
    return new KeptFiles(data, () -> now);
  }

  private static Registered.Check told() {
    return new Registered.Check(check("alive", "web", "passing"), TTL, Origin.API, "secret");
  }

  private List<Path> paths() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void shouldBringBackWhatItKept() throws IOException {
    files().keep(api(service("web", 80, "v1")));
    files().keep(told());
    assertEquals(List.of(api(service("web", 80, "v1")), told()), files().all());
    for (Path path : paths()) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }
    files().forget(told());
    assertEquals(List.of(api(service("web", 80, "v1"))), files().all());
  }

  @Test
  void shouldKeepFlagsThatAreFalseAndNoMemberThatIsEmpty() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("H2PING", "127.0.0.1:1");
    members.put("H2PINGUseTLS", false);
    members.put("TTL", 0L);
    members.put("TCP", "");
    CheckDefinition ping =
        new CheckDefinition("alive", "web", Duration.ofSeconds(10), Duration.ZERO, members);
    files()
        .keep(new Registered.Check(check("alive", "web", "passing"), ping, Origin.API, "secret"));
    Registered.Check back = (Registered.Check) files().all().get(0);
    assertEquals(
        Map.of("H2PING", "127.0.0.1:1", "H2PINGUseTLS", false), back.definition().members());
  }

  @Test
  void shouldForgetTheLastWordOfACheckAfterItsTime() {
    files().keepState(told());
    assertEquals(Optional.of(new Kept.State("passing", "")), files().state("alive"));
    now += 31;
    assertTrue(files().state("alive").isEmpty());
    assertTrue(files().state("other").isEmpty());
  }

  @Test
  void shouldPassOverBrokenFiles() throws IOException {
    files().keep(api(service("web", 80)));
    files().keep(told());
    files().keepState(told());
    SplittableRandom random = new SplittableRandom(7);
    for (Path path : paths()) {
      byte[] whole = Files.readAllBytes(path);
      for (int length = 0; length < whole.length; length++) {
        Files.write(path, Arrays.copyOf(whole, length));
        assertTrue(files().all().size() <= 2);
        assertTrue(files().state("alive").map(Kept.State::output).orElse("").isEmpty());
      }
      for (int i = 0; i < 500; i++) {
        byte[] changed = whole.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        Files.write(path, changed);
        files().all();
        files().state("alive");
      }
      Files.write(path, whole);
    }
    assertEquals(2, files().all().size());
  }
}
