package import Vocabulary

/// Who has an item in hand, and what that one does next.
///
/// Derived from the state alone, so that every view says the same.
package struct ItemOwnership: Hashable, Sendable {
    /// Who must act.
    package enum Owner: Hashable, Sendable {
        /// The processing center (集中事務センター).
        case center
        /// The back-office system that the item was handed to.
        case system(String)
        /// The office that filed it, by its number.
        case office(Int32)
        /// Nobody: the item has ended.
        case nobody
    }

    /// Who must act.
    package let owner: Owner
    private let state: ItemState

    /// Who owns an item in this state; `returnedTo` names who answers its send-back, if one is open.
    package init(state: ItemState, office: Int32, system: String, returnedTo: String? = nil) {
        self.state = state
        owner =
            switch state {
            case .accepted, .held, .ready, .inLot: .center
            case .exported: .system(system)
            case .sentBack where returnedTo == SendBackOwner.center.code(office: office): .center
            case .sentBack, .blocked: .office(office)
            case .done, .withdrawn: .nobody
            }
    }

    /// The owner's name for people; `office` and `system` are what a catalog calls them.
    package func ownerName(
        in language: Language,
        office: Localized? = nil,
        system: Localized? = nil
    ) -> String {
        switch (owner, language) {
        case (.center, .ja): "集中事務センター"
        case (.center, .en): "processing center"
        case (.system(let id), .ja): "業務システム（\(system?.ja ?? id)）"
        case (.system(let id), .en): "back-office system (\(system?.en ?? id))"
        case (.office(let number), .ja): "窓口（\(office?.ja ?? sixDigits(number))）"
        case (.office(let number), .en): "counter of \(office?.en ?? sixDigits(number))"
        case (.nobody, .ja): "なし"
        case (.nobody, .en): "nobody"
        }
    }

    /// The owner as a short stable text for programs: `center`, `office:121011`, `system:JUKI`, ``.
    package var ownerCode: String {
        switch owner {
        case .center: "center"
        case .system(let name): "system:\(name)"
        case .office(let number): "office:\(sixDigits(number))"
        case .nobody: ""
        }
    }

    /// What the owner does next, in a few words.
    package func nextStep(in language: Language) -> String {
        switch (state, language) {
        case (.accepted, .ja): "前の手続の完了を待つ"
        case (.accepted, .en): "waits for the items before it"
        case (.held, .ja): "審査する"
        case (.held, .en): "check it"
        case (.ready, .ja): "次の連携ロットに入れる"
        case (.ready, .en): "put it into the next lot"
        case (.inLot, .ja): "連携ファイルを書き出す"
        case (.inLot, .en): "write the lot's files"
        case (.exported, .ja): "業務システムの回答を待つ"
        case (.exported, .en): "answer the lot"
        case (.sentBack, .ja): "住民に連絡し、補正または取下げをする"
        case (.sentBack, .en): "call the resident; correct or withdraw it"
        case (.blocked, .ja): "前の手続の差戻しを片付ける"
        case (.blocked, .en): "settle the send-back before it"
        case (.done, .ja), (.withdrawn, .ja): "なし"
        case (.done, .en), (.withdrawn, .en): "nothing"
        }
    }
}

/// A municipality's number with its six digits.
func sixDigits(_ number: Int32) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}

extension ItemState {
    /// The state in a few words for people.
    package func words(in language: Language) -> String {
        switch (self, language) {
        case (.accepted, .ja): "受付済（前の手続待ち）"
        case (.accepted, .en): "accepted, waiting for others"
        case (.held, .ja): "審査待ち"
        case (.held, .en): "held for check"
        case (.ready, .ja): "連携待ち"
        case (.ready, .en): "ready for a lot"
        case (.inLot, .ja): "ロット作成済"
        case (.inLot, .en): "in a lot"
        case (.exported, .ja): "回答待ち"
        case (.exported, .en): "handed to its system"
        case (.done, .ja): "完了"
        case (.done, .en): "done"
        case (.sentBack, .ja): "差戻し"
        case (.sentBack, .en): "sent back"
        case (.blocked, .ja): "前の手続の差戻しで停止"
        case (.blocked, .en): "blocked by a send-back"
        case (.withdrawn, .ja): "取下げ"
        case (.withdrawn, .en): "withdrawn"
        }
    }
}
