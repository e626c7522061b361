package io.praetor.storage.xodus.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedThreadsTest {

  @TempDir Path directory;

  @Test
  void shouldLeaveNoThreadBehindAndComeBack() throws IOException {
    for (byte round = 1; round <= 3; round++) {
      XodusStorageEngine engine = new XodusStorageEngine();
      Store store = engine.open(directory);
      store.apply(List.<Change>of().iterator(), new byte[] {round});
      assertArrayEquals(new byte[] {round}, store.mark());
      assertNotEquals(List.of(), threads());
      // Closes the store as well.
      engine.deactivate();
      assertEquals(List.of(), threads());
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("Exodus") || name.contains("JobProcessorPool"))
        .toList();
  }
}
