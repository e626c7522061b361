package io.praetor.gossip.internal.pool;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.gossip.Keyring;
import io.praetor.gossip.internal.serf.KeyAnswer;
import io.praetor.gossip.internal.serf.KeyHolder;
import io.praetor.gossip.internal.serf.KeyOperation;
import io.praetor.gossip.internal.serf.SerfEffect;
import io.praetor.gossip.internal.serf.SerfEvent;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Asks the members about keys and gathers what they say. */
final class PoolKeyring implements Keyring {

  private static final int RELAY_FACTOR_MAX = 5;
  private static final byte[] NO_KEY = {};

  private final String self;
  private final KeyHolder holder;
  private final AtomicLong handles = new AtomicLong();
  private final Map<Long, Gathering> gatherings = new ConcurrentHashMap<>();
  private volatile Consumer<SerfEvent> ask;

  PoolKeyring(String self, KeyHolder holder) {
    this.self = self;
    this.holder = holder;
  }

  /**
   * Questions can be asked from now on.
   *
   * @param asking takes an event to the loop
   */
  void connect(Consumer<SerfEvent> asking) {
    ask = asking;
  }

  @Override
  public boolean encrypted() {
    return holder.encrypted();
  }

  @Override
  public CompletableFuture<KeyringAnswer> list(int relayFactor) {
    return ask(KeyOperation.LIST, NO_KEY, relayFactor);
  }

  @Override
  public CompletableFuture<KeyringAnswer> install(String key, int relayFactor) {
    return ask(KeyOperation.INSTALL, decode(key), relayFactor);
  }

  @Override
  public CompletableFuture<KeyringAnswer> use(String key, int relayFactor) {
    return ask(KeyOperation.USE, decode(key), relayFactor);
  }

  @Override
  public CompletableFuture<KeyringAnswer> remove(String key, int relayFactor) {
    return ask(KeyOperation.REMOVE, decode(key), relayFactor);
  }

  private static byte[] decode(String key) {
    try {
      return Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("illegal base64 data: " + e.getMessage());
    }
  }

  private CompletableFuture<KeyringAnswer> ask(
      KeyOperation operation, byte[] key, int relayFactor) {
    if (relayFactor < 0 || relayFactor > RELAY_FACTOR_MAX) {
      throw new InvalidRequestException(
          "Invalid relay factor: " + relayFactor + " must be in range: [0, 5]");
    }
    long handle = handles.incrementAndGet();
    Gathering gathering = new Gathering();
    gatherings.put(handle, gathering);
    try {
      ask.accept(new SerfEvent.AskKeys(handle, operation, key, relayFactor));
    } catch (RejectedExecutionException e) {
      gatherings.remove(handle);
      throw new UnavailableException("the gossip pool is closed");
    }
    return gathering.complete;
  }

  @Override
  public KeyringAnswer local() {
    Gathering gathering = new Gathering();
    List<String> keys =
        holder.keys().stream().map(key -> Base64.getEncoder().encodeToString(key)).toList();
    gathering.add(
        self,
        keys.isEmpty()
            ? KeyAnswer.refused("Keyring is empty (encryption not enabled)")
            : new KeyAnswer(true, "", keys, keys.get(0)));
    return gathering.answer(1);
  }

  /** On the loop. */
  void answered(SerfEffect.KeysAnswered answered) {
    Gathering gathering = gatherings.get(answered.handle());
    if (gathering != null) {
      gathering.add(answered.from(), answered.answer());
    }
  }

  /** On the loop. */
  void closed(SerfEffect.KeysClosed closed) {
    Gathering gathering = gatherings.remove(closed.handle());
    if (gathering != null) {
      gathering.complete.complete(gathering.answer(closed.members()));
    }
  }

  /** The pool is closed: nobody will answer any more. */
  void close() {
    gatherings
        .values()
        .forEach(
            gathering ->
                gathering.complete.completeExceptionally(
                    new UnavailableException("the gossip pool is closed")));
    gatherings.clear();
  }

  /** What has been said so far. Used on the loop only, but for the future. */
  private static final class Gathering {
    private final CompletableFuture<KeyringAnswer> complete = new CompletableFuture<>();
    private final Map<String, String> messages = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<String, Integer> primaryKeys = new HashMap<>();
    private int answered;
    private int failed;

    private void add(String from, KeyAnswer answer) {
      answered++;
      if (!answer.ok()) {
        failed++;
        messages.put(from, answer.message());
      } else if (!answer.message().isEmpty()) {
        messages.put(from, answer.message());
      }
      answer.keys().forEach(key -> keys.merge(key, 1, Integer::sum));
      if (!answer.primaryKey().isEmpty()) {
        primaryKeys.merge(answer.primaryKey(), 1, Integer::sum);
      }
    }

    private KeyringAnswer answer(int members) {
      return new KeyringAnswer(members, answered, failed, messages, keys, primaryKeys);
    }
  }
}
