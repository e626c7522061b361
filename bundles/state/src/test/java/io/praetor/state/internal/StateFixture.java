package io.praetor.state.internal;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Hooks;
import io.praetor.state.internal.apply.Applier;
import io.praetor.state.internal.apply.ApplyLoop;
import io.praetor.state.internal.apply.ChangeHooks;
import io.praetor.state.internal.apply.Command;
import io.praetor.state.internal.apply.CommandHandlers;
import io.praetor.state.internal.apply.Outcome;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.Snapshot;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A running apply thread and a handler that understands {@code put KEY VALUE}, {@code lock KEY
 * SESSION}, {@code delete KEY}, {@code sweep PREFIX} and {@code fail KEY}.
 */
public final class StateFixture implements AutoCloseable {

  /** The term of all entries that do not say another. */
  public static final long TERM = 1;

  /** A hook to which nothing matters. */
  public static final ChangeHook QUIET = (txn, change) -> {};

  public final Rules rules = rules();
  public final CommandHandlers handlers = rules.handlers();
  public final ChangeHooks hooks = rules.hooks();
  public final Applier applier;
  public final ApplyLoop loop;
  public volatile Throwable broken;
  private final Thread thread;
  private long position;

  public StateFixture() {
    this(Root.empty(Schema.current()));
    handlers.add(Commands.KV, HANDLER, 0, 1);
  }

  public StateFixture(Root root) {
    applier = new Applier(root, rules);
    position = root.position().index();
    loop = new ApplyLoop(applier, rules, cause -> broken = cause);
    thread = new Thread(loop, "apply");
    thread.start();
  }

  /** Rules without handlers, under which nothing follows from any change. */
  public static Rules rules() {
    Rules rules = Rules.unknown(in -> Snapshot.read(Schema.current(), in));
    Hooks.TABLES.keySet().forEach(name -> rules.hooks().add(name, QUIET, 0, 0));
    return rules;
  }

  /** The little language as a handler. */
  public static final CommandHandler HANDLER =
      (txn, payload) -> {
        String[] words = StandardCharsets.UTF_8.decode(payload).toString().split(" ", 3);
        byte[] key = bytes(words[1]);
        switch (words[0]) {
          case "put" -> txn.put(KvTables.ENTRIES, key, entry(words[1], words[2], "", txn.index()));
          case "lock" -> txn.put(KvTables.ENTRIES, key, entry(words[1], "", words[2], txn.index()));
          case "delete" -> txn.delete(KvTables.ENTRIES, key);
          case "sweep" -> {
            for (KvEntry entry : txn.scan(KvTables.ENTRIES, key)) {
              txn.delete(KvTables.ENTRIES, bytes(entry.key()));
            }
          }
          default -> {
            txn.put(KvTables.ENTRIES, key, entry(words[1], "half", "s", txn.index()));
            txn.delete(KvTables.ENTRIES, bytes("a"));
            throw new IllegalStateException("on purpose");
          }
        }
        return bytes(words[0] + "@" + txn.index());
      };

  /** Applies one entry with these commands and returns their outcomes, unwrapped. */
  public List<String> run(String... commands) {
    return submit(commands).join().stream()
        .map(outcome -> new String(Outcome.unwrap(outcome), StandardCharsets.UTF_8))
        .toList();
  }

  /** Applies one entry with one command of another kind and returns its result. */
  public byte[] run(int command, byte[] payload) {
    return Outcome.unwrap(submit(List.of(Command.encode(command, payload))).join().get(0));
  }

  /** Hands one entry over. */
  public CompletableFuture<List<byte[]>> submit(String... commands) {
    return submit(
        Arrays.stream(commands).map(text -> Command.encode(Commands.KV, bytes(text))).toList());
  }

  /** Hands over one entry of commands of any kind. */
  public CompletableFuture<List<byte[]>> submit(List<byte[]> commands) {
    return submit(TERM, commands);
  }

  /** Hands over one entry of some term. */
  public CompletableFuture<List<byte[]>> submit(long term, List<byte[]> commands) {
    position++;
    return loop.submit(new LogPosition(term, position), commands);
  }

  public Root root() {
    return applier.root();
  }

  public String value(String key) {
    KvEntry entry = root().get(KvTables.ENTRIES, bytes(key));
    return entry == null ? null : new String(entry.value(), StandardCharsets.UTF_8);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static KvEntry entry(String key, String value, String session, long index) {
    return new KvEntry(key, bytes(value), 0, 0, session, index, index);
  }

  @Override
  public void close() throws InterruptedException {
    loop.close();
    thread.join();
  }
}
