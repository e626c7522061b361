/** {@code /v1/txn}: from the elements of a request to a command or a question, and back. */
package io.praetor.txn.internal.http;
