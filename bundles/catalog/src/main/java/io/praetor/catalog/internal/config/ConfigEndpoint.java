package io.praetor.catalog.internal.config;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.format.go.UnsignedNumber;
import io.praetor.format.json.JsonText;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /v1/config}. Says what is to be read or written; needs no state itself. */
public final class ConfigEndpoint implements HttpEndpoint {

  /** Entries are small; long lists of sources still fit. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(1024 * 1024, "");

  private static final Need SEEN = Need.decided("shows what the kind of an entry needs to read");

  private static final Need WRITTEN = Need.decided("what the kind of an entry needs to write");

  private static final String PATH = "/v1/config";
  private static final String CAS = "cas";

  @Override
  public List<Route> routes() {
    return List.of(
        // Entries are those of the primary datacenter, whatever the parameter says.
        new Route(PATH, Map.of("PUT", WRITTEN.then(ConfigEndpoint::put)), BODY, Route.Scope.HOME),
        new Route(
            PATH + "/",
            Map.of(
                "GET",
                SEEN.then(ConfigEndpoint::get),
                "DELETE",
                WRITTEN.then(ConfigEndpoint::delete))));
  }

  private static Answer put(HttpRequest request) {
    // A comparison that cannot be read is noticed after the entry, as in Consul.
    ConfigEntry entry = ConfigKinds.parse(request.body());
    EntryRights.requireWrite(entry, request.caller());
    String content = JsonText.of(entry.content());
    boolean compares = !request.parameter(CAS).isEmpty();
    return write(
        new ConfigCommand(
            compares ? ConfigCommand.Operation.SET_IF : ConfigCommand.Operation.SET,
            entry.kind(),
            entry.name(),
            content,
            compares ? UnsignedNumber.parse(request.parameter(CAS)) : 0),
        ConfigAnswers.WRITTEN);
  }

  private static Answer get(HttpRequest request) {
    int slash = request.remainder().indexOf('/');
    String kind = slash < 0 ? request.remainder() : request.remainder().substring(0, slash);
    if (!ConfigKinds.isKnown(kind) && !(kind.isEmpty() && slash < 0)) {
      throw new OperationFailedException(ConfigKinds.unknown(kind));
    }
    if (slash < 0) {
      return new Answer.Read<>(
          new ConfigListQuery(kind), EntryRights.ENTRIES, ConfigAnswers.ENTRIES);
    }
    String name = request.remainder().substring(slash + 1);
    EntryRights.requireRead(kind, name, request.caller());
    return new Answer.Read<>(
        new ConfigEntryQuery(kind, name), EntryRights.ENTRY, ConfigAnswers.ENTRY);
  }

  private static Answer delete(HttpRequest request) {
    int slash = request.remainder().indexOf('/');
    if (slash < 0) {
      return new Answer.Now(Replies.notFound("Must provide both a kind and name to delete"));
    }
    String kind = request.remainder().substring(0, slash);
    if (!ConfigKinds.isKnown(kind)) {
      throw new InvalidRequestException(ConfigKinds.unknown(kind));
    }
    String name = request.remainder().substring(slash + 1);
    request.caller().require(EntryRights.writing(kind, name));
    boolean compares = !request.parameter(CAS).isEmpty();
    return compares
        ? write(
            new ConfigCommand(
                ConfigCommand.Operation.DELETE_IF,
                kind,
                name,
                "",
                UnsignedNumber.parse(request.parameter(CAS))),
            ConfigAnswers.WRITTEN)
        : write(
            new ConfigCommand(ConfigCommand.Operation.DELETE, kind, name, "", 0),
            ConfigAnswers.DELETED);
  }

  private static Answer write(ConfigCommand command, Function<byte[], Content> render) {
    return new Answer.Guarded(
        new EntryNeeds(command.kind(), command.name()),
        () -> new Answer.Write(Commands.CONFIG_ENTRY, command.encode(), render));
  }
}
