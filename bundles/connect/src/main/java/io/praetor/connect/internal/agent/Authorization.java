package io.praetor.connect.internal.agent;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.connect.internal.ca.SpiffeId;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * Whether a service may connect to another that has seen its certificate. The most specific
 * intention decides; one about single requests allows no connection as such.
 *
 * @param allowed whether it may
 * @param reason in Consul's words
 */
record Authorization(boolean allowed, String reason) {

  private static final String WILDCARD = "*";
  private static final String NAMESPACE = "default/";

  private static final Refusal GARBLED =
      reason -> new OperationFailedException("the server's answer makes no sense: " + reason);

  /**
   * What is asked.
   *
   * @param target the service that is connected to
   * @param source the one that connects
   */
  record Question(String target, String source) {

    private static final Refusal MALFORMED =
        reason -> new InvalidRequestException("Bad request: Request decode failed: " + reason);

    static Question parse(byte[] body) {
      Fields fields = Fields.of("ConnectAuthorizeRequest", body, MALFORMED);
      String target = fields.text("Target");
      if (target.isEmpty()) {
        throw new InvalidRequestException("Bad request: Target service must be specified");
      }
      SpiffeId id = SpiffeId.parse(fields.text("ClientCertURI"));
      if (id == null) {
        throw new InvalidRequestException(
            "Bad request: ClientCertURI not a valid Connect identifier");
      } else if (!(id instanceof SpiffeId.Service source)) {
        throw new InvalidRequestException(
            "Bad request: ClientCertURI not a valid Service identifier");
      } else {
        return new Question(target, source.service());
      }
    }
  }

  /**
   * What the intentions of the target say.
   *
   * @param matches JSON: the intentions by the target's name, the most specific first
   * @param otherwise what holds where there is none
   */
  static Authorization of(Question question, byte[] matches, Authorization otherwise) {
    List<Fields> intentions =
        Fields.of("Matches", matches, GARBLED).list(question.target(), "Intention");
    for (Fields intention : intentions) {
      String source = intention.text("SourceName");
      if (source.equals(question.source()) || source.equals(WILDCARD)) {
        int permissions = intention.list("Permissions", "IntentionPermission").size();
        boolean allows = permissions == 0 && intention.text("Action").equals("allow");
        return new Authorization(
            allows,
            "Matched "
                + (permissions == 0 ? "L4" : "L7")
                + " intention: "
                + told(intention, permissions));
      }
    }
    return otherwise;
  }

  private static String told(Fields intention, int permissions) {
    String id = intention.text("ID");
    return NAMESPACE
        + intention.text("SourceName")
        + " => "
        + NAMESPACE
        + intention.text("DestinationName")
        + " ("
        + (id.isEmpty() ? "" : "ID: " + id + ", ")
        + "Precedence: "
        + intention.index("Precedence")
        + ", "
        + (permissions > 0
            ? "Permissions: " + permissions
            : "Action: " + intention.text("Action").toUpperCase(Locale.ROOT))
        + ")";
  }
}
