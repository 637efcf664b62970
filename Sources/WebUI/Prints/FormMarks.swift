import Catalog
package import Filing
package import Pages
import Vocabulary

extension FormSheetPage.Mark {
    /// A mark of a filled form as the page draws it.
    package init(_ mark: FilledForm.Mark) {
        switch mark {
        case .frame(let area):
            self = .frame(x: area.x, y: area.y, width: area.width, height: area.height)
        case .text(let text):
            let (area, fitted) = (text.area, text.fitted)
            let height = PrintedText.height(ofLines: fitted.lines.count, size: fitted.size)
            self = .text(
                lines: fitted.lines,
                x: text.isCentered ? area.x + area.width / 2 : area.x,
                y: area.y + max(0, (area.height - height) / 2),
                size: fitted.size,
                isCentered: text.isCentered,
                role: FormSheetPage.Role(text.role)
            )
        }
    }
}

extension FormSheetPage.Role {
    init(_ role: FilledForm.Text.Role) {
        self =
            switch role {
            case .title: .title
            case .label: .label
            case .fixed: .fixed
            case .value: .value
            }
    }
}

extension FormLayout.Signing {
    /// How it is signed, for people.
    var words: Localized {
        switch self {
        case .signature: Localized(ja: "署名", en: "Signature")
        case .nameAndSeal: Localized(ja: "記名押印", en: "Name and seal")
        case .none: Localized(ja: "署名なし", en: "Not signed")
        }
    }
}
