import Catalog
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Pages
import Vocabulary

/// What every page of this server needs beside the request.
struct Site: Sendable {
    let planning: @Sendable () -> any Planning
    let time: any TimeSource
    let metrics: Metrics
    /// Whether answers of systems are simulated at the moment.
    let isSimulated: @Sendable () -> Bool
    /// Whether the database is for practice alone.
    let isPractice: Bool

    /// The catalog in force.
    var catalog: Catalog { planning().catalog }

    /// Today in Japan.
    var today: CalendarDay { time.now().dayInJapan }

    /// What an office is called.
    func officeName(_ office: MunicipalityCode) -> Localized {
        catalog.view(office: office, on: today).officeName ?? Localized(same: office.description)
    }

    /// A page for whoever asks, signed in or not.
    func page(
        _ page: any Page,
        for context: PageContext,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        .html(page.rendered(in: frame(context.language, context.session, context.asked)), status)
    }

    /// A page for somebody who is signed in.
    func page(
        _ page: any Page,
        for context: StaffContext,
        at path: Path? = nil,
        status: HTTPResponse.Status = .ok,
        notice: Notice? = nil
    ) -> Response {
        var frame = frame(context.language, context.session, path?.text ?? context.asked)
        frame.notice = notice ?? Notices.notice(of: context.asked)
        return .html(page.rendered(in: frame), status)
    }

    /// The controls that a page would show to somebody.
    func controls(of page: any Page, for context: StaffContext) -> [FormControl] {
        FormControl.all(
            in: page.content(in: frame(context.language, context.session, context.asked))
        )
    }

    private func frame(_ language: Language, _ session: WebSession?, _ asked: String) -> Frame {
        let path = asked.split(separator: "?").first.map(String.init) ?? "/"
        return Frame(
            language: language,
            path: Path(received: path) ?? Paths.home,
            person: session?.person,
            isSimulated: isSimulated(),
            isPractice: isPractice,
            formToken: session?.formToken ?? ""
        )
    }
}

extension Response {
    static func html(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: value.compact()))
        )
    }

    static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// Leads on with a fresh GET, so that loading the page again repeats no act.
    static func redirect(to path: Path) -> Response {
        Response(status: .seeOther, headers: [.location: path.text])
    }
}
