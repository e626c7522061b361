package io.praetor.dns.internal.message;

import java.util.List;
import java.util.Optional;

/**
 * An answer.
 *
 * @param query what it answers: its id, question and flags are sent back
 * @param code what became of it
 * @param authoritative whether the name is ours
 * @param truncated whether something is missing
 * @param recursionAvailable whether others are asked
 * @param edns what is said of this side
 */
public record Response(
    Query query,
    ResponseCode code,
    boolean authoritative,
    boolean truncated,
    boolean recursionAvailable,
    List<ResourceRecord> answers,
    List<ResourceRecord> authorities,
    List<ResourceRecord> additionals,
    Optional<Edns> edns) {

  /** An answer without records. */
  public static Response bare(Query query, ResponseCode code, boolean recursionAvailable) {
    return new Response(
        query,
        code,
        false,
        false,
        recursionAvailable,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
