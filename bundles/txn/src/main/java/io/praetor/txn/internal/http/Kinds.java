package io.praetor.txn.internal.http;

import io.praetor.api.error.UnavailableException;
import io.praetor.spi.txn.OperationKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The kinds of operations that there are just now, by the member that holds them. Of several for
 * one member the newest of the highest ranking counts, so that a new version can stand beside the
 * old one. Any thread; readers see immutable lists.
 */
public final class Kinds {

  /**
   * Members that requests may have whether or not somebody knows them just now, in the order in
   * which they count: of an element with several, the first one is done.
   */
  private static final List<String> KNOWN = List.of("KV", "Node", "Service", "Check", "Session");

  private static final Comparator<Offer> BEST_LAST =
      Comparator.comparing(Offer::member)
          .thenComparingInt(Offer::ranking)
          .thenComparingLong(Offer::serviceId);

  /** Replaced as a whole, in order; guarded by this for writing. */
  private volatile List<Offer> offers = List.of();

  private record Offer(String member, OperationKind kind, int ranking, long serviceId) {}

  /** A kind is there. */
  public synchronized void add(String member, OperationKind kind, int ranking, long serviceId) {
    List<Offer> more = new ArrayList<>(offers);
    more.add(new Offer(member, kind, ranking, serviceId));
    more.sort(BEST_LAST);
    offers = List.copyOf(more);
  }

  /** A kind is gone. */
  public synchronized void remove(long serviceId) {
    offers = offers.stream().filter(offer -> offer.serviceId() != serviceId).toList();
  }

  /** The name of the member that a request means by this, whatever its case; null for none. */
  String member(String name) {
    for (String member : members()) {
      if (member.equalsIgnoreCase(name)) {
        return member;
      }
    }
    return null;
  }

  /** All members that elements may have, in the order in which they count. */
  List<String> members() {
    List<String> members = new ArrayList<>(KNOWN);
    for (Offer offer : offers) {
      if (!members.contains(offer.member())) {
        members.add(offer.member());
      }
    }
    return members;
  }

  /** The kind that understands a member. */
  OperationKind kind(String member) {
    OperationKind best = null;
    for (Offer offer : offers) {
      if (offer.member().equals(member)) {
        best = offer.kind();
      }
    }
    if (best == null) {
      throw new UnavailableException(
          "Not available just now: what carries out operations of the kind "
              + member
              + " is starting or being replaced. Please try again.");
    }
    return best;
  }
}
