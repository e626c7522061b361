package io.praetor.kv.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.kv.KvEntry;
import io.praetor.spi.http.Sight;
import java.util.List;

/** What callers see of lists of keys: those that they may read. */
final class KvSights {

  private static final Sight<List<KvEntry>> EACH =
      Sight.each((entry, caller) -> isSeen(entry.key(), caller));

  private static final Sight<List<String>> EACH_KEY = Sight.each(KvSights::isSeen);

  private static final Sight<List<KvHolds.Hold>> EACH_HOLD =
      Sight.each((hold, caller) -> isSeen(hold.key(), caller));

  static final Sight<KvFound> ENTRIES = KvSights::entries;

  /** For keys that are whole: of one that is cut nobody can tell. */
  static final Sight<KvKeys.Found> KEYS = KvSights::keys;

  static final Sight<KvHolds.Found> LOCKS = KvSights::locks;

  private KvSights() {}

  static boolean isSeen(String key, Authorizer caller) {
    return caller.allows(Resource.KEY, Access.READ, key);
  }

  private static KvFound entries(KvFound found, Authorizer caller) {
    List<KvEntry> seen = EACH.of(found.entries(), caller);
    return seen == found.entries() ? found : new KvFound(seen, found.lives());
  }

  private static KvKeys.Found keys(KvKeys.Found found, Authorizer caller) {
    List<String> seen = EACH_KEY.of(found.keys(), caller);
    return seen == found.keys() ? found : new KvKeys.Found(seen, found.whole());
  }

  private static KvHolds.Found locks(KvHolds.Found found, Authorizer caller) {
    List<KvHolds.Hold> seen = EACH_HOLD.of(found.locked(), caller);
    return seen == found.locked() ? found : new KvHolds.Found(seen, found.truncated());
  }
}
