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
  private final boolean everybody;

  private Decisions(List<Intention> intentions, Function<Intention, String> other) {
    this.intentions = intentions;
    this.other = other;
    everybody = intentions.isEmpty() || allowsEverybody(intentions);
  }

  /** What a service may do to others. */
  public static Decisions ofSource(ReadTxn txn, String service) {
    IntentionsQuery query = new IntentionsQuery(IntentionsQuery.By.SOURCE, service, "");
    return new Decisions(query.run(txn).value(), Intention::destination);
  }

  /** What others may do to a service. */
  public static Decisions ofDestination(ReadTxn txn, String service) {
    IntentionsQuery query = new IntentionsQuery(IntentionsQuery.By.DESTINATION, "", service);
    return new Decisions(query.run(txn).value(), Intention::sourceName);
  }

  /** The least specific intention, between any two, stands for the default where there is one. */
  private static boolean allowsEverybody(List<Intention> intentions) {
    Intention last = intentions.get(intentions.size() - 1);
    boolean anyTwo = isWildcard(last.sourceName()) && isWildcard(last.destination());
    return !anyTwo || !last.text("Action").equals("deny");
  }

  /** The decision about somebody on the other side: the most specific intention makes it. */
  public Decision about(String name) {
    return decision(name, false, true);
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
