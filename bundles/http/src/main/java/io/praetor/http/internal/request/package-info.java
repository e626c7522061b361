/** Reading requests: paths, query strings, and the parameters that every endpoint has in common. */
package io.praetor.http.internal.request;
