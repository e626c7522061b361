/** {@code /v1/session}, and sessions in transactions. */
package io.praetor.session.internal.http;
