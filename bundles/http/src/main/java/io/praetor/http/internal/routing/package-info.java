/** From a request's path to the service that answers there. */
package io.praetor.http.internal.routing;
