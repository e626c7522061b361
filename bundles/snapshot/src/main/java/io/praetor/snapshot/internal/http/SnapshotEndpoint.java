package io.praetor.snapshot.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.snapshot.internal.archive.ArchiveException;
import io.praetor.snapshot.internal.archive.SnapshotMeta;
import io.praetor.snapshot.internal.save.Barrier;
import io.praetor.snapshot.internal.save.ScratchDirectory;
import io.praetor.snapshot.internal.save.ScratchFile;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * {@code /v1/snapshot}: GET takes a snapshot of the state of this server, once that is as new as
 * the leader's unless {@code stale} is asked for; PUT restores one, through the log, on all
 * servers.
 */
public final class SnapshotEndpoint {

  /** Largest archive that is restored; far more than fits into the memory of a server. */
  static final long MAX_ARCHIVE_BYTES = 64L << 30;

  private static final String BAD_STATE = "failed to restore the state in the snapshot: ";

  /** All secrets are in it, and whoever restores one decides of all rights. */
  private static final Need NEED = Need.of(Resource.ACL, Access.WRITE);

  private static final Route.BodyLimit BODY = new Route.BodyLimit(MAX_ARCHIVE_BYTES, "", true);

  private final Supplier<Optional<StateParts>> state;
  private final ScratchDirectory directory;
  private final Executor executor;

  /**
   * @param state empty while there is none
   * @param executor for all that blocks
   */
  public SnapshotEndpoint(
      Supplier<Optional<StateParts>> state, ScratchDirectory directory, Executor executor) {
    this.state = state;
    this.directory = directory;
    this.executor = executor;
  }

  public List<Route> routes() {
    return List.of(
        new Route(
            "/v1/snapshot",
            Map.of("GET", NEED.then(this::save), "PUT", NEED.then(this::restore)),
            BODY));
  }

  private StateParts parts() {
    return state
        .get()
        .orElseThrow(
            () ->
                new UnavailableException(
                    "Not available just now: the state is starting or being replaced."
                        + " Please try again."));
  }

  private Answer save(HttpRequest request) {
    StateParts parts = parts();
    ReadOptions options = new ReadOptions(mode(request), 0, Duration.ZERO, Duration.ZERO);
    return new Answer.LaterStream(
        parts
            .store()
            .read(new Barrier(), options)
            .thenApplyAsync(reached -> taken(parts, reached), executor));
  }

  private static ReadMode mode(HttpRequest request) {
    if (request.has("stale")) {
      return ReadMode.STALE;
    }
    return request.has("consistent") ? ReadMode.CONSISTENT : ReadMode.DEFAULT;
  }

  /** Made whole before anything of it is sent: what goes wrong with it has a status, and a text. */
  private Answer.Stream taken(StateParts parts, ReadResult<Void> reached) {
    ScratchFile file = null;
    boolean handedOn = false;
    try {
      file = directory.open();
      SnapshotMeta meta = parts.export().writeTo(file);
      Answer.Stream stream =
          new Answer.Stream(headers(meta, reached), new Download(file, executor));
      handedOn = true;
      return stream;
    } catch (IOException e) {
      throw new OperationFailedException("failed to write snapshot file: " + e.getMessage());
    } finally {
      if (file != null && !handedOn) {
        file.discard();
      }
    }
  }

  private static Map<String, String> headers(SnapshotMeta meta, ReadResult<Void> reached) {
    return Map.of(
        "Content-Type", "application/x-gzip",
        "X-Consul-Index", Long.toString(Math.max(1, meta.index())),
        "X-Consul-Knownleader", Boolean.toString(reached.knownLeader()),
        "X-Consul-Lastcontact", Long.toString(reached.lastContactMillis()),
        "X-Consul-Query-Backend", "blocking-query");
  }

  private Answer restore(HttpRequest request) {
    if (request.has("stale")) {
      throw new OperationFailedException("stale not allowed for restore");
    }
    StateParts parts = parts();
    return new Answer.Later(
        UploadedFile.of(
            request.pieces(),
            directory,
            executor,
            MAX_ARCHIVE_BYTES,
            file -> restored(parts, file)));
  }

  /** Reads the archive twice: nothing is replaced before all of it has been checked. */
  private static Content restored(StateParts parts, ScratchFile file) {
    try {
      file.read(parts.snapshots()::verify);
      file.read(parts.snapshots()::restore);
      return Content.empty(200);
    } catch (ArchiveException e) {
      throw new OperationFailedException(e.getMessage());
    } catch (EOFException e) {
      throw new OperationFailedException(BAD_STATE + "unexpected EOF");
    } catch (IOException e) {
      throw new OperationFailedException(BAD_STATE + e.getMessage());
    }
  }
}
