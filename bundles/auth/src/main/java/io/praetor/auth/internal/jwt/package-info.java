/** Auth methods of the kind {@code jwt}: tokens checked by public keys, claims turned to fields. */
package io.praetor.auth.internal.jwt;
