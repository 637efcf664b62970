package import Vocabulary

/// Why an answer is not taken; it is refused whole and read again when its file changes.
package enum AcknowledgementRefusal: Error, Hashable, Sendable {
    /// What should stand at a place of the file.
    package enum Want: Hashable, Sendable {
        case object, array, count, lotNumber, itemNumber, allOrItems, reason, keysByPerson
    }

    /// The file is not JSON; half a file is not either.
    case notJSON(JSONError)
    /// Something else stands where the answer needs this.
    case malformed(path: String, wants: Want)
    /// A text holds a My Number, which is never kept.
    case myNumber(path: String)
    /// No lot has this number in this system's folder.
    case unknownLot
    /// The file is named after one lot and answers another.
    case otherLot(said: LotID)
    /// The control total is not that of the lot.
    case rowsDiffer(said: Int, expected: Int)
    /// The lot has no such item.
    case unknownItem(ItemID)
    /// An item is answered twice.
    case answeredTwice(ItemID)
    /// An item is not answered.
    case notAnswered(ItemID, count: Int)
    /// Keys came for an item that was not accepted.
    case keysForUnaccepted(ItemID)
    /// Keys came for a person whom the item is not about.
    case unknownPerson(ItemID)
    /// A key came that the catalog does not name among those that systems return.
    case unknownKey(ItemID)
    /// The file is larger than an answer may be.
    case tooLarge
    /// A folder, a link or something else lies in the answer's place.
    case notAFile
    /// The file may not be read.
    case unreadable
    /// The lot was answered before, otherwise.
    case answeredBefore
}

extension AcknowledgementRefusal {
    /// What is wrong and what to do, in both languages.
    package var sentence: Localized {
        Localized(ja: message(in: .ja), en: message(in: .en))
    }

    /// What is wrong and what to do, in one sentence; at most 300 characters.
    package func message(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var english: String {
        switch self {
        case .notJSON(let error): "The answer is not JSON, or half written: \(error)"
        case .malformed(let path, let want):
            "The answer needs \(want.english) at \(path.isEmpty ? "its top" : path)."
        case .myNumber(let path): "A My Number stands at \(path); remove it."
        case .unknownLot: "No lot of this system has this number; check the file's name and folder."
        case .otherLot(let said): "The file answers \(said), not the lot it is named after."
        case .rowsDiffer(let said, let expected):
            "The answer counts \(said) rows, the lot has \(expected); the import was not whole."
        case .unknownItem(let item): "\(item) is not in the lot."
        case .answeredTwice(let item): "\(item) is answered more than once."
        case .notAnswered(let item, let count):
            "\(count) items are not answered, the first is \(item)."
        case .keysForUnaccepted(let item): "Keys came for \(item), which was not accepted."
        case .unknownPerson(let item): "Keys came for a person whom \(item) is not about."
        case .unknownKey(let item):
            "A key came for \(item) that the catalog does not name among those that systems return."
        case .tooLarge:
            "The answer's file is larger than \(Acknowledgement.limits.bytes >> 20) MiB; write it anew."
        case .notAFile:
            "A folder, a link or a pipe lies in the answer's place; put a plain file there."
        case .unreadable: "The answer's file may not be read; give the worker the right to read it."
        case .answeredBefore: "The lot was answered before with other content; that answer stands."
        }
    }

    private var japanese: String {
        switch self {
        case .notJSON(let error):
            "回答がJSONではないか、書きかけです：\(error.message(in: .ja))"
        case .malformed(let path, let want):
            "回答の\(path.isEmpty ? "最上位" : path)には\(want.japanese)が必要です。"
        case .myNumber(let path): "\(path)にマイナンバーがあります。取り除いてください。"
        case .unknownLot:
            "この業務システムにその番号のロットはありません。ファイル名とフォルダを確かめてください。"
        case .otherLot(let said): "ファイル名と違うロット（\(said)）への回答です。"
        case .rowsDiffer(let said, let expected):
            "回答は\(said)行、ロットは\(expected)行です。取込みが完全ではありません。"
        case .unknownItem(let item): "\(item)はこのロットにありません。"
        case .answeredTwice(let item): "\(item)への回答が重複しています。"
        case .notAnswered(let item, let count):
            "\(count)件に回答がありません（最初は\(item)）。"
        case .keysForUnaccepted(let item): "受理されていない\(item)に番号が返されています。"
        case .unknownPerson(let item): "\(item)の対象でない人に番号が返されています。"
        case .unknownKey(let item):
            "\(item)に、この業務システムが返すものとして目録にない番号が返されています。"
        case .tooLarge:
            "回答のファイルが\(Acknowledgement.limits.bytes >> 20)MiBを超えています。書き直してください。"
        case .notAFile:
            "回答の場所にフォルダ・リンク・パイプなどがあります。普通のファイルを置いてください。"
        case .unreadable: "回答のファイルを読む権限がありません。ワーカーに読取り権限を与えてください。"
        case .answeredBefore: "このロットには別の回答が済んでいます。先の回答が有効です。"
        }
    }
}

extension AcknowledgementRefusal.Want {
    fileprivate var english: String {
        switch self {
        case .object: "an object"
        case .array: "a list"
        case .count: "a number of rows"
        case .lotNumber: "a lot's number as L12"
        case .itemNumber: "an item's number as I12"
        case .allOrItems: "\"all\" or a list of items"
        case .reason: "a reason of 1 to 200 characters without controls"
        case .keysByPerson: "an object of short texts for each person"
        }
    }

    fileprivate var japanese: String {
        switch self {
        case .object: "オブジェクト"
        case .array: "配列"
        case .count: "行数"
        case .lotNumber: "ロット番号（例：L12）"
        case .itemNumber: "手続番号（例：I12）"
        case .allOrItems: "\"all\"または手続番号の配列"
        case .reason: "1から200文字の理由"
        case .keysByPerson: "人ごとの短い文字列"
        }
    }
}
