/** Requests and answers without a server, for tests of endpoints. */
package io.praetor.testkit.http;
