package io.praetor.session.internal.command;

import java.nio.ByteBuffer;

/**
 * An operation of a transaction on a session. Binary form: version, verb, id.
 *
 * @param verb what is done, as the client calls it
 * @param id of the session, as the client wrote it
 */
public record SessionOperation(String verb, String id) {

  static final String DELETE = "delete";

  private static final int VERSION = 1;

  public byte[] encode() {
    return new PayloadWriter().octet(VERSION).text(verb).text(id).toBytes();
  }

  /** The buffer is read to its end. */
  public static SessionOperation decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    in.version(VERSION);
    SessionOperation operation = new SessionOperation(in.text(), in.text());
    in.end();
    return operation;
  }
}
