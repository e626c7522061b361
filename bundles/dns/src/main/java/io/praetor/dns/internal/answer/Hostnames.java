package io.praetor.dns.internal.answer;

import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.ResourceRecord;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the host names behind an answer stand for, as far as that is known, and which of them it
 * would be good to know. For one answer, by one thread at a time.
 */
final class Hostnames {

  /** So many are looked up for one answer, and no more. */
  private static final int LOOKUPS_MAX = 16;

  private final Map<DomainName, List<ResourceRecord>> known = new HashMap<>();
  private final Set<DomainName> wanted = new LinkedHashSet<>();

  /** What a name stands for; nothing while that is not known. */
  List<ResourceRecord> records(DomainName name) {
    List<ResourceRecord> records = known.get(name);
    if (records == null && wanted.size() < LOOKUPS_MAX) {
      wanted.add(name);
    }
    return records == null ? List.of() : records;
  }

  Set<DomainName> wanted() {
    return wanted;
  }

  void learn(DomainName name, List<ResourceRecord> records) {
    known.put(name, List.copyOf(records));
  }
}
