import Vocabulary

/// The mark across every page and print of a database for practice (練習).
enum PracticeMark {
    /// The mark and what it means; nothing on a real database.
    static func markup(isOn: Bool) -> Markup {
        guard isOn else { return .nothing }
        return .group([
            HTML.section(
                .class("practice"),
                .ariaLabel(Localized(ja: "練習用の画面", en: "Practice"))
            ) {
                HTML.p {
                    Localized(
                        ja: "練習用です。実際の手続にはなりません。実在する人のことは入力しないでください。",
                        en:
                            "For practice only: nothing here is real. Enter nothing about anybody who exists."
                    )
                }
            },
            drawn,
        ])
    }

    /// The mark alone, over whatever lies beneath it.
    static var drawn: Markup {
        HTML.svg(
            .class("practice-mark"),
            .lang(.ja),
            .decorative,
            Attribute("viewBox", "0 0 1000 1400")
        ) {
            for y in [300, 750, 1_200] {
                HTML.text(
                    Attribute("x", "500"),
                    Attribute("y", String(y)),
                    Attribute("font-size", "110"),
                    Attribute("text-anchor", "middle"),
                    Attribute("transform", "rotate(-24 500 \(y))")
                ) { Markup.text("練習 PRACTICE") }
            }
        }
    }
}
