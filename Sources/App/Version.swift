/// The version of the product, as `hitomado --version` prints it.
package enum Version {
    package static let text = "0.1.0"
}
