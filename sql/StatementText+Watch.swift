extension StatementText {
    /// The statements by which people watch the center.
    static let watch = [
        watchBreakdown, watchItem, watchItemEvents, watchItemLinks, watchLotItems,
    ]

    package static let watchBreakdown =
        StatementText("watch_breakdown", PackageResources.watch_breakdown_sql)
    package static let watchItem = StatementText("watch_item", PackageResources.watch_item_sql)
    package static let watchItemEvents =
        StatementText("watch_item_events", PackageResources.watch_item_events_sql)
    package static let watchItemLinks =
        StatementText("watch_item_links", PackageResources.watch_item_links_sql)
    package static let watchLotItems =
        StatementText("watch_lot_items", PackageResources.watch_lot_items_sql)
}
