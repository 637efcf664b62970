import Vocabulary

extension Parts {
    /// The paper of an office's day: whose and which day it is, and when it was made.
    static func daySheet(
        _ title: Localized,
        of office: Localized,
        on day: CalendarDay,
        madeAt: Instant,
        @MarkupBuilder content: () -> Markup
    ) -> Markup {
        HTML.div(.class("sheet")) {
            HTML.h1(.class("sheet__title")) { title }
            HTML.p {
                office
                Markup.text(" ")
                day.written
            }
            content()
            HTML.p(.class("sheet__foot")) {
                office
                Markup.text(" ")
                madeAt.markup
            }
        }
    }

    /// Leads to the same page of another day, which is no personal data and may stand in the address.
    static func dayPicker(_ day: CalendarDay, at path: Path, problem: Localized?) -> Markup {
        HTML.div(.class("print-bar")) {
            HTML.form(.class("search"), .method("get"), .action(path), .role("search")) {
                textField(
                    TextField(
                        id: "on",
                        name: "on",
                        label: Localized(ja: "日", en: "Day"),
                        value: day.description,
                        problem: problem,
                        maximumLength: 20,
                        size: 12
                    )
                )
                button(Localized(ja: "表示", en: "Show"), .outline, key: "d")
            }
        }
    }
}
