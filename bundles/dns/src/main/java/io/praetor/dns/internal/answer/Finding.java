package io.praetor.dns.internal.answer;

import io.praetor.dns.internal.message.ResourceRecord;
import io.praetor.dns.internal.message.ResponseCode;
import java.util.List;

/**
 * What was found, before it is put into a message and cut to size.
 *
 * @param withSoa whether it is to be told how long the lack of something may be kept (RFC 2308)
 */
record Finding(
    ResponseCode code,
    boolean withSoa,
    List<ResourceRecord> answers,
    List<ResourceRecord> authorities,
    List<ResourceRecord> additionals) {

  /** There is no such name. */
  static final Finding ABSENT = bare(ResponseCode.NAME_ERROR, true);

  /** The name is there, without a record of the type. */
  static final Finding NO_DATA = bare(ResponseCode.NO_ERROR, true);

  /** The same, said as Consul says it of nodes: without SOA. */
  static final Finding EMPTY = bare(ResponseCode.NO_ERROR, false);

  /** Nobody can tell just now. */
  static final Finding FAILED = bare(ResponseCode.SERVER_FAILURE, false);

  static final Finding NOT_IMPLEMENTED = bare(ResponseCode.NOT_IMPLEMENTED, false);

  static final Finding REFUSED = bare(ResponseCode.REFUSED, false);

  private static Finding bare(ResponseCode code, boolean withSoa) {
    return new Finding(code, withSoa, List.of(), List.of(), List.of());
  }

  static Finding of(List<ResourceRecord> answers, List<ResourceRecord> additionals) {
    return new Finding(ResponseCode.NO_ERROR, false, answers, List.of(), additionals);
  }
}
