package io.praetor.catalog.internal.intention;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import io.praetor.spi.http.Sight;
import java.util.List;

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

  private IntentionSights() {}

  private static boolean isSeen(Intention intention, Authorizer caller) {
    return caller.allows(Resource.INTENTION, Access.READ, intention.sourceName())
        || caller.allows(Resource.INTENTION, Access.READ, intention.destination());
  }
}
