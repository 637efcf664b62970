package import Operations
package import Vocabulary

/// Makes the emergency pack of an office for a day: numbers, documents, and a PDF where a browser is there.
package struct EmergencyPrint: Sendable {
    /// What was made.
    package enum Made: Hashable, Sendable {
        /// It lay there already, and nothing was reserved.
        case already(String)
        /// A new one, with whether it has a PDF.
        case new(String, hasPDF: Bool)
    }

    private let premises: Premises
    private let folder: EmergencyFolder
    private let browser: HeadlessBrowser?
    private let isPractice: Bool

    /// A print at these premises into a folder.
    package init(
        _ premises: Premises,
        into folder: EmergencyFolder,
        browser: HeadlessBrowser?,
        isPractice: Bool
    ) {
        self.premises = premises
        self.folder = folder
        self.browser = browser
        self.isPractice = isPractice
    }

    /// Makes it once a day and folder; a second folder gets numbers of its own.
    package func callAsFunction(
        _ office: MunicipalityCode,
        on day: CalendarDay,
        count: Int = ReserveEmergencyNumbers.countUsual,
        by acting: Acting
    ) async throws -> Made {
        let place = folder.place(of: office, on: day)
        if folder.has(office, on: day) { return .already(place) }
        let pack = try await ReserveEmergencyNumbers(premises)(
            office,
            on: day,
            count: count,
            by: acting
        ).get()
        let content = EmergencyContent(
            pack,
            catalog: premises.planning().catalog,
            isPractice: isPractice
        )
        let hasPDF = try await folder.write(content, of: office, on: day) { part in
            await browser?.write("\(part)/pack.html", asPDF: "\(part)/pack.pdf") ?? false
        }
        return .new(place, hasPDF: hasPDF)
    }
}
