package io.praetor.catalog.internal.intention;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import io.praetor.catalog.internal.config.ServiceIntentions;
import io.praetor.spi.http.Sight;
import java.util.List;
import java.util.Map;

/** What callers see of intentions: those of which they may read one of both sides. */
final class IntentionSights {

  static final Sight<List<Intention>> LIST = Sight.each(IntentionSights::isSeen);

  /** Whoever asks for one that is not for them is told so. */
  static final Sight<List<Intention>> ONE =
      (found, caller) -> {
        if (!found.isEmpty() && !isSeen(found.get(0), caller)) {
          throw new ForbiddenException("Permission denied");
        }
        return found;
      };

  /** What is done to services: those that were asked about have the names of their entries. */
  static final Sight<Map<String, List<Intention>>> OF_DESTINATIONS =
      (found, caller) -> {
        for (List<Intention> list : found.values()) {
          for (Intention intention : list) {
            require(caller, Resource.INTENTION, intention.destination());
          }
        }
        return found;
      };

  /** Whether one service may connect to another, for those who may read that by its own name. */
  static final Sight<DecisionQuery.Found> DECISION =
      (found, caller) -> {
        require(caller, Resource.SERVICE, found.destination());
        return found;
      };

  private IntentionSights() {}

  /** The request has been looked at; an entry may have another spelling of the name. */
  private static void require(Authorizer caller, Resource resource, String name) {
    if (!name.equals(ServiceIntentions.WILDCARD)) {
      caller.require(resource, Access.READ, name);
    }
  }

  private static boolean isSeen(Intention intention, Authorizer caller) {
    return caller.allows(Resource.INTENTION, Access.READ, intention.sourceName())
        || caller.allows(Resource.INTENTION, Access.READ, intention.destination());
  }
}
