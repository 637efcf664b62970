import Pages
import Vocabulary

/// Words about the act before a page, chosen from a closed list by the page's address.
enum Notices {
    private static let known: [String: Notice] = [
        "saved": Notice(.success, title: Localized(ja: "保存しました", en: "Saved")),
        "came-for-more": Notice(
            .warning,
            title: Localized(
                ja: "予約の来庁の続きとして受け付けました。伺った用件のうち、その来庁にないものは含まれていません。続けて、新しい来庁として受け付けてください",
                en:
                    "Received with the visit of the appointment. What they came for besides is not part of it: receive that as a new visit now"
            )
        ),
        "protected": Notice(
            .success,
            title: Localized(
                ja: "住所の保護を記録しました。手続は差し戻されたままです",
                en: "Protected from now on; the item is still sent back"
            )
        ),
        // Says no more to whoever reads along than that it was noted.
        "cared-for": Notice(
            .success,
            title: Localized(ja: "要配慮として記録しました", en: "Noted: special care")
        ),
        "saved-with-items": Notice(
            .success,
            title: Localized(
                ja: "保存しました。提出済みでまだ送っていない手続にも反映しました",
                en: "Saved; what was filed and has not left says the same"
            )
        ),
        "saved-in-part": Notice(
            .warning,
            title: Localized(
                ja: "保存しました。提出済みの手続に、前の内容のままのものがあります。差戻しの一覧で確かめて、担当課に伝えてください",
                en:
                    "Saved. Something that was filed says what it said before: see the send-backs, and tell its section"
            )
        ),
        "filed": Notice(.success, title: Localized(ja: "提出しました", en: "Filed")),
        "noted": Notice(
            .information,
            title: Localized(
                ja: "扱いを記録しました。センターへ提出した手続はありません",
                en: "Noted; nothing was filed with the center"
            )
        ),
        "register-filled": Notice(
            .success,
            title: Localized(ja: "住民記録から取り込みました", en: "Filled in from the residence record")
        ),
        "called": Notice(.success, title: Localized(ja: "呼び出しました", en: "Called")),
        "handed-over": Notice(
            .success,
            title: Localized(ja: "引渡しを記録しました", en: "The hand-over was recorded")
        ),
        "fee-taken": Notice(
            .success,
            title: Localized(ja: "収納を記録しました", en: "The fee was entered")
        ),
        "fee-voided": Notice(
            .information,
            title: Localized(
                ja: "収納を取り消しました。現金はお返ししてください",
                en: "The charge was taken back; give cash back"
            )
        ),
        "shift-changed": Notice(
            .success,
            title: Localized(ja: "引き継ぎました", en: "Handed on")
        ),
        "shift-seen": Notice(
            .success,
            title: Localized(ja: "確認を記録しました", en: "It was noted that you have seen it")
        ),
        "day-sealed": Notice(
            .success,
            title: Localized(ja: "締めました", en: "The day was sealed")
        ),
        "day-counted": Notice(
            .information,
            title: Localized(
                ja: "数えた金額を記録しました。別の職員が確認すると締まります",
                en: "The count was kept; the day is sealed when somebody else confirms it"
            )
        ),
        "day-reopened": Notice(
            .information,
            title: Localized(
                ja: "締めを開き直しました。終わったら、もう一度締めてください",
                en: "The day was opened again; seal it once more when you are done"
            )
        ),
        "certificate-requested": Notice(
            .success,
            title: Localized(ja: "証明書の申請を記録しました", en: "The certificate was asked for")
        ),
        "certificate-handed-over": Notice(
            .success,
            title: Localized(
                ja: "番号と持ち主を確かめ、交付を記録しました",
                en: "Serial and owner belong together; the hand-over was noted"
            )
        ),
        "certificate-spoiled": Notice(
            .information,
            title: Localized(
                ja: "書損にしました。用紙は裁断してください",
                en: "Marked as spoiled; shred the sheet"
            )
        ),
        "certificate-cancelled": Notice(
            .information,
            title: Localized(ja: "取り下げました", en: "Given up")
        ),
        "scan-attached": Notice(
            .success,
            title: Localized(ja: "スキャンを取り込みました", en: "The scan was attached")
        ),
        "scan-removed": Notice(
            .information,
            title: Localized(
                ja: "スキャンを取り除きました。画像は残っていません",
                en: "The scan was removed; its picture is gone"
            )
        ),
        "original-packed": Notice(
            .success,
            title: Localized(ja: "原本を送付に入れました", en: "Laid into the parcel")
        ),
        "original-out": Notice(
            .information,
            title: Localized(ja: "原本を取り出しました", en: "Taken out")
        ),
        "parcel-sent": Notice(
            .success,
            title: Localized(ja: "送付を記録しました", en: "Noted that it was sent")
        ),
        "parcel-received": Notice(
            .success,
            title: Localized(ja: "受領を記録しました。すべて届いています", en: "Noted: all of it arrived")
        ),
        "parcel-differs": Notice(
            .warning,
            title: Localized(
                ja: "受領を記録しました。過不足を窓口に知らせています",
                en: "Noted; what differs is in the list of the counter"
            )
        ),
        "parcel-settled": Notice(
            .success,
            title: Localized(ja: "決着を記録しました", en: "Noted how it was cleared up")
        ),
        "parcel-back": Notice(
            .success,
            title: Localized(ja: "窓口への返却を記録しました", en: "Noted that the counter has them back")
        ),
        "desk-arrived": Notice(
            .success,
            title: Localized(ja: "到着を記録しました", en: "The arrival was noted")
        ),
        "desk-done": Notice(
            .success,
            title: Localized(ja: "完了を記録しました", en: "Noted as ended")
        ),
        "desk-closed": Notice(
            .success,
            title: Localized(
                ja: "完了を記録しました。すべて終わったため、来庁を終了しました",
                en: "Noted; that was the last of it, and the visit has ended"
            )
        ),
        "desk-absent": Notice(
            .success,
            title: Localized(
                ja: "来なかったことを記録しました。期限までに本人に連絡してください",
                en: "Noted that nobody came; call the resident by the due time"
            )
        ),
        "desk-sent-on": Notice(
            .success,
            title: Localized(ja: "ほかの窓口へ送りました", en: "Sent on to the other desk")
        ),
        "desk-noted": Notice(.success, title: Localized(ja: "記録しました", en: "Noted")),
        "desk-undone": Notice(
            .information,
            title: Localized(ja: "記録を取り消しました", en: "It was taken back")
        ),
        "undone": Notice(
            .information,
            title: Localized(ja: "引渡しを取り消しました", en: "The hand-over was undone")
        ),
        "corrected": Notice(
            .success,
            title: Localized(ja: "補正して送り直します", en: "Corrected; it goes out again")
        ),
        "corrected-in-part": Notice(
            .warning,
            title: Localized(
                ja: "補正して送り直します。同じ来庁に前の内容のままのものがあります。差戻しの一覧で確かめてください",
                en:
                    "Corrected; it goes out again. Something of the visit says what it said before: see the send-backs"
            )
        ),
        "told": Notice(
            .success,
            title: Localized(ja: "担当課への連絡を記録しました", en: "Noted that the section was told")
        ),
        "withdrawn": Notice(.information, title: Localized(ja: "取り下げました", en: "Withdrawn")),
        "closed": Notice(
            .success,
            title: Localized(ja: "来庁を終了しました", en: "The visit was closed")
        ),
        "reopened": Notice(
            .information,
            title: Localized(ja: "来庁を再開しました", en: "The visit was reopened")
        ),
        "sent-back": Notice(
            .information,
            title: Localized(ja: "差し戻しました", en: "It was sent back")
        ),
        "call-noted": Notice(
            .success,
            title: Localized(ja: "連絡を記録しました", en: "The call was noted")
        ),
        "call-noted-late": Notice(
            .warning,
            title: Localized(
                ja: "連絡を記録しました。来庁の日は法定の期限を過ぎています。期限はそのままです",
                en: "Noted; the day of the visit is past the legal deadline, which stays"
            )
        ),
        "released": Notice(
            .success,
            title: Localized(ja: "審査を記録しました", en: "The check was recorded")
        ),
        "password": Notice(
            .success,
            title: Localized(ja: "パスワードを変更しました", en: "The password was changed")
        ),
        "slots-opened": Notice(
            .success,
            title: Localized(ja: "枠を開きました", en: "The slots were opened")
        ),
        "slot-closed": Notice(
            .information,
            title: Localized(ja: "枠を閉じました", en: "The slot was closed")
        ),
        "slot-reopened": Notice(
            .information,
            title: Localized(ja: "枠を開き直しました", en: "The slot is open again")
        ),
        "booked": Notice(
            .success,
            title: Localized(ja: "予約しました。予約番号をお伝えください", en: "Booked; tell the code")
        ),
        "booking-moved": Notice(
            .success,
            title: Localized(ja: "予約を移しました", en: "The appointment was moved")
        ),
        "booking-arrive": Notice(
            .success,
            title: Localized(ja: "来庁を記録しました", en: "The arrival was noted")
        ),
        "booking-missed": Notice(
            .information,
            title: Localized(ja: "不来庁を記録しました", en: "The no-show was noted")
        ),
        "booking-take-back": Notice(
            .information,
            title: Localized(ja: "記録を取り消しました", en: "It was taken back")
        ),
        "booking-cancel": Notice(
            .information,
            title: Localized(ja: "予約を取り消しました", en: "The appointment was cancelled")
        ),
        "booking-restore": Notice(
            .success,
            title: Localized(ja: "予約に戻しました", en: "The appointment was restored")
        ),
        "nothing-to-file": Notice(
            .information,
            title: Localized(ja: "新しく提出するものはありません", en: "There is nothing new to file"),
            text: Localized(
                ja: "取り下げた手続を出し直すときは、受付画面でその手続の扱いに「提出する」を選んでください。",
                en: "To file anew what was withdrawn, choose to file it in the console."
            )
        ),
        "entered-afterwards": Notice(
            .success,
            title: Localized(
                ja: "紙の受付を入力しました。期限は受け付けた日から数えます",
                en: "Entered from paper; days count from the reception"
            )
        ),
        "number-spoilt": Notice(
            .success,
            title: Localized(ja: "書損を記録しました", en: "The sheet was noted as spoilt")
        ),
        "numbers-unused": Notice(
            .success,
            title: Localized(ja: "残りを未使用として記録しました", en: "The rest was noted as unused")
        ),
        "answered": Notice(
            .success,
            title: Localized(ja: "対応を記録しました", en: "It was noted that you answered")
        ),
        "added": Notice(.success, title: Localized(ja: "追加しました", en: "Added")),
        "changed": Notice(.success, title: Localized(ja: "変更しました", en: "Changed")),
    ]

    static func notice(of asked: String) -> Notice? {
        guard let query = asked.split(separator: "?", maxSplits: 1).dropFirst().first else {
            return nil
        }
        let act = query.split(separator: "&").first { $0.hasPrefix("done=") }?.dropFirst(5)
        return act.flatMap { known[String($0)] }
    }
}
