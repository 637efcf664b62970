/// The name of something in the catalog, which says what it names.
///
/// ASCII letters, digits and `-`, `_`, `:`, 1 to 80 bytes; files carry the same name.
package struct CatalogKey<Kind: Sendable>: Hashable, Comparable, Sendable,
    LosslessStringConvertible, ExpressibleByStringLiteral
{
    package let description: String

    /// The name, or nil when it is empty, too long or holds another character.
    package init?(_ text: String) {
        guard (1...80).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
            return nil
        }
        description = text
    }

    /// A name written in the program; trapped when it is none.
    package init(stringLiteral text: String) {
        precondition(text.utf8.allSatisfy(Self.isAllowed), "not a name of the catalog")
        description = text
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.description < right.description
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 95, 58: true
        default: false
        }
    }
}

/// Names a procedure.
package enum ProcedureNaming: Sendable {}
/// Names a form.
package enum FormNaming: Sendable {}
/// Names a field of the record.
package enum FieldNaming: Sendable {}
/// Names a kind of paper.
package enum DocumentNaming: Sendable {}
/// Names a back-office system.
package enum SystemNaming: Sendable {}
/// Names a desk of an office.
package enum DeskNaming: Sendable {}
/// Names a layout of lots.
package enum LayoutNaming: Sendable {}

package typealias ProcedureID = CatalogKey<ProcedureNaming>
package typealias FormID = CatalogKey<FormNaming>
package typealias FieldID = CatalogKey<FieldNaming>
package typealias DocumentID = CatalogKey<DocumentNaming>
package typealias SystemID = CatalogKey<SystemNaming>
package typealias DeskID = CatalogKey<DeskNaming>
package typealias LayoutID = CatalogKey<LayoutNaming>

extension CatalogKey where Kind == SystemNaming {
    /// The system's folder in the drop folder: its name with `:` replaced by `-`.
    package var folderName: String {
        String(description.map { $0 == ":" ? "-" : $0 })
    }
}
