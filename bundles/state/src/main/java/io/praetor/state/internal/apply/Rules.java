package io.praetor.state.internal.apply;

import io.praetor.api.state.Hooks;
import io.praetor.state.internal.table.Schema;

/**
 * What commands mean.
 *
 * @param handlers who carries them out
 * @param hooks what follows from the changes that they make
 * @param snapshots how states are read that replace this one
 */
public record Rules(CommandHandlers handlers, ChangeHooks hooks, RootReader snapshots) {

  /** None yet, for the tables of this version. */
  public static Rules unknown(RootReader snapshots) {
    ChangeHooks hooks = new ChangeHooks(Schema.current(), Hooks.TABLES);
    return new Rules(new CommandHandlers(), hooks, snapshots);
  }

  /** What the state waits for, in words; empty for nothing. */
  public String missing() {
    return handlers.missing() + hooks.missing();
  }

  void close() {
    handlers.close();
    hooks.close();
  }
}
