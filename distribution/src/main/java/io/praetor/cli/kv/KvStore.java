package io.praetor.cli.kv;

import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Cancellation;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Keys and values of one datacenter, for commands that keep their own there. */
public final class KvStore {

  /** Up to a sixteenth of a wait comes on top of it, so that not all who wait ask at once. */
  private static final int JITTER_DIVISOR = 16;

  /** How long the agent may take for an answer: it waits 7 s for a leader before it gives up. */
  private static final int ANSWER_MILLIS = 10_000;

  private final AgentClient client;
  private final Query query;
  private final Cancellation cancellation;

  /**
   * @param query parameters of every request
   */
  public KvStore(AgentClient client, Query query) {
    this(client, query, new Cancellation());
  }

  private KvStore(AgentClient client, Query query, Cancellation cancellation) {
    this.client = client;
    this.query = query;
    this.cancellation = cancellation;
  }

  /** The same with reads that end when they are cancelled. */
  public KvStore until(Cancellation end) {
    return new KvStore(client, query, end);
  }

  /**
   * When a read answers.
   *
   * @param index wait until what is read has another one, 0 to answer at once
   * @param waitMillis how long at most
   * @param consistent whether a quorum has to agree
   */
  public record Wait(long index, int waitMillis, boolean consistent) {

    /** At once. */
    public static final Wait NONE = new Wait(0, 0, false);

    private Query addTo(Query query) {
      Query asked = query.withFlag("consistent", consistent);
      if (index != 0) {
        asked = asked.with("index", Long.toUnsignedString(index));
      }
      return waitMillis == 0 ? asked : asked.with("wait", waitMillis + "ms");
    }

    private int silenceMillis() {
      int wait = index == 0 ? 0 : waitMillis + waitMillis / JITTER_DIVISOR;
      return wait + ANSWER_MILLIS;
    }
  }

  /** What a read found. */
  public record Found(List<KvRecord> records, long index) {

    /** The record of this key. */
    public Optional<KvRecord> record(String key) {
      return records.stream().filter(found -> found.key().equals(key)).findFirst();
    }
  }

  /** The record of a key, if there is one. */
  public Found get(String key, Wait wait) throws IOException {
    return read(key, query, wait);
  }

  /** All records whose keys begin with a prefix. */
  public Found list(String prefix, Wait wait) throws IOException {
    return read(prefix, query.withFlag("recurse", true), wait);
  }

  private Found read(String key, Query asked, Wait wait) throws IOException {
    Response response = ask(key, asked, wait);
    List<KvRecord> records = response.isNotFound() ? List.of() : KvJson.records(response.body());
    return new Found(records, response.index());
  }

  /** The names of keys. */
  public record Names(List<String> keys, long index) {}

  /** The names of all keys that begin with a prefix. */
  public Names names(String prefix, Wait wait) throws IOException {
    Response response = ask(prefix, query.withFlag("keys", true), wait);
    List<String> keys = response.isNotFound() ? List.of() : KvJson.keys(response.body());
    return new Names(keys, response.index());
  }

  private Response ask(String key, Query asked, Wait wait) throws IOException {
    return client
        .get(KvPath.of(key), wait.addTo(asked), wait.silenceMillis(), cancellation)
        .requireOkToRead();
  }

  /** Writes for the session that holds the key or now gets it; false if another one holds it. */
  public boolean acquire(String key, byte[] value, long flags, String session) throws IOException {
    return put(key, withFlags(flags).with("acquire", session), value);
  }

  /** Writes and gives the key back; false if the session does not hold it. */
  public boolean release(String key, byte[] value, long flags, String session) throws IOException {
    return put(key, withFlags(flags).with("release", session), value);
  }

  /** Writes if the key has not changed since; index 0 for a key that is not there. */
  public boolean putIfUnchanged(String key, byte[] value, long flags, long index)
      throws IOException {
    return put(key, withFlags(flags).with("cas", Long.toUnsignedString(index)), value);
  }

  private Query withFlags(long flags) {
    return flags == 0 ? query : query.with("flags", Long.toUnsignedString(flags));
  }

  private boolean put(String key, Query asked, byte[] value) throws IOException {
    return client.put(KvPath.of(key), asked, value).requireOkToWrite().isTrue();
  }

  /** Removes the key if it has not changed since. */
  public boolean deleteIfUnchanged(String key, long index) throws IOException {
    return delete(key, query.with("cas", Long.toUnsignedString(index)));
  }

  /** Removes the key, which need not be there. */
  public void delete(String key) throws IOException {
    boolean unused = delete(key, query);
  }

  /** Removes all keys that begin with a prefix. */
  public void deleteAll(String prefix) throws IOException {
    boolean unused = delete(prefix, query.withFlag("recurse", true));
  }

  private boolean delete(String key, Query asked) throws IOException {
    return client.delete(KvPath.of(key), asked).requireOkToWrite().isTrue();
  }
}
