/** Signed tokens in their compact form (RFC 7515), and the keys that they are checked with. */
package io.praetor.auth.internal.token;
