/** Writing responses: bodies, headers, errors. */
package io.praetor.http.internal.response;
