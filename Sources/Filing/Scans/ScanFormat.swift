package import Vocabulary

/// What a scan (スキャン) is by its content; whatever name or type a browser gives is not looked at.
package enum ScanFormat: String, CaseIterable, Hashable, Sendable {
    case jpeg
    case pdf

    /// The format by the first bytes; nil for everything else.
    package init?(of bytes: some Collection<UInt8>) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: "%PDF-".utf8) {
            self = .pdf
        } else {
            return nil
        }
    }

    /// The one type under which it is given out.
    package var contentType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .pdf: "application/pdf"
        }
    }
}

/// How much of scans is taken.
package enum ScanLimits {
    /// Bytes of one scan.
    package static let bytes = 5 * 1024 * 1024
    /// Pages of one document.
    package static let pages = 5
    /// Picture elements of one picture.
    package static let pixels = 50_000_000
    /// Scans of one visit, those that were removed among them.
    package static let scans = 30
}

/// Why a scan is not taken, with a sentence for who sent it.
package enum ScanProblem: Error, Hashable, Sendable {
    case empty
    case tooLarge
    case unknownFormat
    case brokenPicture
    case brokenDocument
    /// It holds scripts, files, forms that send, or a password.
    case activeDocument
    case tooManyPages
    /// A My Number can be read on this page, from 1.
    case myNumber(page: Int)
    /// What reads papers is not installed.
    case noReader
    /// Too many others have theirs read.
    case busy
    /// It took too long to read.
    case tooLong

    /// What is wrong and what to do.
    package var message: Localized {
        switch self {
        case .empty:
            Localized(ja: "スキャンしたファイルを選んでください。", en: "Choose the file of the scan.")
        case .tooLarge:
            Localized(
                ja: "ファイルが大きすぎます。5MBまで、5000万画素までです。解像度を下げて取り直してください。",
                en: "The file is too large: up to 5 MB and 50 million pixels. Scan it less finely."
            )
        case .unknownFormat:
            Localized(
                ja: "JPEGかPDFのファイルではありません。名前を変えても受け付けません。",
                en: "This is neither JPEG nor PDF; another name does not change that."
            )
        case .brokenPicture:
            Localized(
                ja: "JPEGの画像が壊れています。取り直してください。",
                en: "The JPEG picture is broken; scan it again."
            )
        case .brokenDocument:
            Localized(
                ja: "PDFが壊れているか、パスワードがかかっています。取り直してください。",
                en: "The PDF is broken or has a password; scan it again."
            )
        case .activeDocument:
            Localized(
                ja: "PDFにスクリプト・添付ファイル・送信フォーム・パスワードのいずれかが含まれているため、受け付けません。印刷してスキャンしてください。",
                en:
                    "The PDF holds a script, a file, a form that sends, or a password, and is not taken. Print it and scan the print."
            )
        case .tooManyPages:
            Localized(
                ja: "PDFは\(ScanLimits.pages)ページまでです。分けて取り込んでください。",
                en: "A PDF may have \(ScanLimits.pages) pages; attach it in parts."
            )
        case .myNumber(let page):
            Localized(
                ja: "\(page)ページ目に個人番号(マイナンバー)が読み取れます。保存していません。番号を隠して取り直してください。",
                en:
                    "A My Number can be read on page \(page). Nothing was kept: cover the number and scan it again."
            )
        case .noReader:
            Localized(
                ja: "個人番号がないことを確かめる仕組みが動いていないため、スキャンを受け付けられません。管理者に連絡してください。",
                en:
                    "What looks for a My Number is not at work, so no scan can be taken. Tell the administrator."
            )
        case .busy:
            Localized(
                ja: "ほかのスキャンを読み取っています。少し待ってから、もう一度送ってください。",
                en: "Other scans are being read; send it again in a moment."
            )
        case .tooLong:
            Localized(
                ja: "読み取りに時間がかかりすぎました。ページを分けるか、解像度を下げて取り直してください。",
                en: "Reading it took too long; scan fewer pages, or less finely."
            )
        }
    }
}
