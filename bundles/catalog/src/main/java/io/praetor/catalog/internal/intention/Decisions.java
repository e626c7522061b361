package io.praetor.catalog.internal.intention;

import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.config.ServiceIntentions;
import java.util.List;
import java.util.function.Function;

/** The intentions that hold for one side, which decide about any other side. */
public final class Decisions {

  private static final String EXTERNAL_SOURCE = "external-source";

  private final List<Intention> intentions;
  private final Function<Intention, String> other;
  private final boolean byDefault;
  private final boolean everybody;

  private Decisions(
      List<Intention> intentions, Function<Intention, String> other, boolean byDefault) {
    this.intentions = intentions;
    this.other = other;
    this.byDefault = byDefault;
    everybody = allowsEverybody(intentions, byDefault);
  }

  /**
   * What a service may do to others.
   *
   * @param byDefault what holds where there is no intention
   */
  public static Decisions ofSource(ReadTxn txn, String service, boolean byDefault) {
    IntentionsQuery query = new IntentionsQuery(IntentionsQuery.By.SOURCE, service, "");
    return new Decisions(query.run(txn).value(), Intention::destination, byDefault);
  }

  /** What others may do to a service; as {@link #ofSource}. */
  public static Decisions ofDestination(ReadTxn txn, String service, boolean byDefault) {
    IntentionsQuery query = new IntentionsQuery(IntentionsQuery.By.DESTINATION, "", service);
    return new Decisions(query.run(txn).value(), Intention::sourceName, byDefault);
  }

  /** The least specific intention, between any two, stands for the default where there is one. */
  private static boolean allowsEverybody(List<Intention> intentions, boolean byDefault) {
    if (intentions.isEmpty()) {
      return byDefault;
    }
    Intention last = intentions.get(intentions.size() - 1);
    boolean anyTwo = isWildcard(last.sourceName()) && isWildcard(last.destination());
    return anyTwo ? !last.text("Action").equals("deny") : byDefault;
  }

  /** The decision about somebody on the other side: the most specific intention makes it. */
  public Decision about(String name) {
    return decision(name, false, byDefault);
  }

  /** The same about somebody of whom no registration says that the two talk. */
  public Decision aboutCandidate(String name) {
    return decision(name, true, everybody);
  }

  /**
   * A decision.
   *
   * @param permissive what to say when it depends on each request
   */
  private Decision decision(String name, boolean permissive, boolean allowedByDefault) {
    for (Intention intention : intentions) {
      String side = other.apply(intention);
      if (isWildcard(side) || side.equals(name)) {
        boolean layered = intention.source().get(ServiceIntentions.PERMISSIONS) != null;
        return new Decision(
            layered ? permissive : intention.allows(),
            layered,
            intention.meta().getOrDefault(EXTERNAL_SOURCE, ""),
            !isWildcard(intention.sourceName()) && !isWildcard(intention.destination()),
            allowedByDefault);
      }
    }
    return new Decision(allowedByDefault, false, "", false, allowedByDefault);
  }

  private static boolean isWildcard(String name) {
    return name.equals(ServiceIntentions.WILDCARD);
  }
}
