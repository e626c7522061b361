package io.praetor.acl.internal.command;

/** A command is not carried out; never leaves the handler. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient AclResult result;

  RefusedException(AclResult result) {
    super(result.text(), null, false, false);
    this.result = result;
  }

  static RefusedException failed(String reason) {
    return new RefusedException(AclResult.failed(reason));
  }

  static RefusedException forbidden(String reason) {
    return new RefusedException(AclResult.forbidden(reason));
  }

  AclResult result() {
    return result;
  }
}
