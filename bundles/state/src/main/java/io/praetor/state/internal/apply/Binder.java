package io.praetor.state.internal.apply;

import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.state.internal.wire.MalformedDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds everything that an entry's commands need before the first of them is carried out, and waits
 * for what is not there. Used by the apply thread.
 */
final class Binder {

  /**
   * An entry that can be carried out.
   *
   * @param work one for each command
   */
  record Bound(List<Work> work, FollowUp followUp) {}

  private final Rules rules;

  /** What is done so far does not have to wait as well. */
  private final Runnable beforeWaiting;

  Binder(Rules rules, Runnable beforeWaiting) {
    this.rules = rules;
    this.beforeWaiting = beforeWaiting;
  }

  /** Null when the state was closed while it waited. */
  Bound bind(PendingEntry entry) throws InterruptedException {
    List<Work> work = new ArrayList<>(entry.commands().size());
    for (byte[] command : entry.commands()) {
      Work one = bind(command, entry.position().term());
      if (one == null) {
        return null;
      }
      work.add(one);
    }
    FollowUp followUp = entry.commands().isEmpty() ? FollowUp.NONE : hooks();
    return followUp == null ? null : new Bound(work, followUp);
  }

  private Work bind(byte[] bytes, long term) throws InterruptedException {
    try {
      Command command = Command.decode(bytes);
      return switch (command.number()) {
        case Commands.TRANSACTION -> transaction(command);
        case Commands.PERISH -> Perishing.decode(command.payload()).work(term);
        case Commands.RESTORE ->
            new RestoreWork(Restoring.decode(command.payload()), rules.snapshots());
        default -> ordinary(command);
      };
    } catch (MalformedDataException e) {
      return Work.malformed(e.getMessage());
    }
  }

  private Work ordinary(Command command) throws InterruptedException {
    CommandHandler handler = handler(command.number());
    return handler == null ? null : Work.of(handler, command.payload());
  }

  private Work transaction(Command command) throws InterruptedException, MalformedDataException {
    List<Work> operations = new ArrayList<>();
    for (Command operation : Composite.decode(command.payload())) {
      Work one = ordinary(operation);
      if (one == null) {
        return null;
      }
      operations.add(one);
    }
    return new Composite(operations);
  }

  private CommandHandler handler(int number) throws InterruptedException {
    CommandHandler handler = rules.handlers().find(number);
    while (handler == null) {
      beforeWaiting.run();
      if (!rules.handlers().await(number)) {
        return null;
      }
      handler = rules.handlers().find(number);
    }
    return handler;
  }

  private FollowUp hooks() throws InterruptedException {
    FollowUp followUp = rules.hooks().find();
    while (followUp == null) {
      beforeWaiting.run();
      if (!rules.hooks().await()) {
        return null;
      }
      followUp = rules.hooks().find();
    }
    return followUp;
  }
}
