package io.praetor.state.internal.apply;

import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.RowChange;
import io.praetor.state.internal.table.RootEdit;

/**
 * What must follow from changes: shows each to the hooks of its table, in order, those included
 * that hooks make themselves. Used by the apply thread.
 */
final class FollowUp {

  /**
   * How far a change may be from the command that caused it. Hooks call each other along a graph
   * without circles that is far shorter; a defect must not run for ever.
   */
  static final int MAX_GENERATIONS = 16;

  /** Calls that one command may lead to, for the same reason. */
  static final int MAX_CALLS = 1 << 22;

  /** For what changes nothing. */
  static final FollowUp NONE = new FollowUp(new ChangeHook[0][]);

  private final ChangeHook[][] byTable;

  /**
   * Makes it of hooks.
   *
   * @param byTable those of each table of the schema, by its position
   */
  FollowUp(ChangeHook[][] byTable) {
    this.byTable = byTable;
  }

  /**
   * Follows up the changes of the open command.
   *
   * @param first number of the first change that was not followed up before
   */
  void run(RootEdit edit, int first) {
    int generation = 0;
    int generationEnd = edit.changes();
    int calls = 0;
    for (int i = first; i < edit.changes(); i++) {
      if (i == generationEnd) {
        generation++;
        generationEnd = edit.changes();
      }
      ChangeHook[] hooks = byTable[edit.tableOfChange(i)];
      if (hooks.length > 0) {
        calls += hooks.length;
        if (generation > MAX_GENERATIONS || calls > MAX_CALLS) {
          throw new IllegalStateException("hooks do not come to an end");
        }
        RowChange change = edit.change(i);
        for (ChangeHook hook : hooks) {
          hook.changed(edit, change);
        }
      }
    }
  }
}
