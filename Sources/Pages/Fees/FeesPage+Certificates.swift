import Vocabulary

// MARK: - Certificates

extension FeesPage {
    @MarkupBuilder
    var certificateTable: Markup {
        if certificates.isEmpty {
            HTML.p { Localized(ja: "証明書の申請はまだありません。", en: "No certificate was asked for yet.") }
        } else {
            Parts.table(
                Localized(ja: "証明書", en: "Certificates"),
                id: "certificates",
                columns: [
                    .itemNumber, Localized(ja: "種類", en: "Kind"),
                    Localized(ja: "だれの", en: "Whose"), .standing, .serial, .amount,
                    Localized(ja: "手数料", en: "Fee"),
                    Localized(ja: "申請者・受取人", en: "Asked by, handed to"),
                    Localized(ja: "最後の操作", en: "Last act"),
                ],
                numbers: [5]
            ) {
                for certificate in certificates { row(certificate) }
            }
        }
    }

    private func row(_ certificate: Certificate) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) { Markup.text("\(certificate.number)") }
            HTML.td { certificate.name }
            HTML.td {
                certificate.whose
                if let person = certificate.person {
                    Markup.text(" ")
                    Markup.japanese(person)
                }
            }
            HTML.td { certificate.standing.chip }
            HTML.td {
                if let serial = certificate.serial {
                    HTML.span(.class("code")) { Markup.text(serial) }
                } else {
                    Markup.text("–")
                }
            }
            HTML.td(.class("number")) { Localized.yen(certificate.yen) }
            HTML.td {
                if certificate.standing == .cancelled {
                    Markup.text("–")
                } else if certificate.isSettled {
                    Parts.chip(Localized(ja: "済み", en: "Settled"), .success)
                } else {
                    Parts.chip(Localized(ja: "まだ", en: "Due"), .warning)
                }
            }
            HTML.td { certificate.party }
            HTML.td {
                certificate.changedAt.markup
                Markup.text(" ")
                Markup.japanese(certificate.changedBy)
            }
        }
    }

    /// Issues the next certificate: each sheet by an act of its own, whose answer is its slip.
    @MarkupBuilder
    func issueForm(in frame: Frame) -> Markup {
        let requested = certificates.filter { $0.standing == .requested }
        if !requested.isEmpty {
            frame.form(to: Paths.issueCertificate(visit), class: "form card") {
                HTML.h2 { Localized(ja: "発行する", en: "Issue") }
                Parts.selectField(
                    "issue",
                    name: "certificate",
                    label: Localized(ja: "証明書", en: "Certificate"),
                    options: choices(requested),
                    chosen: nil,
                    problem: problem("issue")
                )
                HTML.div(.class("actions")) {
                    Parts.button(
                        Localized(ja: "番号を付けて交付票を出す", en: "Give it a serial and print the slip"),
                        key: "n"
                    )
                }
            }
        }
    }

    private func choices(_ certificates: [Certificate]) -> [Choice] {
        certificates.map { certificate in
            let (name, whose) = (certificate.name, certificate.whose)
            return Choice(
                String(certificate.number),
                Localized(
                    ja: "\(certificate.number) \(name.ja) \(whose.ja)",
                    en: "\(certificate.number) \(name.en), \(whose.en)"
                )
            )
        }
    }

    /// The serial stands last, so that the scanner's line end sends the form; it is empty again after a refusal,
    /// so that the next scan stands alone.
    @MarkupBuilder
    func handOverForm(in frame: Frame) -> Markup {
        if certificates.contains(where: { $0.standing == .issued }) {
            frame.form(to: Paths.handOverCertificate(visit), class: "form card card--next") {
                HTML.h2 { Localized(ja: "交付する", en: "Hand over") }
                Parts.selectField(
                    "person",
                    name: "person",
                    label: Localized(ja: "だれの証明書か(用紙の氏名)", en: "Whose it is, by the sheet"),
                    options: Parts.choices(people),
                    chosen: typed.person,
                    problem: problem("person")
                )
                Parts.selectField(
                    "recipient",
                    name: "recipient",
                    label: Localized(ja: "受け取る人", en: "Handed to"),
                    options: Parts.choices(filers),
                    chosen: typed.recipient,
                    problem: problem("recipient")
                )
                mandateBox("hand-mandate", isOn: typed.handMandate)
                Parts.textField(
                    TextField(
                        id: "serial",
                        name: "serial",
                        label: .serial,
                        support: Localized(
                            ja: "交付票の番号を読み取るか、10文字を入力します。",
                            en: "Scan it from the slip, or type its ten signs."
                        ),
                        problem: problem("serial"),
                        isRequired: true,
                        maximumLength: 40,
                        size: 14
                    )
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "確かめて交付する", en: "Check and hand over"), key: "h")
                }
            }
        }
    }

    private func mandateBox(_ id: String, isOn: Bool) -> Markup {
        .group([
            Parts.checkbox(
                id,
                name: "mandate",
                value: "seen",
                label: Localized(
                    ja: "委任状など、本人に代わることを示す書類を確かめた",
                    en: "I saw the paper by which they stand for the person"
                ),
                isOn: isOn
            ),
            Parts.support(id, nil, problem(id)),
        ])
    }

    @MarkupBuilder
    func requestForm(in frame: Frame) -> Markup {
        if !kinds.isEmpty, !people.isEmpty {
            frame.form(
                to: Paths.certificates(visit),
                class: "form card",
                carrying: [HiddenValue(name: "seen", value: String(certificates.count))]
            ) {
                HTML.h2 { Localized(ja: "証明書の申請", en: "Ask for a certificate") }
                Parts.selectField(
                    "kind",
                    name: "kind",
                    label: Localized(ja: "種類", en: "Kind"),
                    options: Parts.choices(kinds),
                    chosen: typed.kind,
                    problem: problem("kind")
                )
                Parts.selectField(
                    "owner",
                    name: "owner",
                    label: Localized(ja: "だれの", en: "Whose"),
                    options: Parts.choices(people),
                    chosen: typed.owner,
                    problem: problem("owner")
                )
                Parts.textField(
                    TextField(
                        id: "copies",
                        name: "copies",
                        label: Localized(ja: "通数", en: "Copies"),
                        value: typed.copies,
                        problem: problem("copies"),
                        inputMode: "numeric",
                        maximumLength: 4,
                        size: 4
                    )
                )
                Parts.selectField(
                    "requester",
                    name: "requester",
                    label: Localized(ja: "申請する人", en: "Asked by"),
                    options: Parts.choices(filers),
                    chosen: typed.requester,
                    problem: problem("requester")
                )
                mandateBox("mandate", isOn: typed.requestMandate)
                HTML.div(.class("actions")) {
                    Parts.button(
                        Localized(ja: "申請を記録する", en: "Note the request"),
                        .outline,
                        key: "r"
                    )
                }
            }
        }
    }

    /// What is open may be given up, and a sheet that may not go out is taken out of use.
    @MarkupBuilder
    func endForm(in frame: Frame) -> Markup {
        let open = certificates.filter { $0.standing == .requested || $0.standing == .issued }
        if !open.isEmpty {
            frame.form(to: Paths.endCertificate(visit), class: "form card") {
                HTML.h2 { Localized(ja: "書損・取下げ", en: "Spoiled, or given up") }
                Parts.selectField(
                    "end",
                    name: "certificate",
                    label: Localized(ja: "証明書", en: "Certificate"),
                    options: choices(open),
                    chosen: typed.chosen,
                    problem: problem("end")
                )
                Parts.textField(
                    TextField(
                        id: "end-reason",
                        name: "reason",
                        label: Localized(ja: "理由", en: "Why"),
                        value: typed.endReason,
                        problem: problem("end-reason"),
                        isRequired: true
                    )
                )
                HTML.div(.class("actions")) {
                    Parts.button(
                        Localized(ja: "取り下げる", en: "Give up"),
                        .outline,
                        name: "end",
                        value: "cancel",
                        key: "c"
                    )
                    if open.contains(where: { $0.standing == .issued }) {
                        Parts.button(
                            Localized(ja: "書損にして出し直す", en: "Spoiled: issue another sheet"),
                            .outline,
                            name: "end",
                            value: "spoil",
                            key: "x"
                        )
                    }
                }
            }
        }
    }
}
