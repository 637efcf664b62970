extension StatementText {
    /// The statements of the queue.
    static let queue = [
        jobEnqueue,
        jobFailureList,
        jobFlowProbe,
        jobHorizon,
        jobKeepHistory,
        jobLeftBelow,
        jobNoSequentialScan,
        jobPostpone,
        jobReleaseDue,
        jobRing,
        jobTake,
    ]

    package static let jobEnqueue = StatementText("job_enqueue", PackageResources.job_enqueue_sql)
    package static let jobFailureList =
        StatementText("job_failure_list", PackageResources.job_failure_list_sql)
    package static let jobFlowProbe =
        StatementText("job_flow_probe", PackageResources.job_flow_probe_sql)
    package static let jobHorizon = StatementText("job_horizon", PackageResources.job_horizon_sql)
    package static let jobKeepHistory =
        StatementText("job_keep_history", PackageResources.job_keep_history_sql)
    package static let jobLeftBelow =
        StatementText("job_left_below", PackageResources.job_left_below_sql)
    package static let jobNoSequentialScan =
        StatementText("job_no_sequential_scan", PackageResources.job_no_sequential_scan_sql)
    package static let jobPostpone =
        StatementText("job_postpone", PackageResources.job_postpone_sql)
    package static let jobReleaseDue =
        StatementText("job_release_due", PackageResources.job_release_due_sql)
    package static let jobRing = StatementText("job_ring", PackageResources.job_ring_sql)
    package static let jobTake = StatementText("job_take", PackageResources.job_take_sql)
}
