package io.praetor.session.internal.command;

import io.praetor.api.session.SessionRow;

/** One change of sessions, as it stands in the log. */
public sealed interface SessionCommand {

  /**
   * A new session.
   *
   * @param session as it will be, apart from its indexes
   */
  record Creation(SessionRow session) implements SessionCommand {}

  /**
   * The end of a session; nothing happens when there is none.
   *
   * @param id in its canonical form
   */
  record Destruction(String id) implements SessionCommand {}
}
