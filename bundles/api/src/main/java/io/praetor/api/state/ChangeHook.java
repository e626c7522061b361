package io.praetor.api.state;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries out what must follow from a change of rows, within the command that made the change; a
 * whiteboard service with the property {@link #NAME}. What a hook writes may call other hooks.
 *
 * <p>It is part of applying commands, so what holds for a {@link CommandHandler} holds here: a pure
 * function of the transaction and the change, on the state's one apply thread, without blocking. If
 * it throws, the whole command fails and changes nothing. While a hook of {@link Hooks} is not
 * registered, the state waits with commands. Of several of one name the newest of the highest
 * ranking is called.
 */
@ConsumerType
public interface ChangeHook {

  /** Service property: which of the {@link Hooks} this is. */
  String NAME = "praetor.hook";

  /** A row of one of the hook's tables changed; called once for each change, in order. */
  void changed(WriteTxn txn, RowChange change);
}
