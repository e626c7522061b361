package io.praetor.txn.internal.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.state.Commands;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;

/** {@code /v1/txn}. What changes something goes through the log, what only reads does not. */
public final class TransactionEndpoint implements HttpEndpoint {

  private static final String HELP =
      "https://www.consul.io/docs/agent/options.html#txn_max_req_len";

  private static final Need NEED = Need.decided("what each operation needs");

  private final TransactionBody bodies;
  private final List<Route> routes;

  /**
   * Makes the endpoint.
   *
   * @param maxBytes of a request
   */
  public TransactionEndpoint(Kinds kinds, int maxBytes) {
    bodies = new TransactionBody(kinds);
    routes =
        List.of(
            new Route(
                "/v1/txn",
                Map.of("PUT", NEED.then(this::put)),
                new Route.BodyLimit(maxBytes, HELP)));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  private Answer put(HttpRequest request) {
    Transaction transaction = bodies.parse(request.body(), request.boundTo());
    Authorizer caller = request.caller();
    if (transaction.reads()) {
      return new Answer.ReadOnce<>(
          new TransactionQuery(transaction, caller),
          result -> TransactionAnswers.read(transaction, caller, result));
    }
    return caller.isUnlimited()
        ? write(transaction, caller)
        : new Answer.Then<>(
            new DenialsQuery(transaction, caller),
            denials ->
                denials.isEmpty()
                    ? write(transaction, caller)
                    : new Answer.Now(TransactionAnswers.denied(transaction, caller, denials)));
  }

  private static Answer write(Transaction transaction, Authorizer caller) {
    return new Answer.Write(
        Commands.TRANSACTION,
        transaction.encode(),
        result -> TransactionAnswers.written(transaction, caller, result));
  }
}
