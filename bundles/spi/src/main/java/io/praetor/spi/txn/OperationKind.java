package io.praetor.spi.txn;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.state.ReadTxn;
import io.praetor.spi.http.JsonWriter;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One kind of operation in a transaction; a whiteboard service with the property {@link #MEMBER}.
 * An operation travels as a payload for the command handler that this kind names, and comes back as
 * that handler's result (see {@link io.praetor.api.state.Commands#TRANSACTION}).
 *
 * <p>Authors run {@code OperationKindContract} of the test kit, or {@code
 * NodeOperationKindContract} for a kind {@link OfNodes}.
 */
@ConsumerType
public interface OperationKind {

  /** Service property: the member of an element that holds such an operation, as {@code KV}. */
  String MEMBER = "praetor.txn.member";

  /**
   * Reads an operation. Called on an event loop.
   *
   * @param fields the JSON object: strings, {@link Long}s, {@link java.math.BigInteger}s for what
   *     exceeds them, {@link Double}s, {@link Boolean}s, lists, maps and nulls; names as they came
   * @throws io.praetor.api.error.PlatformException when it cannot be an operation; the whole
   *     request is refused then
   */
  Operation parse(Map<String, Object> fields);

  /**
   * Carries out an operation that {@link Operation#reads} only. Any thread; must not block.
   *
   * @return as a command handler returns it
   */
  byte[] read(ReadTxn txn, byte[] payload);

  /**
   * What a caller must be allowed to do before an operation is carried out. What only shows what it
   * finds needs nothing, because {@link #render} shows nobody what they may not see; but what
   * compares tells something by its outcome. The same each time in the same state. Any thread; must
   * not block.
   *
   * @param txn the state as it is
   */
  List<Permission> needs(ReadTxn txn, byte[] payload);

  /**
   * Writes the results of an operation that was done: zero or more elements of an array.
   *
   * @param caller only what they may see is written
   */
  void render(byte[] result, Authorizer caller, JsonWriter out);

  /**
   * A kind whose operations write nodes. Where members are bound to the certificates of their
   * agents, an agent may write no member but its own node, whatever its token allows.
   */
  @ConsumerType
  interface OfNodes extends OperationKind {

    /**
     * The same operation, which is refused when it is carried out and concerns another member. It
     * needs the same rights. Called on an event loop.
     *
     * @param node for which the agent may speak that passed it on; empty for none
     * @param operation one that does not only read
     * @throws io.praetor.api.error.PlatformException when it is known already
     */
    Operation boundTo(String node, Operation operation);
  }

  /**
   * An operation, ready for the log.
   *
   * @param command number of the command whose handler carries it out
   * @param payload for that handler
   * @param reads whether it changes nothing, so that a transaction of such operations need not go
   *     through the log
   */
  record Operation(int command, byte[] payload, boolean reads) {}
}
