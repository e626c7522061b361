package io.praetor.acl.internal.command;

import io.praetor.acl.internal.command.AclCommand.BindingDeletion;
import io.praetor.acl.internal.command.AclCommand.BindingWrite;
import io.praetor.acl.internal.command.AclCommand.Bootstrap;
import io.praetor.acl.internal.command.AclCommand.Expiry;
import io.praetor.acl.internal.command.AclCommand.Initialization;
import io.praetor.acl.internal.command.AclCommand.Logout;
import io.praetor.acl.internal.command.AclCommand.MethodDeletion;
import io.praetor.acl.internal.command.AclCommand.MethodWrite;
import io.praetor.acl.internal.command.AclCommand.PolicyDeletion;
import io.praetor.acl.internal.command.AclCommand.PolicyWrite;
import io.praetor.acl.internal.command.AclCommand.Replica;
import io.praetor.acl.internal.command.AclCommand.RoleDeletion;
import io.praetor.acl.internal.command.AclCommand.RoleWrite;
import io.praetor.acl.internal.command.AclCommand.TokenChange;
import io.praetor.acl.internal.command.AclCommand.TokenClone;
import io.praetor.acl.internal.command.AclCommand.TokenCreation;
import io.praetor.acl.internal.command.AclCommand.TokenDeletion;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;

/** Carries out {@link AclCommand}s: a pure function of state and command. */
public final class AclCommandHandler implements CommandHandler {

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    AclCommand command = AclCommandCodec.decode(payload);
    try {
      return AclResult.done(carryOut(txn, command)).encode();
    } catch (RefusedException e) {
      return e.result().encode(); // nothing was written before it was thrown
    }
  }

  /** What was made, or what there is to say of it. */
  private static Object carryOut(WriteTxn txn, AclCommand command) {
    if (command instanceof Initialization initialization) {
      return BootstrapChanges.initialize(txn, initialization);
    } else if (command instanceof Bootstrap bootstrap) {
      return BootstrapChanges.bootstrap(txn, bootstrap);
    } else if (command instanceof TokenCreation creation) {
      return TokenChanges.create(txn, creation);
    } else if (command instanceof TokenChange change) {
      return TokenChanges.change(txn, change);
    } else if (command instanceof TokenClone clone) {
      return TokenChanges.copy(txn, clone);
    } else if (command instanceof TokenDeletion deletion) {
      return TokenChanges.delete(txn, deletion.accessor());
    } else if (command instanceof Logout logout) {
      return TokenChanges.logout(txn, logout.secret());
    } else if (command instanceof Expiry expiry) {
      return TokenChanges.expire(txn, expiry);
    } else if (command instanceof PolicyWrite write) {
      return PolicyChanges.write(txn, write);
    } else if (command instanceof PolicyDeletion deletion) {
      return PolicyChanges.delete(txn, deletion.id());
    } else if (command instanceof RoleWrite write) {
      return RoleChanges.write(txn, write);
    } else if (command instanceof RoleDeletion deletion) {
      return RoleChanges.delete(txn, deletion.id());
    } else if (command instanceof MethodWrite write) {
      return MethodChanges.write(txn, write.method());
    } else if (command instanceof MethodDeletion deletion) {
      return MethodChanges.delete(txn, deletion.name());
    } else if (command instanceof BindingWrite write) {
      return MethodChanges.bind(txn, write);
    } else if (command instanceof BindingDeletion deletion) {
      return MethodChanges.unbind(txn, deletion.id());
    } else if (command instanceof Replica replica) {
      return ReplicaChanges.take(txn, replica);
    }
    throw new IllegalStateException("no such command: " + command);
  }
}
