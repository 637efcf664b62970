import Filing

/// How much one client may ask of the server; every limit is explicit.
package struct WebLimits: Sendable {
    /// Bytes of one header field and of all of them together.
    package var headerBytes = 16 * 1024
    package var headerFields = 100
    /// Bytes of the body of a request.
    package var bodyBytes = 1024 * 1024
    /// Bytes of the body of a request that carries a scan: the scan, and the form around it.
    package var scanBodyBytes = ScanLimits.bytes + 64 * 1024
    /// Fields of one form.
    package var formFields = 4000
    /// Bytes of one value of a form.
    package var valueBytes = 16 * 1024
    /// From the connection, or from the answer before, to the end of the head.
    package var headSeconds: Int64 = 20
    /// From the end of the head to the end of the body.
    package var bodySeconds: Int64 = 30
    /// From the end of the request to the last byte of the answer.
    package var answerSeconds: Int64 = 60
    /// Open connections; further ones wait to be accepted.
    package var connections = 1000

    package init() {}
}

/// Where the server listens, and how it behaves.
package struct WebConfiguration: Sendable {
    /// Loopback unless somebody decides otherwise: the server itself speaks no TLS.
    package var host: String
    /// 0 lets the system choose.
    package var port: Int
    package var limits = WebLimits()
    /// True where `/metrics` answers others than this machine too.
    package var metricsForEverybody = false

    package init(host: String = "127.0.0.1", port: Int = 8080) {
        self.host = host
        self.port = port
    }
}
