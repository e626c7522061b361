package io.praetor.acl.internal.command;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.format.json.JsonText;
import java.nio.charset.StandardCharsets;

/**
 * What a command came to: one byte, and the record that it made as JSON, or the reason of a
 * refusal.
 *
 * @param kind what became of it
 * @param text JSON, or a reason
 */
record AclResult(Kind kind, String text) {

  /** What becomes of commands. */
  enum Kind {
    DONE(0),
    FAILED(1),
    FORBIDDEN(2);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    private static Kind of(byte code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalStateException("no result of a command on access control: " + code);
    }
  }

  static AclResult done(Object made) {
    return new AclResult(Kind.DONE, JsonText.of(RowTree.of(made)));
  }

  static AclResult failed(String reason) {
    return new AclResult(Kind.FAILED, reason);
  }

  static AclResult forbidden(String reason) {
    return new AclResult(Kind.FORBIDDEN, reason);
  }

  byte[] encode() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] encoded = new byte[1 + bytes.length];
    encoded[0] = kind.code;
    System.arraycopy(bytes, 0, encoded, 1, bytes.length);
    return encoded;
  }

  static AclResult decode(byte[] encoded) {
    if (encoded.length == 0) {
      throw new IllegalStateException("no result of a command on access control");
    }
    String text = new String(encoded, 1, encoded.length - 1, StandardCharsets.UTF_8);
    return new AclResult(Kind.of(encoded[0]), text);
  }

  PlatformException refusal() {
    return kind == Kind.FORBIDDEN
        ? new ForbiddenException(text)
        : new OperationFailedException(text);
  }
}
