/** Messages of RFC 1035 and EDNS (RFC 6891): reading questions and upstream answers, writing. */
package io.praetor.dns.internal.message;
