package io.praetor.kv.internal.command;

/** What can be done to keys. The codes are in every log: they are only ever added. */
public enum KvOperation {
  SET(1),
  SET_CAS(2),
  LOCK(3),
  UNLOCK(4),
  DELETE(5),
  DELETE_CAS(6),
  DELETE_TREE(7),
  REAP_TOMBSTONES(8),
  ROLLBACK(9),
  ROLLBACK_CAS(10);

  private static final KvOperation[] BY_CODE = new KvOperation[values().length + 1];

  static {
    for (KvOperation operation : values()) {
      BY_CODE[operation.code] = operation;
    }
  }

  private final byte code;

  KvOperation(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  static KvOperation of(byte code) {
    if (code < 1 || code >= BY_CODE.length) {
      throw new MalformedCommandException("unknown key/value operation " + code);
    }
    return BY_CODE[code];
  }
}
