/** {@code /v1/acl}, and what agents ask each other about tokens. */
package io.praetor.acl.internal.http;
