package io.praetor.session.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.session.SessionRow;
import io.praetor.session.internal.query.SessionQuery;
import io.praetor.spi.http.Sight;
import java.util.List;

/** What callers see of sessions: those of nodes whose sessions they may read. */
final class SessionSights {

  static final Sight<List<SessionRow>> LIST = Sight.each(SessionSights::isSeen);

  static final Sight<SessionQuery.Found> INFO =
      (found, caller) ->
          found.session() == null || isSeen(found.session(), caller)
              ? found
              : new SessionQuery.Found(null, found.refusal());

  private SessionSights() {}

  private static boolean isSeen(SessionRow session, Authorizer caller) {
    return caller.allows(Resource.SESSION, Access.READ, session.node());
  }
}
