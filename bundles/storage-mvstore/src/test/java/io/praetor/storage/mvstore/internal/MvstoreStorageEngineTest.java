package io.praetor.storage.mvstore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import io.praetor.testkit.storage.CrashContract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MvstoreStorageEngineTest extends CrashContract {

  @Override
  protected StorageEngine create() {
    return new MvstoreStorageEngine();
  }

  @Test
  void shouldNeedNoThreadOfItsOwn() throws IOException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    MvstoreStorageEngine engine = new MvstoreStorageEngine();
    Store store = engine.open(directory);
    store.apply(List.<Change>of().iterator(), new byte[] {1});
    Set<Thread> during = new HashSet<>(Thread.getAllStackTraces().keySet());
    during.removeAll(before);
    assertEquals(Set.of(), during);
    engine.deactivate();
    assertThrows(IOException.class, store::mark);
  }

  @Test
  void shouldRefuseWhatIsNoStore() throws IOException {
    Random random = new Random(SEED);
    for (int length : new int[] {1, 2, 100, 8191, 8192, 100_000}) {
      byte[] garbage = new byte[length];
      random.nextBytes(garbage);
      Files.write(directory.resolve("rows.mv"), garbage);
      IOException refusal = assertThrows(IOException.class, () -> engine().open(directory).close());
      assertTrue(refusal.getMessage().contains("MVStore"), refusal.getMessage());
    }
  }
}
