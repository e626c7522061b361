/** Auth methods of the kind {@code kubernetes}: tokens of service accounts, reviewed by the API. */
package io.praetor.auth.internal.kubernetes;
