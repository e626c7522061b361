package io.praetor.api.audit;

/**
 * A request and what came of it. Neither its query nor its body is here: both may hold secrets.
 *
 * @param method in upper case
 * @param path decoded, as the decision was made on it
 * @param accessor accessor id of the caller's token; empty where access is not controlled, where
 *     nobody can tell, and for tokens that do not exist
 * @param remote address and port of the client; {@code unix} for one on a UNIX socket
 * @param relayedBy name of the node whose agent the client asked; empty when it was this one
 * @param host as the client named it; empty for none
 * @param userAgent as the client named itself; empty for none
 * @param status of the response; 499 when the client left before there was one
 */
public record AuditEntry(
    String method,
    String path,
    String accessor,
    String remote,
    String relayedBy,
    String host,
    String userAgent,
    int status) {}
