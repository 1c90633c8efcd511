package dev.tributary.api.http;

import java.net.URI;

/** One call through a proxy, in a JVM of its own, since the JDK reads its property only once. */
final class TunnelCall {

    private TunnelCall() {}

    /** Arguments: the URL, the proxy, the file of the authority; prints the status. */
    public static void main(String[] args) throws Exception {
        try (TestClient test =
                new TestClient()
                        .set("http.proxy", args[1])
                        .set("http.proxy.user", "u")
                        .set("http.proxy.password", "pw")
                        .set("http.tls.ca", args[2])) {
            System.out.println(test.client().call(TestClient.get(URI.create(args[0]))).status());
        }
    }
}
