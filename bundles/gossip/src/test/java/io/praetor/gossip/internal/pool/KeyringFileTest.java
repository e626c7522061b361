package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.pool.KeyringFile.KeyringException;
import io.praetor.gossip.internal.serf.KeyOperation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringFileTest {

  private static final String KEY = "pUqJrVyVRj5jsiYEkM/tFQ==";
  private static final String OTHER = "AAECAwQFBgcICQoLDA0ODw==";

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("serf").resolve("local.keyring");
  }

  private KeyringFile open(String configured) throws KeyringException {
    return KeyringFile.open(file().toString(), configured, "lan");
  }

  private static byte[] raw(String key) {
    return Base64.getDecoder().decode(key);
  }

  @Test
  void shouldBeginAFileThatOnlyItsOwnerReads() throws Exception {
    assertTrue(open(KEY).encrypted());

    assertEquals("[\n  \"" + KEY + "\"\n]", Files.readString(file()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void shouldTakeTheFileBeforeTheConfiguredKey() throws Exception {
    open(KEY);

    KeyringFile again = open(OTHER);

    assertEquals(1, again.keys().size());
    assertArrayEquals(raw(KEY), again.keys().get(0));
    assertTrue(open("").encrypted(), "the file alone is enough");
  }

  @Test
  void shouldKeepWhatWasChanged() throws Exception {
    KeyringFile keyring = open(KEY);

    assertTrue(keyring.apply(KeyOperation.INSTALL, raw(OTHER)).ok());
    assertTrue(keyring.apply(KeyOperation.USE, raw(OTHER)).ok());

    assertArrayEquals(raw(OTHER), open("").keys().get(0));
    assertEquals(
        "Removing the primary key is not allowed",
        keyring.apply(KeyOperation.REMOVE, raw(OTHER)).message());
    assertFalse(keyring.apply(KeyOperation.INSTALL, new byte[5]).ok());
  }

  @Test
  void shouldReadWhatConsulWrote() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "[\"" + KEY + "\" , \"" + OTHER + "\"]\n");

    assertEquals(2, open("").keys().size());
  }

  @Test
  void shouldRefuseAFileThatIsNoKeyring() throws Exception {
    Files.createDirectories(file().getParent());
    for (String text : new String[] {"", "[]", "{}", "[\"x\"]", "[\"" + KEY + "\"", "[1]"}) {
      Files.writeString(file(), text);
      assertThrows(KeyringException.class, () -> open(KEY), text);
    }
  }

  @Test
  void shouldKeepKeysInMemoryWithoutAFile() throws Exception {
    KeyringFile keyring = KeyringFile.open("", KEY, "lan");

    assertTrue(keyring.apply(KeyOperation.INSTALL, raw(OTHER)).ok());
    assertEquals(2, keyring.keys().size());
    assertFalse(KeyringFile.open("", "", "lan").encrypted());
    assertFalse(open("").encrypted());
    assertFalse(Files.exists(file()), "no keys, no file");
  }
}
