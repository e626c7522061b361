package io.praetor.api.state;

/**
 * The numbers of all replicated commands. They are in every log that was ever written: numbers are
 * only ever added, and a new meaning is a new number.
 */
public interface Commands {

  /** Key/value operation; the payload is the {@code kv} bundle's. */
  int KV = 1;

  /** Registration or deregistration of nodes, services and checks; {@code catalog}'s. */
  int CATALOG = 2;

  /** A batch of network coordinates; {@code catalog}'s. */
  int COORDINATES = 3;

  /** Change of the autopilot configuration; {@code raft}'s. */
  int AUTOPILOT = 4;

  /**
   * Several operations that take effect together or not at all; the state's own. The payload is a
   * version byte (1), the number of operations, and for each the number of its command and its
   * payload with its length; numbers are unsigned varints. An operation is carried out by the
   * {@link CommandHandler} of its number, whose result begins with {@link #OPERATION_DONE} or
   * {@link #OPERATION_REFUSED} and the text of the refusal. All are tried, also behind a refused
   * one, and nothing takes effect if any was refused. The result is one byte, 1 when all were done,
   * the number of results, and each result with its length.
   */
  int TRANSACTION = 5;

  /** Removal of a row whose life is over; the state's own. */
  int PERISH = 6;

  /** A piece of a snapshot that replaces the state, or the replacement itself; the state's own. */
  int RESTORE = 7;

  /** Creation or end of a session; {@code session}'s. */
  int SESSION = 8;

  /** Operation of a transaction on a key; {@code kv}'s. */
  int KV_OPERATION = 9;

  /** Operation of a transaction on a node, service or check; {@code catalog}'s. */
  int CATALOG_OPERATION = 10;

  /** Operation of a transaction on a session; {@code session}'s. */
  int SESSION_OPERATION = 11;

  /** Change of a configuration entry; {@code catalog}'s. */
  int CONFIG_ENTRY = 12;

  /** Change of a prepared query; {@code catalog}'s. */
  int PREPARED_QUERY = 13;

  /** Change of an intention, which is a source in a configuration entry; {@code catalog}'s. */
  int INTENTION = 14;

  /** Change of tokens, policies, roles, auth methods or binding rules; {@code acl}'s. */
  int ACL = 15;

  /** Change of the mesh's certificate authority, or a serial number of it; {@code connect}'s. */
  int CONNECT = 16;

  /** First byte of the result of an operation that was carried out. */
  byte OPERATION_DONE = 0;

  /** First byte of the result of an operation that was refused. */
  byte OPERATION_REFUSED = 1;
}
