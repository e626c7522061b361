package io.praetor.dns.internal.answer;

import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.MessageWriter;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.ResourceRecord;
import io.praetor.dns.internal.message.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts an answer until it fits: first what is beside the answers, then answers from the end. What
 * is added to the answers that are left is what their targets need, and nothing else, not even the
 * pseudo-record of EDNS: so does Consul.
 */
final class Fitting {

  private final Response whole;
  private final SizeRules rules;
  private final int bytesMax;
  private final Map<DomainName, ResourceRecord> additionals = new HashMap<>();

  private Fitting(Response whole, SizeRules rules, int bytesMax) {
    this.whole = whole;
    this.rules = rules;
    this.bytesMax = bytesMax;
  }

  /** The bytes of an answer, no more than the client takes. */
  static byte[] write(Response whole, SizeRules rules, Client client) {
    int limit = rules.answers(whole.query(), client);
    int bytesMax = rules.bytes(whole.query(), client);
    if (whole.answers().size() <= limit) {
      byte[] message = MessageWriter.write(whole, rules.compress());
      if (message.length <= bytesMax) {
        return message;
      }
    }
    return new Fitting(whole, rules, bytesMax).cut(Math.min(limit, whole.answers().size()));
  }

  private byte[] cut(int limit) {
    for (ResourceRecord record : whole.additionals()) {
      additionals.putIfAbsent(record.owner().folded(), record);
    }
    // Who takes 512 bytes may be behind somebody who writes every name in full.
    boolean compress =
        rules.compress() && (bytesMax > SizeRules.UDP_BYTES || limit == whole.answers().size());
    int fits = 0;
    int tooMany = limit + 1;
    while (tooMany - fits > 1) {
      int count = (fits + tooMany) >>> 1;
      if (MessageWriter.write(first(count), compress).length <= bytesMax) {
        fits = count;
      } else {
        tooMany = count;
      }
    }
    return fits > 0 ? MessageWriter.write(first(fits), rules.compress()) : lonely();
  }

  /** Not even the first answer fits with what it needs: it goes alone, or not at all. */
  private byte[] lonely() {
    if (!whole.answers().isEmpty()) {
      byte[] alone = MessageWriter.write(part(1, List.of(), false), rules.compress());
      if (alone.length <= bytesMax) {
        return alone;
      }
    }
    // Nothing at all would be an answer, too, and a wrong one.
    boolean missing = !whole.answers().isEmpty();
    return MessageWriter.write(part(0, List.of(), missing), rules.compress());
  }

  private Response first(int count) {
    return part(count, needed(whole.answers().subList(0, count)), false);
  }

  private Response part(int count, List<ResourceRecord> added, boolean nothingLeft) {
    boolean cut = count < whole.answers().size();
    return new Response(
        whole.query(),
        whole.code(),
        whole.authoritative(),
        nothingLeft || (cut && rules.tellTruncation()),
        whole.recursionAvailable(),
        whole.answers().subList(0, count),
        List.of(),
        added,
        Optional.empty());
  }

  /** What the targets among the answers stand for. */
  private List<ResourceRecord> needed(List<ResourceRecord> answers) {
    List<ResourceRecord> needed = new ArrayList<>();
    Set<DomainName> resolved = new HashSet<>();
    for (ResourceRecord answer : answers) {
      if (answer.data() instanceof RecordData.Service service) {
        DomainName target = service.target().folded();
        while (target != null && resolved.add(target)) {
          ResourceRecord record = additionals.get(target);
          target = null;
          if (record != null) {
            needed.add(record);
            target = record.data() instanceof RecordData.Name n ? n.target().folded() : null;
          }
        }
      }
    }
    return needed;
  }
}
