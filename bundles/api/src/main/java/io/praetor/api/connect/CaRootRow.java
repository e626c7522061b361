package io.praetor.api.connect;

import io.praetor.api.state.Row;
import java.util.List;

/**
 * A root certificate that is trusted.
 *
 * @param id SHA-1 of the certificate, in pairs of hexadecimal digits with colons between
 * @param name for people
 * @param serialNumber of the certificate
 * @param signingKeyId key identifier of the certificate, written as the id is
 * @param clusterId of the authority that made it
 * @param notBeforeMillis since 1970
 * @param notAfterMillis since 1970
 * @param certificate PEM
 * @param intermediates PEM of each certificate that leaves are sent with
 * @param active whether it signs; one does
 * @param keyType {@code ec} or {@code rsa}
 * @param keyBits length of the key
 * @param rotatedOutMillis since 1970, when another one took its place; 0 for never
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record CaRootRow(
    String id,
    String name,
    long serialNumber,
    String signingKeyId,
    String clusterId,
    long notBeforeMillis,
    long notAfterMillis,
    String certificate,
    List<String> intermediates,
    boolean active,
    String keyType,
    long keyBits,
    long rotatedOutMillis,
    long createIndex,
    long modifyIndex)
    implements Row {

  public CaRootRow {
    intermediates = List.copyOf(intermediates);
  }

  /** The same, no longer signing. */
  public CaRootRow rotatedOut(long nowMillis) {
    return new CaRootRow(
        id,
        name,
        serialNumber,
        signingKeyId,
        clusterId,
        notBeforeMillis,
        notAfterMillis,
        certificate,
        intermediates,
        false,
        keyType,
        keyBits,
        nowMillis,
        createIndex,
        modifyIndex);
  }

  /** The same, written by other commands. */
  public CaRootRow written(long created, long modified) {
    return new CaRootRow(
        id,
        name,
        serialNumber,
        signingKeyId,
        clusterId,
        notBeforeMillis,
        notAfterMillis,
        certificate,
        intermediates,
        active,
        keyType,
        keyBits,
        rotatedOutMillis,
        created,
        modified);
  }
}
