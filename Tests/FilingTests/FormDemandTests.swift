import Catalog
import Eligibility
import Filing
import Testing
import Vocabulary

@Suite("What a form takes") struct FormDemandTests {
    @Test("of somebody who has left the household since it was filed is known of nobody")
    func whoHasLeft() throws {
        let desk = try Desk()
        let view = try desk.view
        let demand = FormDemand(view: view, household: try desk.submission().household)
        let gone = PersonID("p9")
        var conditional = 0
        for procedure in view.procedures {
            let asking =
                view.form(of: procedure)?.fields.filter { $0.when?.usesPerson == true } ?? []
            for field in demand.fields(of: procedure, about: [gone])
            where field.person == gone
                && asking.contains(where: { $0.field == field.definition.id })
            {
                conditional += 1
                #expect(field.need == .optional)
            }
        }
        #expect(conditional > 0)
    }
}
