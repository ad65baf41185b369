#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Overwrites memory in a way that a compiler does not leave out.
package func overwrite(_ buffer: UnsafeMutableRawBufferPointer) {
  guard let start = buffer.baseAddress else { return }
  #if canImport(Darwin)
    _ = memset_s(start, buffer.count, 0, buffer.count)
  #else
    explicit_bzero(start, buffer.count)
  #endif
}

/// Overwrites the bytes of an array that nobody shares.
func overwrite(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBytes { overwrite($0) }
}
