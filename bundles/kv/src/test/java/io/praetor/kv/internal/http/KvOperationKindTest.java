package io.praetor.kv.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.kv.KvTables;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.Commands;
import io.praetor.kv.internal.command.KeyOperations;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.kv.internal.command.KvTestState;
import io.praetor.spi.txn.OperationKind;
import io.praetor.spi.txn.OperationKind.Operation;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import io.praetor.testkit.txn.OperationKindContract;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KvOperationKindTest extends OperationKindContract {

  private static final String SESSION = "11111111-2222-3333-4444-555555555555";

  private final KvTestState keys = new KvTestState();
  private final KvOperationKind kind = new KvOperationKind(8, new KvLimits(100, 1 << 20, 0, 1));

  @Override
  protected OperationKind kind() {
    return kind;
  }

  @Override
  protected MemoryState newState() {
    KvTestState state = new KvTestState();
    state.begin(SESSION, SessionRow.RELEASE, 0);
    return state.state();
  }

  /** The first is the second command of a state. */
  @Override
  protected List<Map<String, Object>> operations() {
    return List.of(
        Map.of("Verb", "set", "Key", "a", "Value", "MQ==", "Flags", 5L),
        Map.of("Verb", "cas", "Key", "a", "Value", "MQ==", "Index", 2L),
        Map.of("Verb", "lock", "Key", "l", "Session", SESSION),
        Map.of("Verb", "get", "Key", "a"),
        Map.of("Verb", "get-tree", "Key", "a"),
        Map.of("Verb", "check-session", "Key", "l", "Session", SESSION),
        Map.of("Verb", "check-not-exists", "Key", "none"),
        Map.of("Verb", "unlock", "Key", "l", "Session", SESSION),
        Map.of("Verb", "delete", "Key", "a"),
        Map.of("Verb", "delete-tree", "Key", "l"));
  }

  @Test
  void shouldSetAndTellAllButTheValue() {
    assertEquals(
        "{\"KV\":{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":5,\"Value\":null,\"CreateIndex\":1,"
            + "\"ModifyIndex\":1}}",
        run("Verb", "set", "Key", "a", "Value", "MQ==", "Flags", 5L));
    assertEquals(
        "{\"KV\":{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":5,\"Value\":\"MQ==\",\"CreateIndex\":1,"
            + "\"ModifyIndex\":1}}",
        run("verb", "get", "KEY", "a"));
    assertEquals(1, keys.rows(KvTables.CHANGES).size());
  }

  @Test
  void shouldSetOnlyAtTheExpectedIndex() {
    run("Verb", "cas", "Key", "a", "Value", "MQ==", "Index", 0L);
    assertRefused(
        "failed to set key \"a\", index is stale", "Verb", "cas", "Key", "a", "Index", 0L);
    run("Verb", "cas", "Key", "a", "Value", "Mg==", "Index", 1L);
    assertEquals(3, keys.entry("a").modifyIndex());
  }

  @Test
  void shouldLockAndUnlock() {
    assertRefused("missing session", "Verb", "lock", "Key", "l");
    assertRefused(
        "invalid session \"" + SESSION + "\"", "Verb", "lock", "Key", "l", "Session", SESSION);
    keys.begin(SESSION, SessionRow.RELEASE, 1_000_000_000);
    String other = SESSION.replace('1', 'a');
    keys.begin(other, SessionRow.RELEASE, 0);
    run("Verb", "lock", "Key", "l", "Session", SESSION);
    assertEquals(1, keys.entry("l").lockIndex());
    assertRefused(
        "failed to lock key \"l\", lock is already held",
        "Verb",
        "lock",
        "Key",
        "l",
        "Session",
        other);
    run("Verb", "check-session", "Key", "l", "Session", SESSION);
    assertRefused("missing session", "Verb", "unlock", "Key", "l");
    assertRefused(
        "failed to unlock key \"l\", lock isn't held, or is held by another session",
        "Verb",
        "unlock",
        "Key",
        "l",
        "Session",
        other);
    run("Verb", "unlock", "Key", "l", "Session", SESSION);
    assertEquals("", keys.entry("l").session());
    run("Verb", "lock", "Key", "l", "Session", SESSION);
    keys.end(SESSION);
    assertRefused(
        "failed to lock key \"l\" due to lock delay", "Verb", "lock", "Key", "l", "Session", other);
  }

  @Test
  void shouldDelete() {
    keys.put("d/a", "1");
    keys.put("d/b", "1");
    keys.put("e", "1");
    assertRefused(
        "failed to delete key \"e\", index is stale",
        "Verb",
        "delete-cas",
        "Key",
        "e",
        "Index",
        1L);
    assertEquals("", run("Verb", "delete-cas", "Key", "e", "Index", 3L));
    assertEquals("", run("Verb", "delete-cas", "Key", "e", "Index", 3L));
    assertEquals("", run("Verb", "delete", "Key", "nothing"));
    assertEquals("", run("Verb", "delete-tree", "Key", "d/"));
    assertNull(keys.entry("d/a"));
    keys.put("x", "1");
    assertEquals("", run("Verb", "delete-tree", "Key", ""));
    assertNull(keys.entry("x"));
  }

  @Test
  void shouldLookAndCheck() {
    keys.put("t/a", "1");
    keys.put("t/b", "2");
    String tree = run("Verb", "get-tree", "Key", "t/");
    assertTrue(tree.contains("\"Value\":\"MQ==\"") && tree.contains("\"Value\":\"Mg==\""));
    assertEquals("", run("Verb", "get-tree", "Key", "u/"));
    assertRefused("key \"u\" doesn't exist", "Verb", "get", "Key", "u");
    assertRefused("key \"t/a\" exists", "Verb", "check-not-exists", "Key", "t/a");
    assertEquals("", run("Verb", "check-not-exists", "Key", "u"));
    assertTrue(run("Verb", "check-index", "Key", "t/a", "Index", 1L).contains("\"Value\":null"));
    assertRefused(
        "failed index check for key \"t/a\", current modify index 1 != 9",
        "Verb",
        "check-index",
        "Key",
        "t/a",
        "Index",
        9L);
    assertRefused(
        "failed to check index, key \"u\" doesn't exist", "Verb", "check-index", "Key", "u");
    assertRefused(
        "failed to check session, key \"u\" doesn't exist", "Verb", "check-session", "Key", "u");
    assertRefused(
        "failed session check for key \"t/a\", current session \"\" != \"x\"",
        "Verb",
        "check-session",
        "Key",
        "t/a",
        "Session",
        "x");
  }

  @Test
  void shouldAnswerReadsWithoutTheLogAlike() {
    keys.put("a", "1");
    for (String verb : new String[] {"get", "get-tree", "check-index", "none"}) {
      Operation operation = kind.parse(fields("Verb", verb, "Key", "a", "Index", 1L));
      assertTrue(operation.reads());
      assertEquals(
          Arrays.toString(apply(operation)),
          Arrays.toString(keys.<byte[]>look(txn -> kind.read(txn, operation.payload()))));
    }
    assertFalse(kind.parse(fields("Verb", "set", "Key", "a")).reads());
  }

  @Test
  void shouldRefuseWhatIsNoOperation() {
    assertRefused("unknown KV verb \"explode\"", "Verb", "explode", "Key", "a");
    assertRefused("unknown KV verb \"\"", "Key", "a");
    assertRefused("unknown KV verb \"get-or-empty\"", "Verb", "get-or-empty", "Key", "a");
    assertRefused("Must provide key", "Verb", "set", "Value", "YQ==");
    assertRefused("Must provide key", "Verb", "get");
  }

  @Test
  void shouldRefuseWhatCannotBeRead() {
    assertUnreadable(
        InvalidRequestException.class,
        "Failed to parse body: illegal base64 data at input byte 3",
        "Value",
        "not base64!");
    assertUnreadable(
        InvalidRequestException.class, "Failed to parse body: json: unknown field \"X\"", "X", 1L);
    assertUnreadable(
        InvalidRequestException.class,
        "Failed to parse body: json: cannot unmarshal number into Go struct field"
            + " KVTxnOp.KV.Flags of type uint64",
        "Flags",
        -1L);
    assertUnreadable(
        InvalidRequestException.class,
        "Failed to parse body: json: cannot unmarshal bool into Go struct field"
            + " KVTxnOp.KV.Key of type string",
        "Key",
        true);
    assertUnreadable(
        PayloadTooLargeException.class,
        "Value for key \"\" is too large (9 > 8 bytes)",
        "Value",
        "MTIzNDU2Nzg5");
    assertUnreadable(
        InvalidRequestException.class, "Invalid key: it contains a NUL character", "Key", "a\0b");
  }

  @Test
  void shouldTakeLargeNumbersAndNothing() {
    run("Verb", "set", "Key", "a", "Flags", BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
    assertEquals(-1, keys.entry("a").flags());
    run("Verb", "set", "Key", "a", "Flags", null, "Value", null, "Namespace", "default");
    assertEquals(0, keys.entry("a").flags());
  }

  private void assertUnreadable(
      Class<? extends PlatformException> type, String text, Object... fields) {
    PlatformException refusal =
        assertThrows(type, () -> kind.parse(fields(fields)), () -> Arrays.toString(fields));
    assertEquals(text, refusal.getMessage());
  }

  private void assertRefused(String text, Object... fields) {
    byte[] result = apply(kind.parse(fields(fields)));
    assertEquals(Commands.OPERATION_REFUSED, result[0]);
    assertEquals(text, new String(result, 1, result.length - 1, StandardCharsets.UTF_8));
  }

  private String run(Object... fields) {
    byte[] result = apply(kind.parse(fields(fields)));
    assertEquals(
        Commands.OPERATION_DONE, result[0], () -> new String(result, StandardCharsets.UTF_8));
    TextJson out = new TextJson();
    kind.render(result, Authorizer.UNLIMITED, out);
    return out.toString();
  }

  private byte[] apply(Operation operation) {
    assertEquals(Commands.KV_OPERATION, operation.command());
    byte[][] result = new byte[1][];
    keys.write(
        txn -> result[0] = new KeyOperations().apply(txn, ByteBuffer.wrap(operation.payload())));
    return result[0];
  }

  private static Map<String, Object> fields(Object... pairs) {
    Map<String, Object> fields = new HashMap<>();
    for (int n = 0; n < pairs.length; n += 2) {
      fields.put((String) pairs[n], pairs[n + 1]);
    }
    return fields;
  }
}
