package io.praetor.cli.lock;

import io.praetor.cli.http.Cancellation;
import java.io.IOException;

/** Something that only so many may own at a time, and this program's part in it. */
interface Ownership {

  /** Key, below the prefix, that both kinds use: so who mixes them up notices. */
  String LOCK_KEY = ".lock";

  /** How long a read of the owner waits for a change. */
  int WATCH_MILLIS = 15_000;

  /** False when patience ended first. */
  boolean acquire(Patience patience) throws IOException;

  /**
   * How things are.
   *
   * @param held whether it is still ours
   * @param index to wait with for a change
   */
  record Standing(boolean held, long index) {}

  /** Waits for a change, unless the index is 0, and says how things are. */
  Standing watch(long index, Cancellation cancellation) throws IOException;

  /** Gives it back. */
  void release() throws IOException;

  /** Removes what is left when nobody uses it; false when somebody does. */
  boolean clean() throws IOException;
}
