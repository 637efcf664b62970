/// The object identifiers of PostgreSQL's built-in types, which never change between versions.
package enum TypeOID {
    package static let bool: UInt32 = 16
    package static let bytea: UInt32 = 17
    package static let name: UInt32 = 19
    package static let int8: UInt32 = 20
    package static let int2: UInt32 = 21
    package static let int4: UInt32 = 23
    package static let text: UInt32 = 25
    package static let oid: UInt32 = 26
    package static let json: UInt32 = 114
    package static let float4: UInt32 = 700
    package static let float8: UInt32 = 701
    package static let unknown: UInt32 = 705
    package static let bpchar: UInt32 = 1042
    package static let varchar: UInt32 = 1043
    package static let date: UInt32 = 1082
    package static let timestamptz: UInt32 = 1184
    package static let uuid: UInt32 = 2950
    package static let jsonb: UInt32 = 3802

    /// Types made in the database (enums, for one) are numbered from here on.
    static let firstOfUsers: UInt32 = 16_384

    /// The type of the elements, for the array types that are written in binary.
    static func element(ofArray array: UInt32) -> UInt32? {
        switch array {
        case 1000: bool
        case 1001: bytea
        case 1005: int2
        case 1007: int4
        case 1009: text
        case 1014: bpchar
        case 1015: varchar
        case 1016: int8
        case 1021: float4
        case 1022: float8
        case 1182: date
        case 1185: timestamptz
        default: nil
        }
    }

    /// Whether the binary form of the type is its text in UTF-8.
    static func isText(_ type: UInt32) -> Bool {
        switch type {
        case text, varchar, bpchar, name, unknown: true
        default: false
        }
    }
}
