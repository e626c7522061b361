package io.praetor.state.internal.apply;

import io.praetor.api.state.CommandHandler;
import io.praetor.state.internal.table.RootEdit;
import java.nio.ByteBuffer;

/** A command for which everything is there. */
interface Work {

  /**
   * Carries it out, with all that follows. What it throws makes the command fail and change
   * nothing.
   *
   * @param edit in which the command is open
   * @return what the submitter gets
   */
  byte[] carryOut(RootEdit edit, FollowUp followUp);

  /** The work of one handler. */
  static Work of(CommandHandler handler, ByteBuffer payload) {
    return (edit, followUp) -> {
      int before = edit.changes();
      byte[] result = handler.apply(edit, payload);
      followUp.run(edit, before);
      return result;
    };
  }

  /** What comes of bytes that are no command. */
  static Work malformed(String why) {
    return (edit, followUp) -> {
      throw new IllegalArgumentException("malformed command: " + why);
    };
  }
}
