package io.praetor.state.internal.apply;

import io.praetor.api.state.CommandHandler;
import java.util.List;

/** Who carries out which command, just now; see {@link Whiteboard}. */
public final class CommandHandlers {

  private final Whiteboard<Integer, CommandHandler> board =
      new Whiteboard<>(number -> "command " + number);

  /** Notes a handler; one command is one number. */
  public void add(int number, CommandHandler handler, int ranking, long serviceId) {
    board.add(number, handler, ranking, serviceId);
  }

  public void remove(int number, long serviceId) {
    board.remove(number, serviceId);
  }

  CommandHandler find(int number) {
    return board.chosen().get(number);
  }

  /** The command that the state waits for, in words; empty for none. */
  String missing() {
    return board.missing();
  }

  /** Waits until there is a handler; false when the state is closed first. */
  boolean await(int number) throws InterruptedException {
    return board.await(List.of(number));
  }

  void close() {
    board.close();
  }
}
