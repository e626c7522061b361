package io.praetor.gossip.internal.wire;

/** Names of fields, as they are on the wire. */
final class Field {

  static final String SEQUENCE = "SeqNo";
  static final String NODE = "Node";
  static final String NAME = "Name";
  static final String FROM = "From";
  static final String INCARNATION = "Incarnation";
  static final String ADDRESS = "Addr";
  static final String PORT = "Port";
  static final String META = "Meta";
  static final String STATE = "State";
  static final String VERSIONS = "Vsn";
  static final String TARGET = "Target";
  static final String NACK = "Nack";
  static final String SOURCE_ADDRESS = "SourceAddr";
  static final String SOURCE_PORT = "SourcePort";
  static final String SOURCE_NODE = "SourceNode";
  static final String PAYLOAD = "Payload";
  static final String ALGORITHM = "Algo";
  static final String BUFFER = "Buf";
  static final String NODES = "Nodes";
  static final String USER_STATE_BYTES = "UserStateLen";
  static final String JOIN = "Join";
  static final String USER_MESSAGE_BYTES = "UserMsgLen";
  static final String ERROR = "Error";

  private Field() {}
}
