import Eligibility
package import Vocabulary

/// Whether a procedure is fit for the unified counter, and why not.
package struct ScreeningResult: Sendable {
    package let procedure: Procedure
    /// Taken whole with its system, whatever the thresholds say.
    package let isTakenWhole: Bool
    /// The thresholds it misses; empty where it passes.
    package let failures: [Failure]

    package var passes: Bool { isTakenWhole || failures.isEmpty }

    /// A threshold that is missed.
    package enum Failure: Hashable, Sendable {
        /// None of its life events is among the core ones.
        case looseTie
        case acceptMinutes(Double, max: Double)
        case specialist
        case handling(Handling)
        case yearlyVolume(Int, min: Int)
        /// Guidance, or nothing to file: no counter takes it.
        case nothingToFile(Outcome)

        /// The failure in a sentence.
        package var sentence: Localized {
            switch self {
            case .looseTie:
                Localized(
                    ja: "主なライフイベントとの結びつきが弱い",
                    en: "It is not tied to one of the core life events."
                )
            case .acceptMinutes(let minutes, let max):
                Localized(
                    ja: "受付に\(shown(minutes))分かかる(上限\(shown(max))分)",
                    en: "Accepting takes \(shown(minutes)) minutes; the limit is \(shown(max))."
                )
            case .specialist:
                Localized(ja: "専門の職員が必要", en: "It needs a specialist.")
            case .handling(let handling):
                Localized(
                    ja: "処理する場所(\(handling.rawValue))が対象外",
                    en: "It is handled elsewhere (\(handling.rawValue))."
                )
            case .yearlyVolume(let volume, let min):
                Localized(
                    ja: "年間\(volume)件で、下限\(min)件に満たない",
                    en: "There are \(volume) cases a year; the least is \(min)."
                )
            case .nothingToFile(let outcome):
                Localized(
                    ja: "窓口に届け出るものがない(\(outcome.rawValue))",
                    en: "There is nothing to file (\(outcome.rawValue))."
                )
            }
        }

        /// Minutes without a needless `.0`.
        private func shown(_ minutes: Double) -> String {
            minutes == minutes.rounded() ? String(Int(minutes)) : String(minutes)
        }
    }
}

extension CatalogLayer {
    /// Every procedure held against the thresholds of the screening policy, in the order of plans.
    package func screen() -> [ScreeningResult] {
        procedures.map { procedure in
            ScreeningResult(
                procedure: procedure,
                isTakenWhole: screening.wholeSystems.contains(procedure.system)
                    || screening.wholeProcedures.contains(procedure.id),
                failures: screening.failures(of: procedure)
            )
        }
    }
}

extension ScreeningPolicy {
    func failures(of procedure: Procedure) -> [ScreeningResult.Failure] {
        var failures: [ScreeningResult.Failure] = []
        let outcome = procedure.rule.outcome
        if outcome == .exOfficio || outcome == .referral {
            failures.append(.nothingToFile(outcome))
        }
        if !coreLifeEvents.isEmpty, !procedure.everyEvent,
            !procedure.lifeEvents.contains(where: coreLifeEvents.contains)
        {
            failures.append(.looseTie)
        }
        if let max = acceptMinutesMax, procedure.minutes.accept > max {
            failures.append(.acceptMinutes(procedure.minutes.accept, max: max))
        }
        if procedure.specialist, !takesSpecialist { failures.append(.specialist) }
        if !handlings.isEmpty, !handlings.contains(procedure.handling) {
            failures.append(.handling(procedure.handling))
        }
        if let min = yearlyVolumeMin, let volume = procedure.yearlyVolume, volume < min {
            failures.append(.yearlyVolume(volume, min: min))
        }
        return failures
    }
}
