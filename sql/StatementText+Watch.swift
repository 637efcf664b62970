extension StatementText {
    /// The statements by which people watch the center.
    static let watch = [
        watchBreakdown, watchDayItems, watchDayLots, watchDayWaiting, watchHindrances, watchItem,
        watchItemEvents, watchItemLinks, watchLotItems, watchRefusedAnswers,
    ]

    package static let watchHindrances =
        StatementText("watch_hindrances", PackageResources.watch_hindrances_sql)
    package static let watchRefusedAnswers =
        StatementText("watch_refused_answers", PackageResources.watch_refused_answers_sql)
    package static let watchBreakdown =
        StatementText("watch_breakdown", PackageResources.watch_breakdown_sql)
    package static let watchDayItems =
        StatementText("watch_day_items", PackageResources.watch_day_items_sql)
    package static let watchDayLots =
        StatementText("watch_day_lots", PackageResources.watch_day_lots_sql)
    package static let watchDayWaiting =
        StatementText("watch_day_waiting", PackageResources.watch_day_waiting_sql)
    package static let watchItem = StatementText("watch_item", PackageResources.watch_item_sql)
    package static let watchItemEvents =
        StatementText("watch_item_events", PackageResources.watch_item_events_sql)
    package static let watchItemLinks =
        StatementText("watch_item_links", PackageResources.watch_item_links_sql)
    package static let watchLotItems =
        StatementText("watch_lot_items", PackageResources.watch_lot_items_sql)
}
