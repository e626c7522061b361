package io.praetor.session.internal.http;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.session.SessionRow;
import io.praetor.format.json.JsonTree;
import java.util.List;
import java.util.Set;

/** What {@code /v1/session/create} takes. Refusals have Consul's words, and its order. */
final class SessionBody {

  private static final String REFUSED = "Request decode failed: ";

  /** The check that says whether a node's agent is there. */
  private static final List<String> MEMBER_CHECK = List.of("serfHealth");

  private static final Set<String> BEHAVIORS = Set.of(SessionRow.RELEASE, SessionRow.DELETE);

  private SessionBody() {}

  /**
   * Makes a session of a body, without its indexes.
   *
   * @param body may be empty
   * @param id of the session, whatever the body says
   * @param asked name of the node whose agent was asked
   */
  static SessionRow parse(byte[] body, String id, String asked, TimeToLive times) {
    JsonObject fields =
        JsonObject.of(
            body.length == 0
                ? null
                : JsonTree.parse(body, reason -> JsonObject.refused(REFUSED, reason)),
            REFUSED);
    fields.text("ID", "");
    String name = fields.text("Name", "");
    String node = fields.text("Node", asked);
    String behavior = fields.text("Behavior", "");
    String ttl = fields.text("TTL", "");
    long lockDelay = lockDelay(fields);
    Checks checks = Checks.of(fields);
    if (node.isEmpty()) {
      throw new OperationFailedException("Must provide Node");
    }
    return new SessionRow(
        id,
        name,
        node,
        lockDelay,
        behavior(behavior),
        ttl,
        times.lifeMillis(ttl),
        checks.ofNode(),
        checks.ofServices(),
        checks.old(),
        0,
        0);
  }

  private static long lockDelay(JsonObject fields) {
    Object value = fields.value("LockDelay");
    try {
      return value == null ? LockDelay.DEFAULT_NANOS : LockDelay.nanos(value);
    } catch (IllegalArgumentException e) {
      throw JsonObject.refused(REFUSED, e.getMessage());
    }
  }

  private static String behavior(String asked) {
    if (asked.isEmpty()) {
      return SessionRow.RELEASE;
    }
    if (!BEHAVIORS.contains(asked)) {
      throw new OperationFailedException("Invalid Behavior setting '" + asked + "'");
    }
    return asked;
  }

  /**
   * The checks that a session depends on. Clients older than 1.7 name those of the node in the
   * field {@code Checks}; each field that is given as an empty list switches off the other's
   * default.
   *
   * @param ofNode of the field {@code NodeChecks}
   * @param ofServices of the field {@code ServiceChecks}
   * @param old of the field {@code Checks}
   */
  private record Checks(List<String> ofNode, List<String> ofServices, List<String> old) {

    static Checks of(JsonObject fields) {
      List<String> ofNode = given(fields, "NodeChecks");
      List<String> old = given(fields, "Checks");
      List<String> ofServices =
          fields.objects("ServiceChecks").stream().map(check -> check.text("ID", "")).toList();
      if (old.isEmpty()) {
        return new Checks(List.of(), ofServices, List.of());
      }
      return old.equals(MEMBER_CHECK) || ofNode.isEmpty()
          ? new Checks(ofNode, ofServices, List.of())
          : new Checks(ofNode, ofServices, old);
    }

    private static List<String> given(JsonObject fields, String name) {
      return fields.has(name) ? fields.texts(name) : MEMBER_CHECK;
    }
  }
}
